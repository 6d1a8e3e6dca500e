"""Encryption: what a key closes only that key opens, and what comes out must prove itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.gateways.sia_cipher import KEY_LENGTHS, WrongKey, close, unclose
from regie.gateways.sia_dc09 import Damaged, Undecodable, ack, build, parse
from tests.gateways.test_sia_dc09 import messages
from tests.gateways.wire import MOMENT, sealed

keys = st.sampled_from(KEY_LENGTHS).flatmap(lambda length: st.binary(min_size=length, max_size=length))


@given(messages, keys, st.binary())
def test_what_is_closed_is_read_with_its_key_only(message, key, other):
    """DV-1 DV-4: every frame, every key length; with another key or none it is nobody's."""
    message["stamped_at"] = message["stamped_at"] or MOMENT
    closed = build(**message, key=key)
    frame, plain = parse(closed, key), parse(build(**message))
    assert (frame.header, frame.data, frame.xdata, frame.stamped_at) == (
        plain.header, plain.data, plain.xdata, plain.stamped_at,
    )  # fmt: skip
    assert frame.encrypted
    # Short or plain digits, and it may stand there by chance, or as the account.
    tells_itself = len(message["data"]) >= 8 and not message["data"].isalnum()
    assert not tells_itself or message["data"].encode() not in closed
    for wrong in (
        None,
        bytes(byte ^ 1 for byte in key),
        *((other,) if len(other) in KEY_LENGTHS and other != key else ()),
    ):
        with pytest.raises(WrongKey):
            parse(closed, wrong)


@pytest.mark.parametrize("content", ["]", "]_10:15:30,11-22-2026", "#1234|NPA007]", "x" * 40 + "]"])
def test_padding_is_never_less_than_a_block(content):
    """S1-18: 16 to 31 characters before what is said, other ones each time, and whole blocks."""
    key = b"k" * 16
    closed = close(key, content)
    opened = unclose(key, closed)
    assert len(opened) % 16 == 0
    padding = opened[: -len(content)].rstrip(b"|")
    assert 16 <= len(padding) <= 31
    assert padding.isalnum()
    assert closed != close(key, content)


@pytest.mark.parametrize("closed", ["", "00", "0" * 31, "0" * 33, "G" * 32, "0" * 32 + "]", " " * 32])
def test_what_is_no_content_is_not_opened(closed):
    """DV-1: not in whole blocks, or no hexadecimal."""
    with pytest.raises(WrongKey):
        unclose(b"k" * 16, closed)


@given(st.binary(max_size=120), keys)
def test_garbage_in_an_encrypted_frame_is_no_accident(garbage, key):
    """DV-1 DV-4 I-5: whatever stands in a frame that says it is encrypted, nobody reads an alarm in it."""
    for body in (garbage.hex().encode(), garbage):
        try:
            parse(sealed(b'"*SIA-DCS"0042L0#1234[' + body), key)
        except (Damaged, Undecodable, WrongKey):
            continue
        raise AssertionError(body)


@pytest.mark.parametrize("content", ["#1234|NPA007]", "#1234|NPA007]_99:99:99,99-99-9999", "#1234|NPA007]_"])
def test_a_frame_without_a_usable_time_is_still_its_panel_s(content):
    """DV-3: it names its account, so the key was right; what it says has no time, and the answer will be our time."""
    key = b"k" * 32
    frame = parse(sealed(f'"*SIA-DCS"0042L0#1234[{close(key, content)}'.encode()), key)
    assert (frame.data, frame.stamped_at) == ("#1234|NPA007", None)
    with pytest.raises(WrongKey):
        parse(sealed(f'"*SIA-DCS"0042L0#5678[{close(key, content)}'.encode()), key) if content[
            -1
        ] in "]_" else (parse(sealed(b'"*SIA-DCS"0042L0#5678['), key))


def test_an_encrypted_ack_carries_our_time():
    """S1-18: encrypted, padded, with the time; header echoed in plain, R only when it was given."""
    key = b"k" * 24
    frame = parse(build("NULL", "00a4", sequence="0042", receiver="1", stamped_at=MOMENT, key=key), key)
    reply = ack(frame.header, key=key, at=MOMENT)
    assert b'"*ACK"0042R1L0#00a4[' in reply
    read = parse(reply, key)
    assert (read.header.id, read.data, read.stamped_at) == ("ACK", "", MOMENT)
