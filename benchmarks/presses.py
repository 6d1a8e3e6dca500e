"""Presses by HTTP over connections that stay open, and when each was answered."""

import asyncio
import json
import time
from dataclasses import dataclass
from datetime import datetime

from regie.demo import chain
from tests.processes import Process


@dataclass(frozen=True)
class Pressed:
    """One accepted press: the alarm, when the request left, when the answer came, and when it was raised."""

    alarm: int
    sent: float
    replied: float
    raised: float


class Button:
    """One sender with one open connection."""

    def __init__(self, regie: Process) -> None:
        self.port = regie.port
        self.token = chain.token(next(iter(chain.BUTTONS)))

    async def __aenter__(self) -> "Button":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def press(self, key: str) -> Pressed:
        """Press once; anything but 201 is an error."""
        body = b'{"kind": "alarm"}'
        sent = time.time()
        self.writer.write(
            b"POST /api/v1/alarms HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
            b"authorization: Bearer %s\r\nidempotency-key: %s\r\ncontent-length: %d\r\n\r\n%s"
            % (self.token.encode(), key.encode(), len(body), body)
        )
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.partition(b":")[2])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        answer = json.loads(await self.reader.readexactly(length))
        replied = time.time()
        if not head.startswith(b"HTTP/1.1 201"):
            raise AssertionError(f"{head!r} {answer}")
        raised = datetime.fromisoformat(answer["raised_at"]).timestamp()
        return Pressed(answer["id"], sent, replied, raised)


async def steadily(regie: Process, how_many: int, *, per_second: float) -> list[Pressed]:
    """So many presses at an even pace."""
    pressed = []
    async with Button(regie) as button:
        start = time.monotonic()
        for number in range(how_many):
            await asyncio.sleep(max(0.0, start + number / per_second - time.monotonic()))
            pressed.append(await button.press(f"steady-{number}"))
    return pressed


async def at_once(regie: Process, how_many: int, *, senders: int) -> list[Pressed]:
    """So many presses by so many senders, each as fast as it is answered."""
    numbers = iter(range(how_many))

    async def one() -> list[Pressed]:
        async with Button(regie) as button:
            return [await button.press(f"burst-{number}") for number in numbers]

    done = await asyncio.gather(*(one() for _ in range(senders)))
    return [press for some in done for press in some]
