"""The forward to a private alarm centre, against receivers that are not ours: pysiaalarm, and siadc09 reads the frames.

The receivers that refuse, stay silent or lie are made by hand, because no real one does that on request.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pysiaalarm import SIAAccount, SIAEvent
from pysiaalarm.aio import SIAClient
from siadc09 import message as theirs

from regie.alarms.actions import Claim, claim_calls, climb, note_outcome
from regie.alarms.models import Alarm, Call
from regie.channels import CHANNELS, Message, Outcome, dc09
from regie.channels.dc09 import sequence_of, written
from regie.gateways.sia_dc09 import CR, ack, duh, nak, parse
from regie.reach.actions import add_outlet
from regie.worker.messages import message_for
from tests import make

KEY = "41" * 16  # pysiaalarm takes a key as letters: sixteen times A
ACCOUNT = {"account": "00AB", "zone": "7"}
ALARM = Message(key="alarm-1-2", title="Alarm: Café 3", body="…", data={"where": "Café 3"}, settings=ACCOUNT)


@asynccontextmanager
async def centre(key: str = "") -> AsyncIterator[tuple[str, list[SIAEvent]]]:
    """pysiaalarm as the receiver of an alarm centre: its address, and what it understood."""
    heard: list[SIAEvent] = []

    async def remember(event: SIAEvent) -> None:
        heard.append(event)

    account = SIAAccount("00AB", bytes.fromhex(key).decode() or None)
    receiver = SIAClient("127.0.0.1", 0, [account], remember)
    await receiver.async_start()
    port = receiver.server.sockets[0].getsockname()[1]
    try:
        yield f"dc09://127.0.0.1:{port}", heard
        await asyncio.sleep(0.05)
    finally:
        await receiver.async_stop()


@asynccontextmanager
async def answering(answer: Callable[[bytes], bytes]) -> AsyncIterator[str]:
    """A receiver made by hand that answers whatever the test wants."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(await reader.readuntil(CR)))
        await writer.drain()
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"dc09://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("key", ["", KEY])
@pytest.mark.parametrize(
    ("level", "protocol", "code"),
    [("alarm", "SIA-DCS", "PA"), ("attention", "", "QA"), ("test", "SIA-DCS", "RX"), ("drill", "", "RX"),
     ("alarm", "ADM-CID", "PA"), ("test", "ADM-CID", "RX")],
)  # fmt: skip
def test_a_real_receiver_takes_it(key, level, protocol, code):
    """S1-18 I-5: pysiaalarm understands and acknowledges, plain and encrypted; a test or drill is no alarm there."""

    async def story():
        async with centre(key) as (address, heard):
            message = replace(ALARM, level=level, secret=key, settings={**ACCOUNT, "protocol": protocol})
            receipt = await CHANNELS["dc09"](message, address)
            number = f"{sequence_of(ALARM.key):04d}"
            assert (receipt.outcome, receipt.detail) == (Outcome.HANDED_OVER, f"ACK {number}")
            await asyncio.sleep(0.05)
            assert [(event.account, event.code, event.sequence) for event in heard] == [
                ("00AB", code, number)
            ]
            if protocol != "ADM-CID":
                assert "Cafe 3" in heard[0].message

    asyncio.run(story())


def test_the_same_message_has_the_same_number():
    """I-10: a repeat after a lost answer can be seen as one; and siadc09 reads the frame."""
    first, again = (
        written(ALARM, key=None, at=datetime(2026, 3, 3, 9, second, tzinfo=UTC)) for second in (1, 2)
    )
    assert parse(first).header == parse(again).header
    other = written(replace(ALARM, key="x"), key=None, at=make.NOW)
    assert parse(first).header.sequence != parse(other).header.sequence
    read = theirs.parse_frame(first)
    assert (read.account.acct, read.seq) == (0xAB, sequence_of(ALARM.key))
    assert read.timestamp == datetime(2026, 3, 3, 9, 1, tzinfo=UTC)


def _lying(frame: bytes) -> bytes:
    return ack(replace(parse(frame).header, sequence="0000"))


def _plain(frame: bytes) -> bytes:
    return ack(replace(parse(frame, bytes.fromhex(KEY)).header))


def _off(_frame: bytes) -> bytes:
    return nak(datetime.now(UTC) - timedelta(seconds=60))


@pytest.mark.parametrize(
    ("answer", "key", "outcome", "detail"),
    [
        (_off, "", Outcome.FAILED, "NAK: our clock is 6"),
        (lambda frame: duh(parse(frame).header), "", Outcome.FAILED, "DUH"),
        (lambda _frame: b"", "", Outcome.UNKNOWN, "no answer"),
        (lambda _frame: b"HTTP/1.1 400\r\n\r\n", "", Outcome.UNKNOWN, "no answer"),
        (_lying, "", Outcome.UNKNOWN, "no answer"),
        (_plain, KEY, Outcome.UNKNOWN, "no answer"),
    ],
)  # fmt: skip
def test_what_is_no_ack_is_not_called_one(monkeypatch, answer, key, outcome, detail):
    """S1-04 I-9: refused, silent, garbage, an answer to another message, a plain ACK to an encrypted frame."""
    monkeypatch.setattr(dc09, "TIMEOUT_SECONDS", 1)

    async def story():
        async with answering(answer) as address:
            receipt = await dc09.send(replace(ALARM, secret=key), address)
            assert (receipt.outcome, receipt.detail[: len(detail)]) == (outcome, detail)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("change", "address", "outcome"),
    [
        ({}, "dc09://127.0.0.1:1", Outcome.FAILED),
        ({"secret": "00" * 15}, "dc09://127.0.0.1:1", Outcome.REFUSED),
        ({"secret": "zz"}, "dc09://127.0.0.1:1", Outcome.REFUSED),
        ({"settings": {"account": "12"}}, "dc09://127.0.0.1:1", Outcome.REFUSED),
        ({}, "https://127.0.0.1:1", Outcome.REFUSED),
        ({}, "dc09://127.0.0.1:99999", Outcome.REFUSED),
        ({"level": "taken"}, "dc09://127.0.0.1:1", Outcome.REFUSED),
    ],
)
def test_what_cannot_be_sent_says_why(change, address, outcome):
    """S1-04: nobody there is tried again; what is set up wrong, or has no word in DC-09, is refused and not sent."""
    receipt = asyncio.run(dc09.send(replace(ALARM, **change), address))
    assert receipt.outcome == outcome
    assert receipt.detail


@pytest.mark.django_db
def test_an_alarm_reaches_the_centre_and_its_call_says_so(house):
    """S1-18 I-6: the ladder calls the alarm centre of the organisation, encrypted; the call holds the centre's ACK."""

    async def sent(claim: Claim):
        async with centre(KEY) as (address, heard):
            receipt = await CHANNELS[claim.sender](message_for(claim), address)
            await asyncio.sleep(0.05)
            return receipt, heard

    outlet = add_outlet(
        organisation=house.chain.municipality, kind="dc09", name="Centrale", address="dc09://centre.test:10500",
        settings=ACCOUNT, secret=KEY, at=house.now, by=house.chain.bea,
    )  # fmt: skip
    alarm = house.press()
    plan = [{"group": "anybody", "wait_seconds": 60, "channels": ["alarm_centre"]}]
    Alarm.objects.filter(pk=alarm.pk).update(plan=plan, next_step_at=house.now)
    assert climb(Alarm.objects.get(pk=alarm.pk), at=house.now)
    [claim] = [one for one in claim_calls(at=house.now) if one.channel == "alarm_centre"]
    receipt, heard = asyncio.run(sent(claim))
    assert note_outcome(claim, receipt, at=house.now)
    call = Call.objects.get(outlet=outlet)
    assert (call.state, call.detail) == (Call.State.HANDED_OVER, f"ACK {sequence_of(claim.key):04d}")
    assert [(event.code, event.account) for event in heard] == [("PA", "00AB")]
