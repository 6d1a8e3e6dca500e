"""Buttons at a real Mosquitto, heard by a real process: repeats, retained presses, wills, take-overs, restarts."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from regie.alarms.models import Alarm
from regie.devices import actions
from regie.gateways.mqtt import Broker, MqttGateway
from regie.intake import buttons
from tests import make
from tests.broker import Button, MosquittoBroker, until
from tests.databases import run_python
from tests.faults.test_races import at_once
from tests.rows import rows

TWO_BUTTONS = """
import json, sys
from regie.devices import actions
from regie.devices.models import Device
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
owner, by = Organisation.objects.get(kind="municipality"), Person.objects.first()
made = []
for name in ("MQTT een", "MQTT twee"):
    device, _ = actions.enrol(kind="button", name=name, organisation=owner,
                              place=Place.objects.filter(kind="counter").first(), at=timezone.now())
    made.append([device.pk, owner.pk, actions.make_mqtt_password(device, at=timezone.now(), by=by)])
open({file!r}, "w").write(json.dumps(made))
"""


# Which database is behind it changes nothing of what the broker does; two gateways there are only on PostgreSQL.
once = pytest.mark.once


class Scene:
    """A broker, a running Regie, and two buttons with passwords of their own."""

    def __init__(self, broker: MosquittoBroker, regie, database: str, made: list) -> None:
        self.broker, self.regie, self.database = broker, regie, database
        self.one, self.two = (tuple(one) for one in made)

    def button(self, which, **details) -> Button:
        """One of the two, not connected yet."""
        return Button(self.broker, f"b{which[0]}", which[2], **details)

    def topic(self, which, verb: str) -> str:
        """Its own topic."""
        return f"regie/{which[1]}/buttons/b{which[0]}/{verb}"

    def alarms(self) -> int:
        """How many there are."""
        return rows(self.database, "SELECT count(*) FROM regie_alarm")[0][0]

    def refused(self) -> list[str]:
        """Why something was refused, in order."""
        found = rows(
            self.database, "SELECT data FROM regie_entry WHERE kind = 'devices.SignalRefused' ORDER BY id"
        )
        return [one[0]["why"] for one in found]

    def silent(self, which) -> bool:
        """Whether it is reported as silent."""
        found = rows(self.database, f"SELECT silent_since FROM regie_device WHERE id = {which[0]}")
        return found[0][0] is not None


@pytest.fixture
def scene(tmp_path: Path, start_regie, demo_database: str) -> Iterator[Scene]:
    """Everything above, as docs/operator.md says."""
    file = tmp_path / "made.json"
    run_python(TWO_BUTTONS.format(file=str(file)), database=demo_database, data=tmp_path)
    broker = MosquittoBroker(tmp_path / "broker")
    broker.write_lines(demo_database)
    broker.start()
    regie = start_regie(demo_database, REGIE_MQTT_URL=broker.url)
    yield Scene(broker, regie, demo_database, json.loads(file.read_text()))
    broker.stop()


def press(number: object) -> bytes:
    """What a button says when it is pressed."""
    return json.dumps({"id": number}).encode()


@once
def test_a_button_at_a_real_broker(scene: Scene) -> None:
    """DV-8 I-2 I-3 I-5: one alarm a press, acknowledged from disk; what is retained, hostile or another's is none."""
    one, two = scene.button(scene.one).connect(), scene.button(scene.two).connect()
    one.listen(scene.topic(scene.one, "ack"))
    for _ in range(3):
        one.say(scene.topic(scene.one, "press"), press("eerste"))
    until(lambda: len(one.got) == 3)
    said = {(topic, json.loads(payload)["alarm"]) for topic, payload in one.got}
    assert len(said) == 1, "I-3: a repeat is the same alarm, and each is acknowledged"
    assert scene.alarms() == 1
    # Not its own topic: the broker keeps it, because the access list names no wildcard for a button.
    two.say(scene.topic(scene.one, "press"), press("van een ander"))
    one.say(scene.topic(scene.one, "press"), b'{"id": NaN}')
    one.say(scene.topic(scene.one, "press"), b'{"id": "a", "id": "b"}')
    one.say(scene.topic(scene.one, "press"), b'{"id": "' + b"x" * 5000 + b'"}')
    until(lambda: {"no_number", "key_twice", "too_large"} <= set(scene.refused()))
    assert scene.alarms() == 1
    # Two devices are two alarms, whatever their ids.
    two.say(scene.topic(scene.two, "press"), press("eerste"))
    until(lambda: scene.alarms() == 2)
    one.leave()
    two.leave()


@once
def test_a_retained_press_and_a_broken_line(scene: Scene) -> None:
    """DV-8 I-5 I-20: what the broker kept is a security event; the will says that a button is offline, once."""
    one = scene.button(scene.one).connect(will=(scene.topic(scene.one, "status"), b'{"online": false}'))
    scene.regie.stop()
    one.say(scene.topic(scene.one, "press"), press("bewaard"), retain=True)
    # The broker hands it over twice: as what was said while Regie was away, which is a press, and as what it kept.
    scene.regie.start()
    until(lambda: scene.refused() == ["retained"])
    pressed = scene.alarms()
    scene.regie.restart()
    until(lambda: scene.refused() == ["retained", "retained"])
    assert scene.alarms() == pressed <= 1, "a retained press is no press, at no reconnect"
    one.cut()
    until(lambda: scene.silent(scene.one))
    again = scene.button(scene.one).connect()
    again.say(scene.topic(scene.one, "battery"), b'{"percent": 12}')
    until(lambda: not scene.silent(scene.one))
    battery = f"SELECT battery_percent FROM regie_device WHERE id = {scene.one[0]}"
    until(lambda: rows(scene.database, battery)[0][0] == 12)
    again.leave()


@once
def test_the_broker_restarts_and_a_name_is_taken(scene: Scene) -> None:
    """DV-8 I-4: Regie comes back by itself; nobody is thrown off by who uses its name; a wrong password is nobody."""
    one = scene.button(scene.one).connect()
    thief = scene.button(scene.two, client_id=f"b{scene.one[0]}").connect()
    one.say(scene.topic(scene.one, "press"), press(1))
    until(lambda: scene.alarms() == 1)
    assert one.client.is_connected(), (
        "the broker calls a client by its user, so a stolen client id takes nothing"
    )
    assert Button(scene.broker, f"b{scene.one[0]}", "geraden").connect().refused
    thief.leave()
    one.leave()
    scene.broker.stop()
    scene.broker.start()
    again = scene.button(scene.one).connect()
    again.listen(scene.topic(scene.one, "ack"))
    until(repeating(again, scene.topic(scene.one, "press"), press(2)), seconds=30)
    assert scene.alarms() == 2
    again.leave()


def repeating(button: Button, topic: str, said: bytes) -> Callable[[], bool]:
    """A button repeats until Regie answers; the broker is no store."""
    tries = iter(range(100_000))

    def answered() -> bool:
        if next(tries) % 25 == 0:
            button.say(topic, said)
        return bool(button.got)

    return answered


class Gateways:
    """Several gateways in this process, each with a name, on connections to the database of their own."""

    def __init__(self, broker: MosquittoBroker, *names: str) -> None:
        self.shared: list[str] = []
        self.heard = dict.fromkeys(range(len(names)), 0)
        self.gateways = [
            MqttGateway(Broker.at(broker.url), self._handle(number), self._alive, identifier=name, shared=self._shared)
            for number, name in enumerate(names)
        ]  # fmt: skip

    def _handle(self, number: int):
        async def handle(topic: str, payload: bytes, retained: bool):
            self.heard[number] += 1
            return await asyncio.to_thread(self._store, topic, payload, retained)

        return handle

    def _store(self, topic: str, payload: bytes, retained: bool):
        try:
            return buttons.store(topic, payload, retained=retained, at=datetime.now(UTC))
        finally:
            connection.close()

    async def _alive(self, where: str) -> None:
        """Somebody listens."""

    async def _shared(self, name: str) -> None:
        self.shared.append(name)

    async def run(self, story) -> None:
        """Run them while a story is told in another thread."""
        tasks = [asyncio.create_task(gateway.run()) for gateway in self.gateways]
        async with asyncio.timeout(20):
            await asyncio.gather(*(gateway.connected.wait() for gateway in self.gateways))
            await asyncio.to_thread(story)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def broker_and_button(tmp_path: Path, committed) -> Iterator[tuple[MosquittoBroker, Button, str]]:
    """A real broker that knows Regie and one button, and where that button presses."""
    chain = make.chain()
    device, _ = actions.enrol(
        kind="button", name="Knop", organisation=chain.municipality, place=chain.counter, at=make.NOW
    )
    password = actions.make_mqtt_password(device, at=make.NOW, by=chain.bea)
    broker = MosquittoBroker(tmp_path / "broker")
    broker.write_own_lines()
    broker.start()
    button = Button(broker, f"b{device.pk}", password).connect()
    yield broker, button, f"regie/{chain.municipality.pk}/buttons/b{device.pk}/"
    button.leave()
    broker.stop()


@pytest.mark.once_on_postgresql
def test_two_gateways_on_one_broker_make_one_alarm_of_a_press(broker_and_button) -> None:
    """DV-8 I-3 I-20: both hear it and both answer; also for a number, which begins again one day."""
    broker, button, base = broker_and_button
    gateways = Gateways(broker, "gateway-1", "gateway-2")
    ids = [*range(10), *(f"n-{number}" for number in range(10))]

    def story() -> None:
        button.listen(f"{base}ack")
        for one in ids:
            button.say(f"{base}press", press(one))
        until(lambda: len(button.got) == 2 * len(ids))

    asyncio.run(gateways.run(story))
    assert gateways.heard == {0: len(ids), 1: len(ids)}
    assert Alarm.objects.count() == len(ids)
    assert len({payload for _, payload in button.got}) == len(ids), "both say the same alarm"
    assert gateways.shared == []


@pytest.mark.once_on_postgresql
def test_two_gateways_with_one_name_are_told_so(broker_and_button) -> None:
    """I-20 I-3: the broker throws them off in turn; that is said, and a press is one alarm all the same."""
    broker, button, base = broker_and_button
    gateways = Gateways(broker, "regie", "regie")

    def story() -> None:
        until(lambda: "regie" in gateways.shared)
        button.listen(f"{base}ack")
        until(repeating(button, f"{base}press", press("n")))

    asyncio.run(gateways.run(story))
    assert Alarm.objects.count() == 1


def test_a_number_that_two_gateways_hear_at_once_is_one_press(committed) -> None:
    """I-3: eight at the same moment, each with a clock of its own; an hour later the number is a new press, once."""
    chain = make.chain()
    device, _ = actions.enrol(
        kind="button", name="Knop", organisation=chain.municipality, place=chain.counter, at=make.NOW
    )
    actions.make_mqtt_password(device, at=make.NOW, by=chain.bea)
    topic = f"regie/{chain.municipality.pk}/buttons/b{device.pk}/press"
    for times, later in ((1, timedelta()), (2, timedelta(hours=2))):
        moments = [make.NOW + later + timedelta(milliseconds=number) for number in range(8)]
        answers = at_once(lambda at: buttons.store(topic, press(7), retained=False, at=at), moments)
        assert len(set(answers)) == 1
        assert Alarm.objects.count() == times
