"""A serial line of this machine as a stream: seven bits, even parity, two stop bits, as ESPA 4.4.4 wants it.

The address is `espa+serial:///dev/ttyUSB0`, with `?baud=…` where it is not 9600. Only whoever opened the line speaks on
it: a second process is told that it is busy.
"""

import asyncio
import fcntl
import os
import re
import termios
from typing import Any
from urllib.parse import parse_qs, urlsplit

SCHEME = "espa+serial"
# What an administrator types may name a line, and no other file of the server.
LINE = re.compile(r"/dev/(tty[0-9A-Za-z]{1,20}|serial/by-(id|path)/[\w.:+\-]{1,200}|pts/[0-9]{1,6})")
BAUD = {"1200": termios.B1200, "2400": termios.B2400, "4800": termios.B4800, "9600": termios.B9600,
        "19200": termios.B19200}  # fmt: skip
USUAL = "9600"
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


async def opened(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """The line, ready to speak; raises OSError when it is not there or busy, ValueError for another address."""
    where = urlsplit(address)
    speed = BAUD.get(parse_qs(where.query).get("baud", [USUAL])[0])
    if where.scheme != SCHEME or where.netloc or not LINE.fullmatch(where.path) or speed is None:
        raise ValueError("this is no serial line")
    line = os.open(where.path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
        termios.tcsetattr(line, termios.TCSANOW, settings(termios.tcgetattr(line), speed))
        termios.tcflush(line, termios.TCIOFLUSH)
    except (OSError, termios.error) as problem:
        os.close(line)
        raise OSError(f"{where.path}: {problem}") from problem
    return await streams(line)


def settings(found: list[Any], speed: int) -> list[Any]:
    """Raw bytes, 7E2, no flow control: what is typed on a pager must not be read as a command of the line."""
    wanted = list(found)
    wanted[IFLAG] = termios.INPCK | termios.IGNPAR | termios.ISTRIP
    wanted[OFLAG] = wanted[LFLAG] = 0
    kept = found[CFLAG] & ~(termios.CSIZE | termios.PARODD | termios.CRTSCTS)
    wanted[CFLAG] = kept | termios.CS7 | termios.PARENB | termios.CSTOPB | termios.CREAD | termios.CLOCAL
    wanted[ISPEED] = wanted[OSPEED] = speed
    return wanted


async def streams(line: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Reading and writing on an open line; closing the writer closes both."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    heard, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(os.dup(line), "rb", buffering=0)
    )
    said, protocol = await loop.connect_write_pipe(lambda: _Ending(heard), os.fdopen(line, "wb", buffering=0))
    return reader, asyncio.StreamWriter(said, protocol, None, loop)


class _Ending(asyncio.StreamReaderProtocol):
    """Stops reading when writing has stopped."""

    def __init__(self, heard: asyncio.ReadTransport) -> None:
        super().__init__(asyncio.StreamReader())
        self._heard = heard

    def connection_lost(self, problem: Exception | None) -> None:
        """The line was closed."""
        self._heard.close()
        super().connection_lost(problem)
