"""Frames: what is read is what was built, and what was damaged is never read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from regie.gateways import sia_dc09
from regie.gateways.sia_dc09 import (
    LONGEST_BODY,
    Damaged,
    Header,
    Undecodable,
    ack,
    build,
    crc16,
    duh,
    nak,
    open_envelope,
    parse,
)
from tests.gateways.wire import MOMENT, press, sealed

SIA = b'\n9E610036"SIA-DCS"0042L0#1234[#1234|NPA007]_10:15:30,11-22-2026\r'
CONTACT_ID = b'\n773B003B"ADM-CID"0043L0#1234[#1234|1120 01 007]_10:15:30,11-22-2026\r'
NULL = b'\n1EF20013"NULL"0000L0#1234[]\r'

HEX = "0123456789ABCDEF"
words = st.text(st.characters(exclude_characters="[]\r\n", exclude_categories=("Cs",)), max_size=60)
moments = st.datetimes(
    datetime(1970, 1, 1),
    datetime(9999, 12, 30),
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))
messages = st.fixed_dictionaries(
    {
        "token": st.sampled_from(["SIA-DCS", "ADM-CID", "NULL", "XNM", "SIA-PUL"]),
        "account": st.text(HEX, min_size=3, max_size=16),
        "data": words,
        "sequence": st.integers(0, 9999).map("{:04d}".format),
        "receiver": st.none() | st.text(HEX, min_size=1, max_size=6),
        "line": st.text(HEX, min_size=1, max_size=6),
        "xdata": st.lists(words, max_size=3).map(tuple),
        "stamped_at": st.none() | moments,
    }
)


@pytest.mark.parametrize(
    ("built", "known"),
    [
        (build("SIA-DCS", "1234", "#1234|NPA007", sequence="0042", stamped_at=MOMENT), SIA),
        (build("ADM-CID", "1234", "#1234|1120 01 007", sequence="0043", stamped_at=MOMENT), CONTACT_ID),
        (build("NULL", "1234", sequence="0000"), NULL),
    ],
)
def test_known_frames_are_built_to_the_byte(built, known):
    """S1-18 A panel's frame has one spelling: vectors from the published rules."""
    assert built == known


def test_known_frames_are_read():
    """S1-18 Sequence, account, data and time come out of a known frame as they went in."""
    frame = parse(SIA)
    assert frame.header == Header("SIA-DCS", "0042", None, "0", "1234")
    assert (frame.data, frame.xdata, frame.stamped_at) == ("#1234|NPA007", (), MOMENT)
    assert frame.raw == SIA[1:-1].decode()


def test_the_check_sum_is_the_one_without_the_printing_error():
    """The 101st entry of the printed table is wrong (0xBE01); the rule gives 0xEB01."""
    assert sia_dc09._CRC_TABLE[100] == 0xEB01
    assert crc16(b"123456789") == 0xBB3D  # the published check value of this CRC


@given(messages)
def test_what_is_built_is_read(message):
    """DV-1 Every frame that can be built is read back whole."""
    frame = parse(build(**message))
    header = frame.header
    assert header.id == message["token"]
    for name in ("account", "sequence", "receiver", "line"):
        assert getattr(header, name) == message[name]
    for name in ("data", "xdata", "stamped_at"):
        assert getattr(frame, name) == message[name]
    assert frame.raw.isprintable()
    assert frame.raw.isascii()


@given(messages, st.data())
def test_a_changed_byte_is_never_read(message, data):
    """DV-1, I-5 One byte changed anywhere: damaged, never another alarm."""
    frame = bytearray(build(**message))
    place = data.draw(st.integers(0, len(frame) - 1))
    before, after = frame[place], data.draw(st.integers(0, 255))
    assume(bytes([before]).upper() != bytes([after]).upper() or place > 8)  # hex digits may be small letters
    assume(before != after)
    frame[place] = after
    with pytest.raises(Damaged):
        parse(bytes(frame))


@given(messages, st.data())
def test_a_cut_frame_is_never_read(message, data):
    """DV-1 A frame that lacks its end or its beginning is damaged."""
    frame = build(**message)
    cut = data.draw(st.integers(1, len(frame) - 1))
    for piece in (frame[:cut], frame[cut:], frame[:cut] + b"\r"):
        if piece != frame:
            with pytest.raises(Damaged):
                parse(piece)


@given(st.binary(max_size=200))
@example(b"")
@example(b'"')
@example(b'"SIA-DCS"0042L0#1234[')
@example(b'"SIA-DCS"0042L0#1234[#1234|NPA007')
@example(b'"SIA-DCS"0042L0#1234[\x00]')
def test_any_body_gets_an_answer_and_never_an_accident(body):
    """DV-1 Whatever stands in an undamaged envelope is a frame, damaged or undecodable: nothing else."""
    try:
        frame = parse(sealed(body))
    except (Damaged, Undecodable):
        return
    assert frame.raw.isprintable()


@pytest.mark.parametrize("length", ["0035", "0037", "0054", "1036", "FFFF"])
def test_a_wrong_length_is_damage(length):
    """DV-1 Also when the CRC is right; decimal 54 is not hexadecimal 36."""
    frame = SIA[:5] + length.encode() + SIA[9:]
    with pytest.raises(Damaged):
        open_envelope(frame)


def test_hex_digits_may_be_small():
    """S1-18 Panels write hexadecimal in either case."""
    assert open_envelope(SIA[:9].lower() + SIA[9:]) == SIA[9:-1]


def test_the_longest_frame_fits_and_nothing_longer():
    """DV-1 0x0FFF bytes, counted as bytes and not as letters."""
    head = len(build("NULL", "1234")) - len(b"\n12340000\r")
    fits = LONGEST_BODY - head
    assert parse(build("NULL", "1234", "x" * fits)).data == "x" * fits
    with pytest.raises(ValueError, match="at most"):
        build("NULL", "1234", "x" * (fits + 1))
    with pytest.raises(ValueError, match="at most"):
        build("NULL", "1234", "é" * (fits // 2 + 1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"data": "a]b"},
        {"data": "a\rb"},
        {"xdata": ("M[1",)},
        {"account": "12"},
        {"account": "12G4"},
        {"sequence": "42"},
        {"sequence": "٠٠٠١"},
        {"receiver": ""},
        {"line": "1234567"},
    ],
)
def test_what_would_not_be_a_frame_is_not_built(wrong):
    """DV-1 A builder that accepts anything would hide what the reader refuses."""
    with pytest.raises(ValueError, match="data|header"):
        build(**{"token": "SIA-DCS", "account": "1234", **wrong})


@pytest.mark.parametrize(
    ("stamp", "stamped_at"),
    [
        (b"_10:15:30,11-22-2026", MOMENT),
        (b"", None),
        (b"_99:99:99,99-99-9999", None),
        (b"_10:15:30,02-30-2026", None),
        (b"_10:15:30", None),
        (b"junk", None),
    ],
)
def test_a_panel_that_cannot_tell_the_time_is_still_heard(stamp, stamped_at):
    """S1-18 A broken time stamp on a plain frame costs the time, not the alarm."""
    frame = parse(sealed(b'"SIA-DCS"0042L0#1234[#1234|NPA007]' + stamp))
    assert (frame.data, frame.stamped_at) == ("#1234|NPA007", stamped_at)


def test_names_in_latin_1_are_read_as_well():
    """S1-18 An accent in the name of a counter does not cost the alarm."""
    for encoding in ("utf-8", "latin-1"):
        body = '"SIA-DCS"0042L0#1234[#1234|NPA007^Café^]'.encode(encoding)
        assert parse(sealed(body)).data == "#1234|NPA007^Café^"


@pytest.mark.parametrize(
    ("body", "reply"),
    [
        (b'"SIA-DCS"0042R1L0#1234[#1234', '"DUH"0042R1L0#1234[]'),
        (b'"SIA-DCS"0042L0#1234[#1234|NPA007', '"DUH"0042L0#1234[]'),
        (b'"SIA-DCS"0042#1234[#1234|NPA007]', '"DUH"0000L0#000[]'),
        (b'"SIA-DCS"L0#1234[#1234|NPA007]', '"DUH"0000L0#000[]'),
        (b'"', '"DUH"0000L0#000[]'),
    ],
)
def test_an_undecodable_frame_knows_whom_to_answer(body, reply):
    """DV-1 The reply echoes what can be read of the header."""
    with pytest.raises(Undecodable) as caught:
        parse(sealed(body))
    assert duh(caught.value.header) == sealed(reply.encode())


def test_a_reply_echoes_the_header_letter_by_letter():
    """S1-18 Receiver only when it was given; account and line in the panel's own spelling."""
    frame = parse(sealed(b'"sia-dcs"0042R579bdFL789ABC#00a4[#00a4|NPA007]'))
    assert ack(frame.header) == sealed(b'"ACK"0042R579bdFL789ABC#00a4[]')
    assert ack(parse(press(sequence=9999)).header) == sealed(b'"ACK"9999L0#1234[]')


def test_nak_carries_our_time_in_utc():
    """DV-3 A panel can set its clock by it, whatever zone we keep."""
    here = MOMENT.astimezone(timezone(timedelta(hours=1)))
    assert nak(here) == sealed(b'"NAK"0000R0L0A0[]_10:15:30,11-22-2026')
