"""Buttons at a real Mosquitto, heard by a real process: repeats, retained presses, wills, take-overs, restarts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.broker import Button, MosquittoBroker, until
from tests.databases import run_python
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


# Which database is behind it changes nothing of what the broker does.
pytestmark = pytest.mark.once


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
    tries = iter(range(1000))

    def answered() -> bool:
        """A button repeats until Regie answers; the broker is no store."""
        if next(tries) % 25 == 0:
            again.say(scene.topic(scene.one, "press"), press(2))
        return bool(again.got)

    until(answered, seconds=30)
    assert scene.alarms() == 2
    again.leave()
