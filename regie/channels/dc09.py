"""How a message becomes a SIA DC-09 frame for the receiver of a private alarm centre, over TCP.

An ACK says that the centre's receiver took it; whether somebody there looked is theirs to say. A test or a drill goes
as a manual test, never as an alarm. That somebody here has the regie is no message of DC-09, so it is not sent.
"""

import asyncio
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from regie.channels.message import Message, Outcome, Receipt
from regie.gateways.panel import frame_for, understood
from regie.gateways.sia_cipher import KEY_LENGTHS
from regie.gateways.sia_dc09 import Frame
from regie.gateways.sia_stream import FrameCutter

PORT = 10500
TIMEOUT_SECONDS = 8
# What: as SIA code and as Contact ID event.
CODES = {
    "alarm": ("PA", "120"),
    "attention": ("QA", "101"),
    "test": ("RX", "601"),
    "drill": ("RX", "601"),
}
LONGEST_TEXT = 60


class Unusable(ValueError):
    """With these settings no frame can be made."""


async def send(message: Message, address: str) -> Receipt:
    """Hand one frame to the receiver at `dc09://host:port`, and say what it answered."""
    if message.level not in CODES:
        return Receipt(Outcome.REFUSED, "DC-09 has no message for this")
    try:
        key = _key(message.secret)
        frame = written(message, key=key, at=datetime.now(UTC))
        host, port = _receiver(address)
    except ValueError as problem:
        return Receipt(Outcome.REFUSED, str(problem))
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            reader, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError) as problem:
        return Receipt(Outcome.FAILED, f"not reached: {type(problem).__name__} {problem}".strip())
    try:
        return await _handed(frame, key, reader, writer, sequence=sequence_of(message.key))
    finally:
        writer.transport.abort()


async def _handed(
    frame: bytes,
    key: bytes | None,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    *,
    sequence: int,
) -> Receipt:
    """What became of a frame on an open line; once it was sent, silence means that we do not know."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(TIMEOUT_SECONDS):
            writer.write(frame)
            await writer.drain()
            return _meaning(await _reply(reader, key, sequence))
    return Receipt(Outcome.UNKNOWN, "no answer from the receiver")


async def _reply(reader: asyncio.StreamReader, key: bytes | None, sequence: int) -> Frame:
    """The answer to this frame; what answers something else, or cannot be read, is no answer."""
    cutter = FrameCutter()
    while piece := await reader.read(4096):
        for raw in cutter.feed(piece):
            reply = understood(raw, key)
            if reply and (reply.header.id == "NAK" or reply.header.sequence == f"{sequence:04d}"):
                return reply
    raise ConnectionError("hung up")


def _meaning(reply: Frame) -> Receipt:
    token = reply.header.id
    if token == "ACK":  # noqa: S105
        return Receipt(Outcome.HANDED_OVER, f"ACK {reply.header.sequence}", reference=reply.header.sequence)
    if token == "NAK" and reply.stamped_at:  # noqa: S105
        off = round((datetime.now(UTC) - reply.stamped_at).total_seconds())
        return Receipt(Outcome.FAILED, f"NAK: our clock is {off} s ahead of the receiver's")
    if token == "DUH":  # noqa: S105
        return Receipt(Outcome.FAILED, "DUH: the receiver cannot process this; account, protocol or key")
    return Receipt(Outcome.FAILED, f"the receiver answered {token}")


def written(message: Message, *, key: bytes | None, at: datetime) -> bytes:
    """The frame; the same message has the same number each time, so that a repeat can be seen as one."""
    given = message.settings
    sia, contact_id = CODES[message.level]
    code = contact_id if given.get("protocol") == "ADM-CID" else sia
    try:
        return frame_for(
            given.get("account", ""), code, zone=given.get("zone", "") or "0", area=given.get("area", ""),
            text=_plain(str(message.data.get("where") or message.title)), sequence=sequence_of(message.key),
            receiver=given.get("receiver", "") or "0", stamped_at=at, key=key,
        )  # fmt: skip
    except ValueError as problem:
        raise Unusable(f"no frame: {problem}") from problem


def sequence_of(key: str) -> int:
    """A number from 1 to 9999 that stays with the message."""
    return int(sha256(key.encode()).hexdigest(), 16) % 9999 + 1


def _plain(text: str) -> str:
    """The text in ASCII: receivers of alarm centres are older than accents."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    kept = "".join(letter if letter.isprintable() else " " for letter in ascii_only.replace("/", " "))
    return " ".join(kept.split())[:LONGEST_TEXT]


def _key(secret: str) -> bytes | None:
    if not secret:
        return None
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        key = b""
    if len(key) not in KEY_LENGTHS:
        raise Unusable("the key is not 32, 48 or 64 hexadecimal digits")
    return key


def _receiver(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    if parts.scheme != "dc09" or not parts.hostname:
        raise Unusable("the address does not begin with dc09://")
    return parts.hostname, parts.port or PORT
