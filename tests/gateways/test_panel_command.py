"""`regie panel`: what an installer types, what goes out, and what the exit code says."""

import argparse
import asyncio
from datetime import timedelta

import pytest

from regie.cli import panel
from regie.gateways import Kind, Signal, Verdict
from tests.gateways.wire import MOMENT, Store, run, serving

KEY = "00112233445566778899AABBCCDDEEFF"


def command(line: str) -> int:
    """The exit code of `regie panel …`."""
    parser = argparse.ArgumentParser()
    panel.add_to(parser.add_subparsers())
    asked = parser.parse_args(["panel", *line.split()])
    return asked.do(asked)


async def keys(_account: str) -> bytes:
    """The one key of this test."""
    return bytes.fromhex(KEY)


@pytest.mark.parametrize(
    ("what", "sia", "contact_id", "kind"),
    [(what, sia, f"{qualifier}{event}", kind) for (what, (sia, event, qualifier)), kind in zip(
        panel.CODES.items(), [Kind.RAISE] * 5 + [Kind.SUPERVISION, Kind.TEST, Kind.TEST, Kind.RESTORE]
        + [Kind.BYPASS] * 2 + [Kind.TROUBLE, None, Kind.TROUBLE, Kind.TROUBLE], strict=True,
    )],
)  # fmt: skip
def test_every_word_is_a_message_that_means_it(what, sia, contact_id, kind):
    """S1-18 DV-5: in both protocols the receiver understands what the word says."""

    async def story():
        store = Store()
        async with serving(store) as server:
            for protocol in ("SIA-DCS", "ADM-CID"):
                line = f"{what} --account 1234 --zone 7 --port {server.port} --protocol {protocol}"
                assert await asyncio.to_thread(command, line) == 0
        first, second = store.signals
        assert first.code == sia
        assert f"{second.qualifier}{second.code}" in (contact_id, "NULL")
        if kind:
            assert first.kind is second.kind is kind

    run(story)


@pytest.mark.parametrize("udp", ["", "--udp"])
def test_an_encrypted_press_over_both_roads(udp, capsys):
    """S1-18: what went out and what came back is printed; the key is not."""

    async def story():
        store = Store()
        async with serving(store, keys=keys) as server:
            line = f"press --account 1234 --zone 7 --key {KEY} --port {server.port} --sequence 42 {udp}"
            assert await asyncio.to_thread(command, line) == 0
        assert (store.heard, store.signals[0].zone, store.signals[0].encrypted) == (
            ["1234 PA raise"],
            "7",
            True,
        )

    run(story)
    printed = capsys.readouterr().out
    assert "NPA7" in printed
    assert "< ACK 0042, its time is 10:15:30" in printed
    assert KEY not in printed


def test_it_repeats_with_the_same_number_until_it_is_heard():
    """I-3 I-4: the number stays, so the receiver knows that it is the same press."""

    async def story():
        heard: list[Signal] = []

        async def deaf_at_first(signal: Signal) -> Verdict:
            heard.append(signal)
            return Verdict.ACK if len(heard) == 5 else Verdict.SILENT

        async with serving(deaf_at_first) as server:
            line = f"press --account 1234 --port {server.port} --wait 0.05"
            assert await asyncio.to_thread(command, line) == 1
            assert len(heard) == 3
            assert await asyncio.to_thread(command, f"{line} --repeat-until-ack") == 0
        assert (
            len({signal.sequence for signal in heard[:3]})
            == len({signal.sequence for signal in heard[3:]})
            == 1
        )

    run(story)


def test_it_sets_its_clock_by_a_nak():
    """DV-3: a panel with a wrong clock is told the time, takes it over and is heard."""

    async def story():
        async def strict(signal: Signal) -> Verdict:
            assert signal.stamped_at
            return Verdict.ACK if abs(signal.stamped_at - MOMENT) < timedelta(seconds=20) else Verdict.NAK

        async with serving(strict, keys=keys) as server:
            line = f"null --account 1234 --key {KEY} --port {server.port} --clock-offset -7200 --wait 0.05"
            assert await asyncio.to_thread(command, line) == 1
            assert await asyncio.to_thread(command, f"{line} --sets-clock") == 0

    run(story)


def test_many_messages_each_have_their_own_number(capsys):
    """S1-18: for a load test; the numbers go round after 9999."""

    async def story():
        store = Store()
        async with serving(store) as server:
            line = f"press --account 1234 --port {server.port} --count 4 --rate 200 --sequence 9998"
            assert await asyncio.to_thread(command, line) == 0
        assert [signal.sequence for signal in store.signals] == ["9998", "9999", "0001", "0002"]

    run(story)
    assert "4 of 4 acknowledged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "code"),
    [("press", 2), ("dance --account 1234", 2), ("press --account 12", 2), ("1234 pa", 2),
     ("press --account 1234 --port 1 --wait 0.01", 1), ("press --account 1234 --port 1 --wait 0.01 --udp", 1)],
)  # fmt: skip
def test_what_makes_no_message_and_who_does_not_listen(line, code, capsys):
    """S1-18: a slip of the installer is told to him; nobody there is said in words."""
    assert command(line) == code
    assert capsys.readouterr().out


def test_the_older_way_of_typing_still_works():
    """S1-18: `regie panel 1234 PA`, as the first README said."""

    async def story():
        store = Store(Verdict.DUH)
        async with serving(store) as server:
            assert await asyncio.to_thread(command, f"1234 PA --zone 3 --port {server.port}") == 1
        assert store.heard == ["1234 PA raise"]

    run(story)
