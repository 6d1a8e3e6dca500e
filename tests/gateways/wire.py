"""A server on a real socket, a handler that remembers, and a line to write bytes on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from regie.gateways import Handle, SiaServer, Signal, Verdict
from regie.gateways.sia_dc09 import CR, build, parse

MOMENT = datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)
PATIENCE = 5.0


class Store:
    """Stands where the alarms are stored: remembers what it was given, and says ACK."""

    def __init__(self, verdict: Verdict = Verdict.ACK) -> None:
        self.verdict = verdict
        self.signals: list[Signal] = []

    async def __call__(self, signal: Signal) -> Verdict:
        self.signals.append(signal)
        return self.verdict

    @property
    def heard(self) -> list[str]:
        return [f"{signal.account} {signal.code} {signal.kind}" for signal in self.signals]


@asynccontextmanager
async def serving(handle: Handle, **options: float) -> AsyncIterator[SiaServer]:
    server = await listening(handle, **options)
    try:
        yield server
    finally:
        await server.stop()


async def listening(handle: Handle, **options: float) -> SiaServer:
    """A server that has begun; a port is handed out for TCP, and now and then somebody else has it for UDP."""
    for _ in range(10):
        server = SiaServer("127.0.0.1", 0, handle, lambda: MOMENT, **options)
        with suppress(OSError):
            await server.start()
            return server
    raise OSError("ten ports, and each was somebody's")


class Line:
    """One TCP connection to the server, as a panel holds it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def write(self, piece: bytes) -> None:
        self.writer.write(piece)
        await self.writer.drain()

    async def reply(self, *, within: float = PATIENCE) -> str:
        """The next reply as `ACK 0042`; "silence" when none comes, "gone" when the line is closed."""
        try:
            async with asyncio.timeout(within):
                frame = parse(await self.reader.readuntil(CR))
        except TimeoutError:
            return "silence"
        except (asyncio.IncompleteReadError, ConnectionError):
            return "gone"
        return f"{frame.header.id} {frame.header.sequence}"

    async def asks(self, frame: bytes, *, within: float = PATIENCE) -> str:
        await self.write(frame)
        return await self.reply(within=within)


@asynccontextmanager
async def calling(server: SiaServer) -> AsyncIterator[Line]:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    try:
        yield Line(reader, writer)
    finally:
        writer.close()


def press(zone: int = 7, *, account: str = "1234", sequence: int = 42, code: str = "PA") -> bytes:
    return build("SIA-DCS", account, f"#{account}|N{code}{zone:03d}", sequence=f"{sequence:04d}")


def sealed(body: bytes) -> bytes:
    """Any body at all in an envelope that is right; written without the code under test."""
    crc = 0
    for byte in body:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return b"\n%04X%04X%b\r" % (crc, len(body), body)


def run(story: Callable[[], Awaitable[None]]) -> None:
    """Plain pytest, one event loop a story, and no story without an end."""

    async def with_an_end() -> None:
        async with asyncio.timeout(60):
            await story()

    asyncio.run(with_an_end())
