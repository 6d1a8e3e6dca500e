"""How a message reaches a pager over ESPA 4.4.4, on a serial line here or behind a small TCP server.

Selecting, blocks and answers follow ISO 1745, the block check ISO 1155 (exclusive or of everything after SOH, up to
and with ETX). ACK means that the encoder took it, never that a pager rang. One line carries one call at a time; a
line that was silent fails everybody who waits for it at once, so that their next way can begin.
"""

import asyncio
import contextlib
import unicodedata
from functools import reduce
from operator import xor
from urllib.parse import urlsplit

from regie.channels import serial_line
from regie.channels.message import Message, Outcome, Receipt, clean

SOH, STX, ETX, EOT, ENQ, ACK, NAK = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x15"
RS, US = "\x1e", "\x1f"
ANSWER_SECONDS = 1.0
QUIET_SECONDS = 3.0
TRIES = 3
# Many displays show no more; what does not fit is cut, and the receipt says so.
LONGEST = 128
CALL, STANDARD_CALL, ALARM, NORMAL = "1", "3", "1", "3"
_lines: dict[tuple[int, str], asyncio.Lock] = {}
_silent_until: dict[str, float] = {}


class Silent(Exception):
    """The other end of the line says nothing."""


async def send(message: Message, address: str) -> Receipt:
    """Call one pager; `address` is its number on the encoder."""
    line = message.settings.get("address", "")
    loop = asyncio.get_running_loop()
    async with _lines.setdefault((id(loop), line), asyncio.Lock()):
        if _silent_until.get(line, 0) > loop.time():
            return Receipt(Outcome.FAILED, "the line was silent a moment ago")
        try:
            return await _call(line, message, address)
        except (OSError, Silent, ValueError) as problem:
            _silent_until[line] = loop.time() + QUIET_SECONDS
            return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}"[:200])


async def _call(line: str, message: Message, pager: str) -> Receipt:
    reader, writer = await _opened(line)
    try:
        settings = message.settings
        if not await _selected(reader, writer, settings.get("own", "1"), settings.get("station", "2")):
            return Receipt(Outcome.FAILED, "the encoder is not ready")
        text, cut = shown(message)
        taken = await _handed_over(reader, writer, block(records(message, pager, text)))
        return Receipt(taken.outcome, f"{taken.detail}, text cut" if cut else taken.detail)
    finally:
        writer.write(EOT)
        writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                await writer.wait_closed()


async def _opened(line: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if line.startswith(f"{serial_line.SCHEME}:"):
        return await serial_line.opened(line)
    where = urlsplit(line)
    async with asyncio.timeout(ANSWER_SECONDS):
        return await asyncio.open_connection(where.hostname, where.port or 4001)


async def _selected(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, own: str, station: str
) -> bool:
    """Ask the station for its attention: own address ENQ, its address ENQ; ACK is yes."""
    for _ in range(TRIES):
        writer.write(EOT + own.encode() + ENQ + station.encode() + ENQ)
        answer, _ = await _answer(reader)
        if answer == ACK:
            return True
    return False


async def _handed_over(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> Receipt:
    """Send the block until it is taken; NAK comes with an error code before it."""
    code = ""
    for _ in range(TRIES):
        writer.write(sent)
        try:
            answer, code = await _answer(reader)
        except Silent:
            # The encoder may have it: only its answer was lost.
            return Receipt(Outcome.UNKNOWN, "no answer after the call was sent")
        if answer == ACK:
            return Receipt(Outcome.HANDED_OVER, "the encoder took it")
        if answer == EOT:
            return Receipt(Outcome.FAILED, "the encoder broke off")
    return Receipt(Outcome.FAILED, f"NAK {code}".strip())


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, str]:
    """The next ACK, NAK or EOT, and the digits before it; noise on the line is not an answer."""
    code = ""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                one = await reader.readexactly(1)
                if one in (ACK, NAK, EOT):
                    return one, code
                code = (code + one.decode("ascii", "ignore"))[-4:] if one.isdigit() else ""
    except (TimeoutError, asyncio.IncompleteReadError) as problem:
        raise Silent("no answer") from problem


def records(message: Message, pager: str, text: str) -> list[tuple[str, str]]:
    """Address, text, beep, kind of call, how often, priority."""
    loud = message.level == "alarm"
    beep = message.settings.get("beep", "1")
    return [
        ("1", plain(pager)), ("2", text), ("3", beep), ("4", STANDARD_CALL), ("5", "1"),
        ("6", ALARM if loud else NORMAL),
    ]  # fmt: skip


def block(found: list[tuple[str, str]]) -> bytes:
    """SOH header STX records ETX and the block check over all after SOH."""
    body = RS.join(f"{kind}{US}{value}" for kind, value in found)
    checked = CALL.encode() + STX + body.encode("ascii") + ETX
    return SOH + checked + bytes([reduce(xor, checked)])


def shown(message: Message) -> tuple[str, bool]:
    """What the display says, and whether it had to be cut; a pager shows a title and a test its code."""
    text = plain(message.title if message.level != "test" else f"{message.title}. {message.body}")
    return text[:LONGEST], len(text) > LONGEST


def plain(text: str) -> str:
    """Seven bits without control characters: nothing that somebody typed can end the block or begin another."""
    letters = unicodedata.normalize("NFKD", clean(text))
    return " ".join("".join(one for one in letters if " " <= one <= "~").split())
