"""Sound and video keep what is heard and seen, byte for byte, and lose what tells who made them and where."""

import struct

import pytest

from regie.incidents.rules import ogg, without_tags
from regie.refusal import Refused

TELLS = b"KanarieToestel+52.37+004.90/"


def part(name: bytes, words: bytes) -> bytes:
    """One part of a WAV."""
    return name + struct.pack("<I", len(words)) + words + bytes(len(words) % 2)


def box(name: bytes, words: bytes) -> bytes:
    """One box of an MP4."""
    return struct.pack(">I", len(words) + 8) + name + words


def wav() -> bytes:
    """Four samples, with who recorded them before and behind."""
    parts = (
        part(b"bext", TELLS) + part(b"fmt ", bytes(16)) + part(b"data", b"\1\2\3\4") + part(b"LIST", TELLS)
    )
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WAVE" + parts


FRAMES = b"\xff\xfb\x90\x00" + b"klank" * 40


def mp3() -> bytes:
    """Frames with a tag before them and two behind."""
    size = len(TELLS)
    head = b"ID3\x04\x00\x00" + bytes([0, 0, size >> 7, size & 0x7F]) + TELLS
    foot = b"APETAGEX" + struct.pack("<IIII", 2000, size + 32, 1, 0x80000000) + bytes(8)
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, size + 32, 1, 0xA0000000) + bytes(8) + TELLS + foot
    return head + FRAMES + ape + b"TAG" + TELLS.ljust(125, b"\0")


def mp4(*, handler: bytes = b"soun", more: bytes = b"") -> bytes:
    """One track; who, where and when stand in five places around it."""
    clock = bytes(4) + b"WHEN" + b"WHEN" + bytes(8)
    named = bytes(8) + handler + bytes(12) + TELLS
    track = (
        box(b"tkhd", clock) + box(b"mdia", box(b"mdhd", clock) + box(b"hdlr", named)) + box(b"udta", TELLS)
    )
    movie = box(b"moov", box(b"mvhd", clock) + box(b"trak", track) + box(b"udta", box(b"meta", TELLS)) + more)
    return (
        box(b"ftyp", b"M4A isom") + movie + box(b"uuid", TELLS) + box(b"mdat", FRAMES) + box(b"free", TELLS)
    )


def page(number: int, *packets: bytes, goes_on: bool = False) -> bytes:
    """One page of Ogg with these packets; `goes_on`: the last one is not over yet."""
    lacing = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    if goes_on:
        assert len(packets[-1]) % 255 == 0
        lacing = lacing[:-1]
    head = b"OggS\0\0" + bytes(8) + b"kana" + struct.pack("<I", number)
    made = head + bytes(4) + bytes([len(lacing)]) + lacing + b"".join(packets)
    return made[:22] + struct.pack("<I", ogg._crc(made)) + made[26:]


def opus() -> bytes:
    """A head, comments over two pages, and sound."""
    comments = (
        b"OpusTags" + struct.pack("<I", 7) + b"Kanarie" + struct.pack("<II", 1, 600) + (TELLS * 30)[:600]
    )
    comments = comments.ljust(1020, b"K")
    return page(0, b"OpusHead") + page(1, comments[:510], goes_on=True) + page(2, comments[510:], FRAMES)


def test_a_wav_keeps_its_samples_alone():
    """S1-22 S2-24: format and samples; who recorded it and with what is gone, also with a size that is wrong."""
    assert without_tags(wav(), "audio/wav")[12:] == part(b"fmt ", bytes(16)) + part(b"data", b"\1\2\3\4")
    cut = (
        b"RIFF\xff\xff\xff\xffWAVE"
        + b"fmt "
        + struct.pack("<I", 16)
        + bytes(16)
        + b"data\xff\xff\xff\xff\1\2"
    )
    assert without_tags(cut, "audio/wav").endswith(b"data" + struct.pack("<I", 2) + b"\1\2")


def test_an_mp3_keeps_its_frames_alone():
    """S1-22 S2-24: the tag before, the one behind, and the one behind that."""
    assert without_tags(mp3(), "audio/mpeg") == FRAMES


def test_an_mp4_stays_as_long_as_it_was():
    """S1-22 S2-24: what tells becomes empty in its place, so that every sample is still where the tables say."""
    before, after = mp4(), without_tags(mp4(), "audio/mp4")
    assert len(after) == len(before)
    assert after.index(FRAMES) == before.index(FRAMES)
    assert [told for told in (TELLS, b"WHEN", b"udta", b"uuid", b"meta") if told in after] == []
    assert after.count(b"free") == 4


def test_ogg_says_nothing_in_as_many_bytes():
    """S1-22 S2-24: comments over two pages become spaces, the sound stays, and every page still checks itself."""
    before, after = opus(), ogg.without_comments(opus())
    assert len(after) == len(before)
    assert after.endswith(FRAMES)
    assert (TELLS in after, b"Kanarie" in after) == (False, False)
    for where, _serial, _lacing in ogg._pages(after):
        blank = after[where][:22] + bytes(4) + after[where][26:]
        assert struct.pack("<I", ogg._crc(blank)) == after[where][22:26]
    silent = ogg.without_comments(
        page(0, b"\x01vorbis") + page(1, b"\x03vorbis" + TELLS + b"\1", b"\x05vorbis")
    )
    assert silent.endswith(bytes(4) + b"\x01\x05vorbis")


def test_the_check_of_a_page_is_that_of_the_standard():
    """S1-22: RFC 3533 counts from nothing and mirrors nothing; the value of the well-known nine digits."""
    assert ogg._crc(b"123456789") == 0x89A1897F


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"ID3\x04\0\0\0\0\0\x02\0\0geen klank", "audio/mpeg"),
        (b"ID3", "audio/mpeg"),
        (FRAMES + b"APETAGEX" + bytes(90), "audio/mpeg"),
        (mp4(handler=b"meta"), "video/mp4"),
        (mp4(more=struct.pack(">I", 9999) + b"trak"), "video/mp4"),
        (box(b"ftyp", b"isom"), "video/mp4"),
        (page(0, b"fishead\0") + page(1, b"theora"), "audio/ogg"),
        (opus()[:-1], "audio/ogg"),
        (b"OggS", "audio/ogg"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(content, media_type):
    """S1-22 S2-24: a track of data, a tag in the midst, another codec, what is cut off: never kept in hope."""
    with pytest.raises(Refused, match="recording_not_readable"):
        without_tags(content, media_type)
