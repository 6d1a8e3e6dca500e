"""Thousands of browsers at their live line, in a process of their own: when did each hear what.

`python -m benchmarks.listeners PORT COUNT PATH` opens COUNT lines and comes back when a line is lost. Each line on
its standard input is a question: `state` waits until all have heard the state and says when the first connected and
the last heard; `alarm N` waits until all have heard of alarm N and says when the last did, and the last of those
that were live when it was asked.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from typing import Any

BACK_AFTER = 0.2
# So many try to get in at once; a real crowd is spread by the network between.
AT_ONCE = 400


class Listeners:
    """That process, seen from the benchmark."""

    def __init__(self, port: int, count: int, path: str) -> None:
        command = [sys.executable, "-m", "benchmarks.listeners", str(port), str(count), path]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, question: str) -> dict[str, float]:
        """The answer, when there is one."""
        self.say(question)
        return self.answer()

    def say(self, question: str) -> None:
        """Ask, and do not wait for the answer yet."""
        assert self.child.stdin
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()

    def answer(self) -> dict[str, float]:
        """The answer to the oldest question."""
        assert self.child.stdout
        found: dict[str, float] = json.loads(self.child.stdout.readline())
        return found

    def stop(self) -> None:
        """Close all lines."""
        self.child.kill()
        self.child.wait(10)


class Crowd:
    """Everybody who listens, and what they heard."""

    def __init__(self, port: int, count: int, path: str) -> None:
        self.port, self.count = port, count
        self.request = f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode()
        self.begin()
        self.heard: dict[int, list[tuple[float, bool]]] = {}
        self.news = asyncio.Event()

    def begin(self) -> None:
        """Nobody is live."""
        self.live = 0
        self.first_connected = self.last_live = 0.0

    async def come_in(self) -> None:
        """Open every line, so many at once."""
        turns = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(self.open(turns) for _ in range(self.count)))

    async def open(self, turns: asyncio.Semaphore) -> None:
        """One line, tried until somebody answers."""
        async with turns:
            line = Line(self)
            while not line.opened.done():
                try:
                    await asyncio.get_running_loop().create_connection(lambda: line, "127.0.0.1", self.port)
                except OSError:
                    await asyncio.sleep(BACK_AFTER)
                else:
                    await line.opened

    def lost(self) -> None:
        """A line broke: when the last one did, everybody comes back."""
        self.live -= 1
        if self.live == 0:
            self.begin()
            self.coming = asyncio.create_task(self.come_in())

    async def answer(self, question: str) -> dict[str, float]:
        """What somebody wants to know, once it is so."""
        if question == "state":
            await self.until(lambda: self.live == self.count)
            return {"first": self.first_connected, "last": self.last_live}
        alarm, asked_at = int(question.split()[1]), time.time()
        await self.until(lambda: len(self.heard.get(alarm, [])) >= self.count)
        heard = self.heard[alarm]
        by_line = [moment for moment, was_live in heard if was_live]
        return {
            "asked": asked_at,
            "last": max(moment for moment, _ in heard),
            "last_of_the_live": max(by_line, default=0),
        }

    async def until(self, enough: Any) -> None:
        """Wait for that."""
        while not enough():
            self.news.clear()
            await self.news.wait()


class Line(asyncio.Protocol):
    """One browser: it looks for the names of events and keeps nothing else."""

    __slots__ = ("crowd", "is_live", "opened", "transport")

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.is_live = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self.crowd.first_connected = self.crowd.first_connected or time.time()
        self.transport = transport
        transport.write(self.crowd.request)

    def data_received(self, data: bytes) -> None:
        """An alarm, or the state that says that this line is live."""
        now = time.time()
        for part in data.split(b"event: alarm\ndata: ")[1:]:
            number = int(part[part.index(b'"id": ') + 6 :].split(b",", 1)[0])
            self.crowd.heard.setdefault(number, []).append((now, self.is_live))
        if not self.is_live and b"event: state" in data:
            self.is_live = True
            self.crowd.live += 1
            self.crowd.last_live = now
            self.opened.set_result(None)
        self.crowd.news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.is_live:
            self.is_live = False
            self.crowd.lost()


async def listen(port: int, count: int, path: str) -> None:
    """Until nobody asks anything any more."""
    crowd = Crowd(port, count, path)
    coming = asyncio.create_task(crowd.come_in())
    loop = asyncio.get_running_loop()
    while question := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        print(json.dumps(await crowd.answer(question)), flush=True)
    coming.cancel()


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(listen(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
