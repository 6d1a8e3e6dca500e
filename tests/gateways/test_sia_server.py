"""The server on a real socket: stored first, answered after, and nobody waits for somebody else."""

import asyncio
import logging

import pytest

from regie.gateways import Kind, Signal, Verdict
from regie.gateways.sia_dc09 import CR, LONGEST_FRAME, build
from tests.gateways.wire import MOMENT, PATIENCE, Store, calling, press, run, sealed, serving

SOON = 0.2  # how long a silence is listened to


def test_a_press_is_stored_and_acknowledged():
    """S1-18, S2-02 The whole way: a panic on the line, a signal in the store, ACK on the line."""

    async def story():
        store = Store()
        async with serving(store) as server, calling(server) as line:
            assert await line.asks(press(7, sequence=42)) == "ACK 0042"
            assert store.heard == ["1234 PA raise"]
            assert store.signals[0].zone == "7"
            assert store.signals[0].received_at == server.last_frame_at == MOMENT

    run(story)


def test_the_reply_to_the_byte():
    """S1-18 The ACK of a known frame, CRC and length included."""

    async def story():
        async with serving(Store()) as server, calling(server) as line:
            await line.write(build("ADM-CID", "1234", "#1234|1120 01 007", sequence="0043", receiver="1"))
            assert await line.reader.readuntil(CR) == sealed(b'"ACK"0043R1L0#1234[]')

    run(story)


def test_no_ack_before_it_is_stored():
    """I-2 While the store is busy nothing leaves; when it is done, ACK."""

    async def story():
        stored = asyncio.Event()

        async def slow(_signal: Signal) -> Verdict:
            await stored.wait()
            return Verdict.ACK

        async with serving(slow) as server, calling(server) as line:
            assert await line.asks(press(), within=SOON) == "silence"
            stored.set()
            assert await line.reply() == "ACK 0042"

    run(story)


def test_no_ack_when_storing_failed(caplog):
    """I-2, DV-6 An error in the store: silence and a log line; the line stays open and the repetition works."""

    async def story():
        store = Store()
        failures = [OSError("database is locked"), ValueError("a bug")]

        async def failing(signal: Signal) -> Verdict:
            if failures:
                raise failures.pop()
            return await store(signal)

        async with serving(failing) as server, calling(server) as line:
            assert await line.asks(press(), within=SOON) == "silence"
            assert await line.asks(press(), within=SOON) == "silence"
            assert await line.asks(press()) == "ACK 0042"
            assert store.heard == ["1234 PA raise"]

    with caplog.at_level(logging.ERROR):
        run(story)
    assert caplog.text.count("not stored, so it was not acknowledged") == 2
    assert "database is locked" in caplog.text


def _patience(reply: str) -> float:
    return SOON if reply == "silence" else PATIENCE


@pytest.mark.parametrize(
    ("verdict", "reply"),
    [(Verdict.ACK, "ACK 0042"), (Verdict.DUH, "DUH 0042"), (Verdict.SILENT, "silence"), (None, "silence")],
)
def test_the_store_decides_what_the_panel_hears(verdict, reply):
    """I-2, DV-4 ACK, DUH, or nothing for an account that is not ours; no verdict is no ACK."""

    async def story():
        async with serving(Store(verdict)) as server, calling(server) as line:
            assert await line.asks(press(), within=_patience(reply)) == reply

    run(story)


@pytest.mark.parametrize(
    ("verdicts", "reply"),
    [("aa", "ACK 0042"), ("ad", "ACK 0042"), ("dd", "DUH 0042"), ("as", "silence"), ("ds", "silence")],
)
def test_a_frame_with_two_events_has_one_reply(verdicts, reply):
    """I-2 Nothing of a frame is acknowledged until all of it is stored."""
    known = {"a": Verdict.ACK, "d": Verdict.DUH, "s": Verdict.SILENT}

    async def story():
        given = [known[letter] for letter in verdicts]

        async def store(_signal: Signal) -> Verdict:
            return given.pop(0)

        async with serving(store) as server, calling(server) as line:
            frame = build("SIA-DCS", "1234", "#1234|NPA001/PA002", sequence="0042")
            assert await line.asks(frame, within=_patience(reply)) == reply

    run(story)


def test_the_alarm_in_a_frame_is_stored_first():
    """I-2 What cannot be stored of a test report does not keep the panic beside it from being stored."""

    async def story():
        store = Store()

        async def picky(signal: Signal) -> Verdict:
            if signal.kind is Kind.TEST:
                raise ValueError
            return await store(signal)

        async with serving(picky) as server, calling(server) as line:
            frame = build("SIA-DCS", "1234", "#1234|NRP000/PA007")
            assert await line.asks(frame, within=SOON) == "silence"
            assert store.heard == ["1234 PA raise"]

    run(story)


def test_a_frame_in_single_bytes():
    """DV-1 Every byte in a segment of its own."""

    async def story():
        async with serving(Store()) as server, calling(server) as line:
            for byte in press():
                await line.write(bytes([byte]))
                await asyncio.sleep(0)
            assert await line.reply() == "ACK 0042"

    run(story)


def test_two_frames_in_one_segment_and_noise_between():
    """DV-1 Both are stored, and the replies keep their order."""

    async def story():
        store = Store()
        async with serving(store) as server, calling(server) as line:
            await line.write(b"GET / HTTP/1.1\r\n\r\n" + press(sequence=1) + b"\0noise" + press(sequence=2))
            assert [await line.reply(), await line.reply()] == ["ACK 0001", "ACK 0002"]
            assert await line.reply(within=SOON) == "silence"
            assert len(store.signals) == 2

    run(story)


def test_replies_keep_their_order_when_the_first_takes_long():
    """DV-1 The second frame waits for the reply to the first."""

    async def story():
        async def slow_at_first(signal: Signal) -> Verdict:
            await asyncio.sleep(0.1 if signal.sequence == "0001" else 0)
            return Verdict.ACK

        async with serving(slow_at_first) as server, calling(server) as line:
            await line.write(press(sequence=1) + press(sequence=2))
            assert [await line.reply(), await line.reply()] == ["ACK 0001", "ACK 0002"]

    run(story)


DAMAGED = {
    "wrong CRC": b"\n0000" + press()[5:],
    "wrong length": press()[:5] + b"0021" + press()[9:],
    "decimal length": press()[:5] + b"0034" + press()[9:],
    "no envelope": press()[:1] + press()[9:],
    "too long": b"\n" + b"x" * LONGEST_FRAME + b"\r",
    "another protocol": b"SR0001L0001    006969XX    [ID00000000]\r",
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_frame_gets_no_reply(damaged):
    """DV-1, I-5 Silence, no alarm, and the next frame on the same line is heard."""

    async def story():
        store = Store()
        async with serving(store) as server, calling(server) as line:
            assert await line.asks(damaged, within=SOON) == "silence"
            assert await line.asks(press(sequence=43)) == "ACK 0043"
            assert len(store.signals) == 1

    run(story)


UNDECODABLE = {
    "another protocol": build("SIA-PUL", "1234", "abc", sequence="0042"),
    "no event": build("SIA-DCS", "1234", "#1234|", sequence="0042"),
    "no Contact ID": build("ADM-CID", "1234", "#1234|120", sequence="0042"),
}


@pytest.mark.parametrize("frame", UNDECODABLE.values(), ids=UNDECODABLE.keys())
def test_what_cannot_be_processed_gets_duh(frame):
    """I-5, DV-1 Received as sent, and nobody is asked to store it."""

    async def story():
        store = Store()
        async with serving(store) as server, calling(server) as line:
            assert await line.asks(frame) == "DUH 0042"
            assert store.signals == []

    run(story)


def test_noise_is_counted_always_and_logged_once(caplog):
    """DV-1 A flood of damaged frames must not fill the disk with log lines."""

    async def story():
        async with serving(Store()) as server, calling(server) as line:
            await line.write(b"\n0000" + press()[5:] + b"\rnoise\r")
            await line.write((b"\n0000" + press()[5:]) * 99)
            assert await line.asks(press()) == "ACK 0042"
            assert server.tally == {"damaged: crc": 100, "ack": 1}

    with caplog.at_level(logging.WARNING):
        run(story)
    assert caplog.text.count("damaged: crc") == 1


def test_a_panel_that_leaves_at_once_is_still_stored():
    """I-4 Sent and hung up: stored once, and the next panel is served."""

    async def story():
        store = Store()
        async with serving(store) as server:
            async with calling(server) as line:
                await line.write(press())
            async with calling(server) as line:
                assert await line.asks(press(sequence=43)) == "ACK 0043"
            assert [signal.sequence for signal in store.signals] == ["0042", "0043"]

    run(story)


def test_a_panel_that_says_no_more_still_hears_its_reply():
    """S1-18 Half closed: the panel has ended its side and waits."""

    async def story():
        async with serving(Store()) as server, calling(server) as line:
            await line.write(press())
            line.writer.write_eof()
            assert [await line.reply(), await line.reply()] == ["ACK 0042", "gone"]

    run(story)
