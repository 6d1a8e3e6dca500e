"""Sound and video without what stands beside them: tags, covers, the place, the device. What is heard stays as it is.

Nothing is decoded and nothing is made again: the bytes that carry sound and picture stay where they are. What cannot
be told apart from them is refused (`recording_not_readable`), never kept in the hope that nothing is in it.
"""

from collections.abc import Iterator

from regie.incidents.rules.ogg import without_comments
from regie.refusal import Refused

# WAV (RIFF): the format, the samples, and how many there are. Everything else tells of them.
WAVE_PARTS = (b"fmt ", b"fact", b"data")
ID3_HEAD, ID3_END, APE_FOOT = 10, 128, 32
# ISO 14496-12: boxes that tell of the recording, boxes that hold boxes, and the clocks with the moment in them.
TELLING = (b"udta", b"meta", b"uuid", b"free", b"skip")
HOLDING = (b"moov", b"trak", b"mdia", b"moof", b"traf")
CLOCKS = (b"mvhd", b"tkhd", b"mdhd")
SOUND_OR_PICTURE = (b"soun", b"vide")


def without_tags(content: bytes, media_type: str) -> bytes:
    """The same recording; raises Refused for what is not built as its type says, or carries a track of data."""
    try:
        return CLEANERS[media_type](content)
    except (IndexError, ValueError) as problem:
        raise Refused("recording_not_readable") from problem


def _wave(content: bytes) -> bytes:
    kept = b"".join(
        name + len(words).to_bytes(4, "little") + words + bytes(len(words) % 2)
        for name, words in _riff_parts(content)
        if name in WAVE_PARTS
    )
    if b"data" not in kept:
        raise ValueError("no samples")
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WAVE" + kept


def _riff_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        # A phone that was switched off while it recorded left a size of nothing, or of more than there is.
        yield content[at : at + 4], content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _mp3(content: bytes) -> bytes:
    while content[:3] == b"ID3":
        size = sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
        footer = ID3_HEAD if content[5] & 0x10 else 0
        content = content[ID3_HEAD + size + footer :].lstrip(b"\0")
    while tail := _mp3_tail(content):
        content = content[:-tail]
    if content[0] != 0xFF or content[1] & 0xE0 != 0xE0 or b"APETAGEX" in content:
        raise ValueError("no frame where the sound begins, or a tag in the midst of it")
    return content


def _mp3_tail(content: bytes) -> int:
    """How many bytes of a tag stand at the end."""
    if content[-ID3_END:-125] == b"TAG":
        return ID3_END
    foot = content[-APE_FOOT:]
    if foot[:8] == b"APETAGEX":
        head = APE_FOOT if int.from_bytes(foot[20:24], "little") & 0x80000000 else 0
        return int.from_bytes(foot[12:16], "little") + head
    return 0


def _iso(content: bytes) -> bytes:
    """Nothing moves, because the tables count the samples from the beginning: what tells is made empty in its place."""
    written = bytearray(content)
    if not _blank(written, 0, len(written)):
        raise ValueError("no track")
    return bytes(written)


def _blank(written: bytearray, start: int, end: int) -> int:
    """Empty every box that tells; returns how many tracks of sound or picture there are."""
    tracks = 0
    for name, head, body, stop in _boxes(written, start, end):
        if name in TELLING:
            written[head + 4 : head + 8] = b"free"
            written[body:stop] = bytes(stop - body)
        elif name in CLOCKS:
            width = 16 if written[body] == 1 else 8
            written[body + 4 : body + 4 + width] = bytes(width)
        elif name == b"hdlr":
            tracks += _is_track(written, body, stop)
        elif name in HOLDING:
            tracks += _blank(written, body, stop)
    return tracks


def _is_track(written: bytearray, body: int, stop: int) -> int:
    """A track of data can be the road that somebody drove; its name can be that of a device."""
    if bytes(written[body + 8 : body + 12]) not in SOUND_OR_PICTURE:
        raise ValueError("a track that is neither sound nor picture")
    written[body + 24 : stop] = bytes(max(stop - body - 24, 0))
    return 1


def _boxes(content: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    at = start
    while at + 8 <= end:
        size, body = int.from_bytes(content[at : at + 4], "big"), at + 8
        if size == 1:
            size, body = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        stop = at + size if size else end
        if stop > end or stop < body:
            raise ValueError("a box larger than what holds it")
        yield bytes(content[at + 4 : at + 8]), at, body, stop
        at = stop


# Below what it names; Ogg counts its pages and has a file of its own.
CLEANERS = {
    "audio/wav": _wave, "audio/mpeg": _mp3, "audio/ogg": without_comments, "audio/mp4": _iso, "video/mp4": _iso,
}  # fmt: skip
