"""One open live line, and how an event is written to ten thousand of them without a task for each."""

import asyncio
import types
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from regie.stream.viewer import Viewer

# Who has not read so many events is too slow: the browser comes back and starts fresh.
LONGEST_QUEUE = 200
# So long a full buffer is waited for, before the other end counts as gone.
SLOWEST = 20.0
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]


class Line:
    """One browser that listens. What comes before `begin` waits for it; who does not read on is let go."""

    __slots__ = ("_busy", "_rest", "_send", "_task", "_waiting", "dropped", "viewer")

    def __init__(self, viewer: Viewer, send: Send) -> None:
        self.viewer = viewer
        self.dropped = False
        self._send = send
        self._task = asyncio.current_task()
        self._rest: asyncio.Task[None] | None = None
        self._waiting: list[bytes] = []
        self._busy = True

    def begin(self, first: bytes) -> None:
        """Write what must be heard first, and then what came meanwhile."""
        self._start(self._write(b"".join([first, *self._take()])))

    def put(self, data: bytes) -> None:
        """Write this, at once when the connection takes it; else after what waits."""
        if not self._busy:
            self._start(self._write(data))
        elif len(self._waiting) < LONGEST_QUEUE:
            self._waiting.append(data)
        else:
            self.drop()

    def end(self) -> None:
        """Say goodbye: whoever hears it asks for a new ticket."""
        if self._busy:
            self.drop()
        else:
            self._start(self._send({"type": "http.response.body", "body": b""}))

    def drop(self) -> None:
        """Let go of somebody who does not read."""
        self.dropped = True
        if self._task:
            self._task.cancel()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        unfinished = at_once(work)
        self._busy = unfinished is not None
        if unfinished is not None:
            self._rest = asyncio.create_task(self._finish(unfinished))

    async def _finish(self, unfinished: Awaitable[None]) -> None:
        """The connection was full: wait for it, and then write what came meanwhile."""
        try:
            async with asyncio.timeout(SLOWEST):
                await unfinished
                while self._waiting:
                    await self._write(b"".join(self._take()))
        except TimeoutError:
            self.drop()
        self._busy = False
        self._rest = None

    def _take(self) -> list[bytes]:
        waited, self._waiting = self._waiting, []
        return waited

    async def _write(self, data: bytes) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": True})


def at_once(work: Coroutine[Any, Any, None]) -> Awaitable[None] | None:
    """Do it now, as far as it does not wait; None when that was all of it, else the rest.

    A write waits for nothing, nearly always; a task for each would double what an event costs.
    """
    try:
        waits_for = work.send(None)
    except StopIteration:
        return None
    return _rest_of(work, waits_for)


@types.coroutine
def _rest_of(work: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    while True:
        try:
            yield waits_for
        except BaseException as problem:  # noqa: BLE001  it is the work that answers it
            waits_for = work.throw(problem)
            continue
        try:
            waits_for = work.send(None)
        except StopIteration:
            return
