"""Streams: frames come out whole, however the network cuts and joins them."""

from hypothesis import given
from hypothesis import strategies as st

from regie.gateways.sia_dc09 import LONGEST_FRAME, build
from regie.gateways.sia_stream import FrameCutter
from tests.gateways.wire import press

frames = st.lists(st.integers(1, 9999).map(lambda n: press(sequence=n)), max_size=6)
noise = st.binary(max_size=40).map(lambda b: b.replace(b"\n", b"").replace(b"\r", b""))


def cut(stream: bytes, pieces: list[int]) -> list[bytes]:
    cutter, found = FrameCutter(), []
    while stream:
        size = pieces.pop() if pieces else len(stream)
        found += cutter.feed(stream[:size])
        stream = stream[size:]
    return found


@given(frames, st.lists(st.integers(1, 60)), st.lists(noise, min_size=7, max_size=7))
def test_frames_survive_any_cutting_and_joining(sent, pieces, between):
    """DV-1 Split, joined, with noise between them: all of them, in order."""
    stream = between[0] + b"".join(f + n for f, n in zip(sent, between[1:], strict=False))
    assert cut(stream, pieces) == sent


def test_single_bytes_and_one_segment_give_the_same():
    """DV-1 The two ends of what a network may do."""
    sent = [press(sequence=n) for n in range(1, 20)]
    assert cut(b"".join(sent), []) == sent
    assert cut(b"".join(sent), [1] * 10_000) == sent


def test_a_new_beginning_gives_up_the_unfinished_one():
    """DV-1 A panel that was cut off and starts again is heard at once."""
    assert cut(press()[:20] + press(sequence=43), [7] * 100) == [press(sequence=43)]
    assert cut(b"\r\r\n\r" + press(), []) == [b"\n\r", press()]


def test_the_longest_frame_passes_and_a_longer_one_does_not():
    """DV-1 The cap is the standard's own: 0x0FFF bytes between the length and CR."""
    head = len(build("NULL", "1234"))
    longest = build("NULL", "1234", "x" * (LONGEST_FRAME - head))
    assert len(longest) == LONGEST_FRAME
    assert cut(longest + press(), [100] * 100) == [longest, press()]
    too_long = longest[:-1] + b"x\r"
    assert cut(too_long + press(), []) == [press()]
    assert cut(too_long + press(), [100] * 100) == [press()]


@given(st.binary(max_size=300), st.lists(st.integers(1, 60)))
def test_no_stream_is_an_accident(stream, pieces):
    """DV-1 Any bytes: pieces that begin with LF, end with CR and hold neither in between."""
    for found in cut(stream, pieces):
        assert found.startswith(b"\n")
        assert found.endswith(b"\r")
        assert not {10, 13} & set(found[1:-1])


def test_a_stream_without_end_is_not_kept():
    """DV-1 Megabytes without a CR leave no more behind than one frame could."""
    for piece in (b"x" * 4096, b"x" * 7, b"\n" * 4096):
        cutter = FrameCutter()
        assert cutter.feed(b"\n") == []
        for _ in range(1000):
            assert cutter.feed(piece) == []
            assert cutter.waiting <= LONGEST_FRAME
