"""Ogg (RFC 3533) without its comments: the packet with them keeps its length and says nothing any more.

Opus (RFC 7845 §5.2) and Vorbis (I §5) begin alike: a signature, who made it, and a list of comments. Who made it
becomes spaces over the whole length and the list becomes empty, so no page moves; only what pages say to check
themselves (a CRC) is counted again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

OPUS, VORBIS = b"OpusTags", b"\x03vorbis"
HEAD, CHECK = 27, slice(22, 26)
POLYNOMIAL = 0x04C11DB7


@dataclass
class Stream:
    """One stream in the file: how many packets went by, and where the bytes of its second one stand."""

    packet: int = 0
    places: list[slice] = field(default_factory=list)
    pages: list[slice] = field(default_factory=list)


def without_comments(content: bytes) -> bytes:
    """The same sound; raises ValueError for a stream of another kind and for what is not built like this."""
    written = bytearray(content)
    streams: dict[bytes, Stream] = {}
    for page, serial, lacing in _pages(content):
        _walk(streams.setdefault(serial, Stream()), page, lacing)
    if not streams:
        raise ValueError("no page")
    for stream in streams.values():
        _silence(written, stream)
    return bytes(written)


def _pages(content: bytes) -> Iterator[tuple[slice, bytes, bytes]]:
    at = 0
    while at < len(content):
        if content[at : at + 4] != b"OggS":
            raise ValueError("not a page")
        lacing = content[at + HEAD : at + HEAD + content[at + 26]]
        stop = at + HEAD + len(lacing) + sum(lacing)
        if stop > len(content):
            raise ValueError("a page that is cut off")
        yield slice(at, stop), content[at + 14 : at + 18], lacing
        at = stop


def _walk(stream: Stream, page: slice, lacing: bytes) -> None:
    """Go by the pieces of this page; those of the second packet are noted."""
    at = page.start + HEAD + len(lacing)
    for size in lacing:
        if stream.packet > 1:
            return
        if stream.packet == 1:
            stream.places.append(slice(at, at + size))
            if page not in stream.pages:
                stream.pages.append(page)
        at += size
        stream.packet += size < 255


def _silence(written: bytearray, stream: Stream) -> None:
    said = b"".join(bytes(written[place]) for place in stream.places)
    signature = next((one for one in (OPUS, VORBIS) if said.startswith(one)), None)
    if signature is None:
        raise ValueError("neither Opus nor Vorbis")
    framing = b"\x01" if signature == VORBIS else b""
    room = len(said) - len(signature) - 8 - len(framing)
    if room < 0:
        raise ValueError("a packet too short")
    silent = signature + room.to_bytes(4, "little") + b" " * room + bytes(4) + framing
    for place in stream.places:
        written[place], silent = silent[: place.stop - place.start], silent[place.stop - place.start :]
    for page in stream.pages:
        written[page.start + CHECK.start : page.start + CHECK.stop] = bytes(4)
        check = _crc(written[page]).to_bytes(4, "little")
        written[page.start + CHECK.start : page.start + CHECK.stop] = check


def _crc(page: bytes | bytearray) -> int:
    """As RFC 3533 counts it: from nothing, not mirrored, not turned over at the end."""
    check = 0
    for byte in page:
        check = (check << 8 & 0xFFFFFFFF) ^ _TABLE[check >> 24 ^ byte]
    return check


def _of_one(byte: int) -> int:
    check = byte << 24
    for _bit in range(8):
        check = (check << 1) ^ POLYNOMIAL if check & 0x80000000 else check << 1
    return check & 0xFFFFFFFF


_TABLE = tuple(_of_one(byte) for byte in range(256))
