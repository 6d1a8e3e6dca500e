"""Lamps and pagers at a real Mosquitto: what is published arrives at a listener of another library, and is not kept."""

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from regie.channels import CHANNELS, Message, Outcome
from tests.broker import REGIE_PASSWORD, Button, MosquittoBroker, until

pytestmark = pytest.mark.once
TOPIC = "regie/1/outlets/lamp-balie-3"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[MosquittoBroker]:
    """A broker where Regie may publish and a lamp may listen."""
    import secrets

    from regie.devices.rules import mosquitto_hash

    made = MosquittoBroker(tmp_path / "broker")
    lines = [
        f"{user}:{mosquitto_hash(REGIE_PASSWORD, salt=secrets.token_bytes(12))}" for user in ("regie", "lamp")
    ]
    (made.folder / "passwords").write_text("\n".join(lines) + "\n")
    (made.folder / "acl").write_text(
        "user regie\ntopic write regie/+/outlets/#\n\nuser lamp\ntopic read regie/1/outlets/#\n"
    )
    yield made.start()
    made.stop()


def message(**settings: str) -> Message:
    """One call."""
    said = {"topic": TOPIC, "user": "regie", **settings}
    return Message(
        key="alarm-1-2",
        title="Alarm: Balie 3",
        body="…",
        data={"alarm": 1},
        secret=REGIE_PASSWORD,
        settings=said,
    )


def sent(what: Message, address: str) -> Outcome:
    """What is known after sending."""
    return asyncio.run(CHANNELS["mqtt"](what, address)).outcome


def test_twenty_lamps_at_once_throw_nobody_off(broker: MosquittoBroker) -> None:
    """I-9 I-11: one user, a connection for each call; at the listener for buttons they would end each other."""

    async def twenty() -> list[Outcome]:
        address = f"mqtt://127.0.0.1:{broker.inner_port}"
        calls = [CHANNELS["mqtt"](replace(message(), key=f"alarm-{n}"), address) for n in range(20)]
        return [receipt.outcome for receipt in await asyncio.gather(*calls)]

    assert asyncio.run(twenty()) == [Outcome.HANDED_OVER] * 20


def test_a_lamp_hears_it_once_and_one_that_comes_later_does_not(broker: MosquittoBroker) -> None:
    """I-5 I-9: handed over is the broker's word; nothing is retained; a wrong password and no broker have failed."""
    address = f"mqtt://127.0.0.1:{broker.inner_port}"
    lamp = Button(broker, "lamp", REGIE_PASSWORD).connect()
    lamp.listen(TOPIC)
    time.sleep(0.3)
    assert sent(message(), address) is Outcome.HANDED_OVER
    until(lambda: lamp.got)
    assert [(topic, json.loads(body)["title"]) for topic, body in lamp.got] == [(TOPIC, "Alarm: Balie 3")]
    lamp.leave()
    later = Button(broker, "lamp", REGIE_PASSWORD).connect()
    later.listen(TOPIC)
    time.sleep(0.5)
    assert later.got == []
    later.leave()
    assert sent(message(user="niemand"), address) is Outcome.FAILED
    broker.stop()
    assert sent(message(), address) is Outcome.FAILED
    assert sent(message(), "http://nergens") is Outcome.REFUSED
