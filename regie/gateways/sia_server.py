"""How SIA DC-09 panels are listened to: over TCP here, over UDP on the same port beside it.

Three rules keep one panel from harming another:

* each connection asks the handler one thing at a time, so a flood waits for itself only;
* nothing is kept but one unfinished frame, and who completes no frame for `idle_seconds` is hung up on;
* when every seat is taken, the connection that has gone longest without a whole frame makes room. One whose
  alarm is being stored never does; if all are, the newcomer is turned away and will try again.
"""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from regie.gateways.sia_desk import Desk, no_keys, tell_nobody
from regie.gateways.sia_stream import FrameCutter
from regie.gateways.sia_udp import Datagrams
from regie.gateways.signals import Clock, Handle, Keys, Refusing
from regie.gateways.tcp import notice_who_is_gone

log = logging.getLogger(__name__)

PIECE = 4096
BEAT_SECONDS = 5.0
REPLY_SECONDS = 10.0  # a panel that does not read its replies is no longer there
GOODBYE_SECONDS = 5.0  # what is being stored while we stop may still be finished and acknowledged


@dataclass(eq=False, slots=True)
class Seat:
    """One connection, and what is known about it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    quiet_since: float
    source: str = ""
    storing: bool = False
    leaving: bool = False
    cutter: FrameCutter = field(default_factory=FrameCutter)
    told: set[str] = field(default_factory=set)


class SiaServer:
    """Panels on one port. `port` is the real one after `start()`, also when 0 was asked for."""

    def __init__(
        self,
        host: str,
        port: int,
        handle: Handle,
        clock: Clock,
        *,
        keys: Keys = no_keys,
        refused: Refusing = tell_nobody,
        seats: int = 512,
        idle_seconds: float = 3600.0,
    ) -> None:
        self.host = host
        self.port = port
        self.last_sign_of_life: datetime | None = None
        self._desk = Desk(handle, clock, keys=keys, refused=refused)
        self._datagrams = Datagrams(self._desk)
        self._clock = clock
        self._limit = seats
        self._idle_seconds = idle_seconds
        self._seats: dict[asyncio.Task[None], Seat] = {}  # the reference that keeps each task alive
        self._stopping = False

    @property
    def tally(self) -> Counter[str]:
        """What was answered and remarked, and how often."""
        return self._desk.tally

    @property
    def last_frame_at(self) -> datetime | None:
        """When the last undamaged frame came in."""
        return self._desk.last_frame_at

    async def start(self) -> None:
        """Listen over TCP and UDP; OSError when the port is taken."""
        self._stopping = False
        self._server = await asyncio.start_server(
            self._welcome, self.host, self.port, limit=PIECE, backlog=self._limit
        )
        try:
            await self._datagrams.start(self.host, self._server.sockets[0].getsockname()[1])
        except OSError:
            self._server.close()
            raise
        self.port = self._server.sockets[0].getsockname()[1]
        self.last_sign_of_life = self._clock()
        self._heart = asyncio.create_task(self._beat(), name="sia heartbeat")

    async def stop(self) -> None:
        """Let no one in, finish what is being stored, and hang up."""
        self._stopping = True
        self._server.close()
        self._heart.cancel()
        await self._datagrams.stop(GOODBYE_SECONDS)
        for seat in self._seats.values():
            if not seat.storing:
                _send_away(seat)
        if self._seats:
            await asyncio.wait(self._seats, timeout=GOODBYE_SECONDS)
        for task, seat in self._seats.items():
            seat.writer.transport.abort()
            task.cancel()
        await asyncio.gather(self._heart, *self._seats, return_exceptions=True)
        await self._server.wait_closed()

    async def _beat(self) -> None:
        """A sign of life is one of this loop and of the listening socket, also when every panel is silent."""
        while True:
            if self._server.is_serving():
                self.last_sign_of_life = self._clock()
            await asyncio.sleep(BEAT_SECONDS)

    # --- seats -------------------------------------------------------------------------------------------

    def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._stopping or not self._make_room():
            self.tally["turned away"] += 1
            writer.transport.abort()
            return
        seat = Seat(reader, writer, quiet_since=_now(), source=str(writer.get_extra_info("peername")[0]))
        task = asyncio.create_task(self._converse(seat), name="sia panel")
        self._seats[task] = seat
        task.add_done_callback(self._left)

    def _make_room(self) -> bool:
        taken = [seat for seat in self._seats.values() if not seat.leaving]
        if len(taken) < self._limit:
            return True
        quiet = [seat for seat in taken if not seat.storing]
        if not quiet:
            return False
        self.tally["made room"] += 1
        _send_away(min(quiet, key=lambda seat: seat.quiet_since))
        return True

    def _left(self, task: asyncio.Task[None]) -> None:
        del self._seats[task]
        if not task.cancelled() and (problem := task.exception()):
            log.error("A conversation with a panel broke off", exc_info=problem)

    # --- a conversation ----------------------------------------------------------------------------------

    async def _converse(self, seat: Seat) -> None:
        try:
            notice_who_is_gone(seat.writer.get_extra_info("socket"))
            while piece := await self._listen(seat):
                for frame in seat.cutter.feed(piece):
                    await self._answer(seat, frame)
                await asyncio.sleep(0)  # what has already arrived from others comes first
        except (TimeoutError, OSError):
            pass  # gone quiet, or gone: the panel opens a new line when it has something to say
        finally:
            await _hang_up(seat.writer)

    async def _listen(self, seat: Seat) -> bytes:
        """What arrives next; nothing when it is time to go."""
        if self._stopping or seat.leaving:
            return b""
        async with asyncio.timeout_at(seat.quiet_since + self._idle_seconds):
            return await seat.reader.read(PIECE)

    async def _answer(self, seat: Seat, raw: bytes) -> None:
        """Replies leave in the order of the frames, because the next frame waits for this one's reply."""
        if self._stopping or seat.leaving:
            return
        seat.storing = True
        try:
            answer = await self._desk.answer(raw, seat.source)
        finally:
            seat.storing = False
        if answer.whole:
            # Only a whole, undamaged frame counts as being heard: dribbling and noise do not.
            seat.quiet_since = _now()
        self._note(seat, answer.remark)
        if answer.reply:
            seat.writer.write(answer.reply)
            async with asyncio.timeout(REPLY_SECONDS):
                await seat.writer.drain()

    def _note(self, seat: Seat, remark: str) -> None:
        """Log once a connection: a flood of noise must not fill the disk."""
        if remark and remark not in seat.told:
            seat.told.add(remark)
            log.warning("A frame from %s was %s", seat.source, remark)


def _send_away(seat: Seat) -> None:
    seat.leaving = True
    seat.writer.transport.abort()


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    """Close once the last reply has left, or drop the line when nobody takes it."""
    writer.close()
    try:
        async with asyncio.timeout(REPLY_SECONDS):
            await writer.wait_closed()
    except (TimeoutError, OSError):
        pass
    finally:
        writer.transport.abort()


def _now() -> float:
    return asyncio.get_running_loop().time()
