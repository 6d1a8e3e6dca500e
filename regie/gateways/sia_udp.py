"""How DC-09 frames are taken from datagrams: each sender has a queue of its own, and nobody waits for another's.

A datagram that finds its sender's queue full, or too many senders at once, is dropped: over UDP a panel repeats what
was not acknowledged. Only undamaged frames take a place, so noise cannot fill the queues. The socket is emptied in
one go, because what the system has no room for it drops without looking whose it is.
"""

import asyncio
import logging
import socket
from collections import deque
from contextlib import suppress
from typing import Any

from regie.gateways.sia_dc09 import LONGEST_FRAME, Damaged, open_envelope
from regie.gateways.sia_desk import Desk
from regie.gateways.sia_stream import FrameCutter

log = logging.getLogger(__name__)

SENDERS = 512
WAITING = 4  # frames a sender; a panel sends the next one after the answer to the last
AT_ONCE = 512  # datagrams, before others have their turn
BUFFER = 1 << 21  # asked of the system; it gives what it allows

Address = tuple[Any, ...]


class Datagrams:
    """The UDP side of one port."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[Address, deque[bytes]] = {}
        self._tasks: set[asyncio.Task[None]] = set()  # the reference that keeps each task alive
        self._socket: socket.socket | None = None
        self._told: set[str] = set()

    async def start(self, host: str, port: int) -> None:
        """Listen; OSError when the port is taken."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_DGRAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _name, address = found[0]
        opened = socket.socket(family, kind, protocol)
        try:
            opened.setblocking(False)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
            opened.bind(address)
        except OSError:
            opened.close()
            raise
        self._socket = opened
        loop.add_reader(opened.fileno(), self._take_in, opened)

    async def stop(self, seconds: float) -> None:
        """Take nothing in, finish what is being stored, and close."""
        if self._socket is None:
            return
        asyncio.get_running_loop().remove_reader(self._socket.fileno())
        for queue in self._waiting.values():
            queue.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        self._socket.close()
        self._socket = None

    def _take_in(self, opened: socket.socket) -> None:
        for _ in range(AT_ONCE):
            try:
                data, sender = opened.recvfrom(LONGEST_FRAME + 1)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as problem:
                # A sender that is gone: its panel asks again when it has something to say.
                log.debug("A datagram could not be taken in: %s", problem)
                continue
            self._received(data, sender)

    def _received(self, data: bytes, sender: Address) -> None:
        """Put the frames of one datagram in their sender's queue."""
        queue = self._waiting.get(sender)
        if (queue is not None and len(queue) >= WAITING) or (queue is None and len(self._waiting) >= SENDERS):
            self._note("dropped: datagram")
            return
        frames = [frame for frame in FrameCutter().feed(data) if _is_whole(frame)]
        if not frames:
            self._note("damaged: datagram")
            return
        if queue is None:
            queue = self._waiting[sender] = deque()
            task = asyncio.create_task(self._serve(sender, queue), name="sia datagrams")
            self._tasks.add(task)
            task.add_done_callback(self._served)
        queue.extend(frames[: WAITING - len(queue)])

    async def _serve(self, sender: Address, queue: deque[bytes]) -> None:
        """One frame of a sender after another; the answers leave in that order."""
        try:
            while queue:
                answer = await self._desk.answer(queue.popleft(), str(sender[0]))
                if answer.remark:
                    self._note_once(answer.remark)
                if answer.reply and self._socket:
                    with suppress(OSError):
                        self._socket.sendto(answer.reply, sender)
                await asyncio.sleep(0)  # what has already arrived from others comes first
        finally:
            del self._waiting[sender]

    def _served(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("Serving a datagram broke off", exc_info=problem)

    def _note(self, what: str) -> None:
        self._desk.tally[what] += 1
        self._note_once(what)

    def _note_once(self, what: str) -> None:
        """Log once a kind: the sender of a datagram may be anybody, so it says little."""
        if what not in self._told:
            self._told.add(what)
            log.warning("A datagram was %s", what)


def _is_whole(frame: bytes) -> bool:
    try:
        open_envelope(frame)
    except Damaged:
        return False
    return True
