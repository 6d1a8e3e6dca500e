"""Pagers over ESPA 4.4.4 and ESPA-X against hand-made peers: refusal, silence, bad check, hostile words (DV-9)."""

import asyncio
import termios
import time

import pytest

from regie.channels import CHANNELS, Message, Outcome, espa, espa_x, serial_line
from tests.channels.pagers import Encoder, Server


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    """What a test waits for silence; the real times are under two seconds each."""
    monkeypatch.setattr(espa, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(espa_x, "ANSWER_SECONDS", 0.5)
    espa._silent_until.clear()


def message(peer, title="Alarm: Balie 3", level="alarm", key="alarm-1-2", **settings):
    """A call through this peer."""
    about = {"address": peer.url, "user": "regie", **settings}
    return Message(key=key, title=title, body="Kom.\n", level=level, settings=about, secret="geheim")


@pytest.fixture(params=["tcp", "wire"])
def with_encoder(request):
    """Sends messages one after another; gives (receipts, the encoder): over TCP, and over a real pair of terminals."""
    return lambda mood, *messages: called(mood, *messages, wired=request.param == "wire")


def called(mood, *messages, wired):
    """Send these one after another; (receipts, the encoder)."""

    async def run():
        async with Encoder(mood, wired) as encoder:
            sent = [await CHANNELS["espa"](make(encoder), "201") for make in messages]
            await asyncio.sleep(0.05)
            return sent, encoder

    return asyncio.run(run())


def test_a_pager_is_called_with_the_records_of_the_standard(with_encoder):
    """S2-02 (DV-9): address, text, beep, kind, number of times, priority; ACK is handed over and no more."""
    [receipt], encoder = with_encoder("well", message)
    assert receipt.outcome is Outcome.HANDED_OVER
    assert encoder.calls == [
        {"header": "1", "1": "201", "2": "Alarm: Balie 3", "3": "1", "4": "3", "5": "1", "6": "1"}
    ]


def test_the_block_is_that_of_the_published_example():
    """S2-02: the records of Zenitel's page, with the block check of ISO 1155 over everything after SOH."""
    wanted = bytes.fromhex(
        "01 31 02 31 1f 35 35 30 1e 32 1f 43 41 4c 4c 20 4d 45 20 31 30 31"
        "1e 33 1f 33 1e 34 1f 33 1e 35 1f 33 1e 36 1f 33 03"
    )
    records = [("1", "550"), ("2", "CALL ME 101"), ("3", "3"), ("4", "3"), ("5", "3"), ("6", "3")]
    made = espa.block(records)
    assert made[:-1] == wanted
    check = 0
    for one in wanted[1:]:
        check ^= one
    assert made[-1] == check


@pytest.mark.parametrize(
    ("mood", "outcome", "said"),
    [
        ("refuses", "failed", "NAK 1"),
        ("busy", "failed", "the encoder is not ready"),
        ("silent", "failed", "Silent: no answer"),
        ("silent after the call", "unknown", "no answer after the call was sent"),
    ],
)
def test_an_encoder_that_will_not(with_encoder, mood, outcome, said):
    """S1-20 (DV-9, I-9): the truth is kept, within the time in which the next way must begin."""
    began = time.monotonic()
    [receipt], encoder = with_encoder(mood, message)
    assert (receipt.outcome, receipt.detail) == (outcome, said)
    assert encoder.calls == []
    assert time.monotonic() - began < 5


def test_a_damaged_block_is_sent_again_and_called_once(with_encoder):
    """S1-20 (DV-9, I-10): NAK 1 is a transmission error: the same block, one call."""
    [receipt], encoder = with_encoder("bad check once", message)
    assert receipt.outcome is Outcome.HANDED_OVER
    assert (encoder.blocks, len(encoder.calls)) == (2, 1)


def test_noise_on_the_line_is_no_answer(with_encoder):
    """S1-20 (DV-9)."""
    [receipt], encoder = with_encoder("noise", message)
    assert (receipt.outcome, len(encoder.calls)) == (Outcome.HANDED_OVER, 1)


def test_words_cannot_end_a_block_or_begin_another(with_encoder):
    """S1-18 (DV-9): control characters, other alphabets and length; what was cut is said."""
    hostile = "Balie\x03\x04\x01 3\x1e6\x1f1 café \u202e" + "x" * 200
    [receipt], encoder = with_encoder("well", lambda peer: message(peer, title=hostile))
    [call] = encoder.calls
    assert call["2"].startswith("Balie 3 6 1 cafe")
    assert len(call["2"]) == 128
    assert receipt.detail == "the encoder took it, text cut"


def test_a_silent_line_fails_everybody_who_waits_for_it_at_once(monkeypatch):
    """S1-20 (I-11): ten pagers on a dead line do not wait one after another."""

    async def run():
        async with Encoder("silent") as encoder:
            calls = [CHANNELS["espa"](message(encoder, key=f"k{n}"), "201") for n in range(10)]
            return await asyncio.gather(*calls)

    monkeypatch.setattr(espa, "ANSWER_SECONDS", 1)
    began = time.monotonic()
    assert {one.outcome for one in asyncio.run(run())} == {Outcome.FAILED}
    assert time.monotonic() - began < 5


def test_calls_on_one_line_do_not_mix():
    """S1-18: one line carries one call at a time."""

    async def run():
        async with Encoder() as encoder:
            calls = [
                CHANNELS["espa"](message(encoder, title=f"Balie {n}", key=f"k{n}"), f"20{n}")
                for n in range(8)
            ]
            return await asyncio.gather(*calls), encoder

    receipts, encoder = asyncio.run(run())
    assert {one.outcome for one in receipts} == {Outcome.HANDED_OVER}
    assert sorted((one["1"], one["2"]) for one in encoder.calls) == [
        (f"20{n}", f"Balie {n}") for n in range(8)
    ]


@pytest.mark.parametrize("address", ["espa://127.0.0.1:1", "", "nonsense"])
def test_a_line_that_is_not_there_is_a_failure_and_no_exception(address):
    """S1-20: the next way can start at once."""
    what = Message(key="k", title="t", body="b", settings={"address": address})
    assert asyncio.run(CHANNELS["espa"](what, "201")).outcome is Outcome.FAILED


def test_espa_x_logs_in_first_and_keeps_its_session():
    """S2-02: the first message is the log-in, two calls need one, and the same message has the same reference."""

    async def run():
        async with Server() as server:
            one = await CHANNELS["espa_x"](message(server), "1002")
            two = await CHANNELS["espa_x"](message(server), "1002")
            return one, two, server

    one, two, server = asyncio.run(run())
    assert (one.outcome, two.outcome) == (Outcome.HANDED_OVER, Outcome.HANDED_OVER)
    assert server.heard == ["LOGIN", "P-START", "P-START"]
    assert server.texts[0] == "Alarm: Balie 3"
    assert len(set(server.started)) == 1


def test_a_lost_espa_x_session_is_seen_and_its_open_calls_are_asked_again():
    """S1-20 (I-9, I-10): within a heartbeat it is known; after the log-in the same references, so no new calls."""

    async def run():
        async with Server() as server:
            await CHANNELS["espa_x"](message(server), "1002")
            settings = message(server).settings
            well = await espa_x.alive(settings, "geheim")
            server.mood = "silent"
            silent = await espa_x.alive(settings, "geheim")
            server.mood = "well"
            server.cut()
            again = await espa_x.alive(settings, "geheim")
            return (well, silent, again), server

    found, server = asyncio.run(run())
    assert found == (True, False, True)
    assert server.log_ins == 2
    assert len(server.started) == 2
    assert len(set(server.started)) == 1


@pytest.mark.parametrize(
    ("mood", "secret", "outcome"),
    [("refuses", "geheim", "refused"), ("silent", "geheim", "failed"), ("well", "wrong", "failed")],
)
def test_an_espa_x_server_that_will_not(mood, secret, outcome):
    """S1-20 (DV-9): a number it does not know, silence, and a wrong password."""

    async def run():
        async with Server(mood) as server:
            about = message(server)
            what = Message(key="k", title="t", body="b", settings=about.settings, secret=secret)
            return await CHANNELS["espa_x"](what, "1002")

    began = time.monotonic()
    assert asyncio.run(run()).outcome == outcome
    assert time.monotonic() - began < 5


def test_espa_x_escapes_what_people_type():
    """S1-18 (DV-9): a place cannot become an element."""

    async def run():
        async with Server() as server:
            await CHANNELS["espa_x"](message(server, title="<CP-PRIO>x</CP-PRIO>&\x03"), "1002")
            return server

    assert asyncio.run(run()).texts == ["<CP-PRIO>x</CP-PRIO>&"]


def test_a_line_that_is_not_there_busy_or_no_line_is_a_failure():
    """S1-20 (I-9, S4-24): no other file of the server can be named, and two processes do not speak at once."""

    async def told(address):
        what = Message(key="k", title="t", body="b", settings={"address": address})
        espa._silent_until.clear()
        return await CHANNELS["espa"](what, "201")

    async def run():
        for no_line in ("/etc/passwd", "/dev/sda", "/dev/tty/../mem", "/dev/null"):
            assert (await told(f"espa+serial://{no_line}")).detail == "ValueError: this is no serial line"
        assert (await told("espa+serial:///dev/ttyNONE7")).outcome is Outcome.FAILED
        async with Encoder(wired=True) as encoder:
            assert (await told(f"{encoder.url}?baud=31")).detail == "ValueError: this is no serial line"
            _, writer = await serial_line.opened(encoder.url)
            assert "temporarily unavailable" in (await told(encoder.url)).detail
            writer.close()
            await asyncio.sleep(0.05)
            assert (await told(f"{encoder.url}?baud=1200")).outcome is Outcome.HANDED_OVER
            assert len(encoder.calls) == 1

    asyncio.run(run())


def test_the_line_is_seven_even_two():
    """S2-02: seven bits, even parity, two stop bits, raw and without flow control, whatever was set before."""
    everything = [~0 & 0xFFFF] * 4 + [0, 0, [b"\0"] * 32]
    said = serial_line.settings(everything, termios.B9600)
    flags = said[serial_line.CFLAG]
    assert flags & termios.CSIZE == termios.CS7
    assert flags & termios.PARENB
    assert not flags & termios.PARODD
    assert flags & termios.CSTOPB
    assert not flags & termios.CRTSCTS
    assert not said[serial_line.IFLAG] & (termios.IXON | termios.IXOFF | termios.ICRNL)
    assert said[serial_line.LFLAG] == said[serial_line.OFLAG] == 0
    assert said[4] == said[5] == termios.B9600
