"""What a message of an MQTT button becomes, without a broker: the rows behind tests/faults/test_mqtt.py."""

import json
from datetime import timedelta

import pytest

from regie.alarms.models import Alarm
from regie.cli import mqtt
from regie.devices import actions
from regie.devices.models import Device, TestPress
from regie.gateways.mqtt import Broker
from regie.gateways.mqtt_button import topic
from regie.intake import buttons
from regie.journal.models import Entry
from tests import make
from tests.make import NOW

HOUR = timedelta(hours=1)


@pytest.fixture
def button(chain: make.Chain) -> Device:
    """A button with a password at the broker."""
    device, _token = actions.enrol(
        kind="button", name="Knop", organisation=chain.municipality, place=chain.counter, at=NOW
    )
    actions.make_mqtt_password(device, at=NOW, by=chain.bea)
    return Device.objects.get(pk=device.pk)


def said(device: Device, verb: str, message: object, *, at=NOW, retained: bool = False, organisation=None):
    """What Regie answers to one message, or None."""
    where = topic(organisation or device.organisation_id, device.pk, verb)
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    answer = buttons.store(where, body, retained=retained, at=at)
    if answer is None:
        return None
    assert answer[0] == topic(device.organisation_id, device.pk, "ack")
    return json.loads(answer[1])


def test_a_press_is_answered_on_its_own_topic(button: Device) -> None:
    """I-3: the same nonce is the same alarm, also a week later."""
    first = said(button, "press", {"id": "n-1", "note": "achter"})
    assert first == {"id": "n-1", "outcome": "alarm", "alarm": Alarm.objects.get().pk}
    assert said(button, "press", {"id": "n-1"}, at=NOW + 200 * HOUR) == first
    assert Alarm.objects.get().note == "achter"


def test_a_counter_that_begins_again_is_no_old_press(button: Device) -> None:
    """I-3 without losing a press: number 1 after a change of battery is a new alarm."""
    said(button, "press", {"id": 1})
    said(button, "press", {"id": 1}, at=NOW + timedelta(minutes=59))
    assert Alarm.objects.count() == 1
    said(button, "press", {"id": 1}, at=NOW + 2 * HOUR)
    assert Alarm.objects.count() == 2


def test_a_press_that_waited_keeps_its_moment(button: Device) -> None:
    """CH-5: shown late, never dropped."""
    said(button, "press", {"id": "n", "at": (NOW - HOUR).isoformat()})
    said(button, "press", {"id": "m", "at": "gisteren"})
    assert list(Alarm.objects.order_by("id").values_list("pressed_at", flat=True)) == [NOW - HOUR, None]


@pytest.mark.parametrize(
    ("verb", "message", "why"),
    [
        ("press", {}, "no_id"),
        ("press", {"id": True}, "no_id"),
        ("press", {"id": "x" * 81}, "no_id"),
        ("press", {"id": "n", "kind": "fire"}, "kind_unknown"),
        ("press", b'{"id": 1, "x": Infinity}', "no_number"),
        ("press", b"[[[[[[[[[[[[[[[[[[[[[[[[", "too_deep"),
        ("battery", {"percent": 101}, "no_percent"),
        ("status", {"online": "ja"}, "no_status"),
        ("ack", {"id": "n"}, "wrong_topic"),
    ],
)
def test_what_must_not_be_acted_on_is_a_security_event(button: Device, verb: str, message, why: str) -> None:
    """I-5 DV-8: no alarm, no answer, a line."""
    actions.living._last_refusal.clear()
    assert said(button, verb, message) is None
    assert Entry.objects.filter(kind="devices.SignalRefused").get().data["why"] == why
    assert not Alarm.objects.exists()


def test_retained_of_another_organisation_revoked_or_without_password_is_nothing(
    chain: make.Chain, button: Device
) -> None:
    """I-5 DV-8: the broker is asked who says it, and so are the rows."""
    actions.living._last_refusal.clear()
    press = {"id": "n"}
    assert said(button, "press", press, retained=True) is None
    assert said(button, "press", press, organisation=chain.partner.pk) is None
    actions.revoke(button, at=NOW, by=chain.bea)
    assert said(button, "press", press) is None
    plain, _token = actions.enrol(kind="button", name="Ander", organisation=chain.municipality, at=NOW)
    assert said(plain, "press", press) is None
    whys = (
        Entry.objects.filter(kind="devices.SignalRefused").order_by("id").values_list("data__why", flat=True)
    )
    assert list(whys) == ["retained", "device_unknown"], "one line a second for the same reason"
    assert not Alarm.objects.exists()


def test_an_announced_press_is_a_test(chain: make.Chain, button: Device) -> None:
    """I-5: the button hears that it was one."""
    actions.announce_test(button, at=NOW, by=chain.bea)
    assert said(button, "press", {"id": "t"}) == {"id": "t", "outcome": "test"}
    assert said(button, "press", {"id": "t"}, at=NOW + HOUR)["outcome"] == "test"
    assert TestPress.objects.count() == 1
    assert not Alarm.objects.exists()


def test_the_will_says_offline_once_and_a_battery_ends_it(button: Device) -> None:
    """I-20: one report, one restore."""
    for _ in range(2):
        said(button, "status", {"online": False})
    assert Device.objects.get(pk=button.pk).silent_since == NOW
    said(button, "battery", {"percent": 55}, at=NOW + HOUR)
    device = Device.objects.get(pk=button.pk)
    assert (device.silent_since, device.battery_percent, device.last_heard_at) == (None, 55, NOW + HOUR)
    kinds = Entry.objects.filter(subject=f"device:{button.pk}").values_list("kind", flat=True)
    assert sorted(kinds).count("devices.DeviceOffline") == 1


def test_a_button_may_use_its_own_topics_and_no_wildcard(button: Device, settings) -> None:
    """What `regie mqtt acl` prints for one button, line by line."""
    settings.MQTT_URL = "mqtt://regie:x@localhost"
    lines = list(mqtt.acl())
    own = lines[lines.index(f"user b{button.pk}") + 1 :]
    base = f"regie/{button.organisation_id}/buttons/b{button.pk}"
    assert own == [
        f"topic write {base}/battery",
        f"topic write {base}/press",
        f"topic write {base}/status",
        f"topic read {base}/ack",
    ]
    users = [line.partition(":")[0] for line in mqtt.passwords()]
    assert users == ["regie", f"b{button.pk}"]


def test_where_the_broker_is() -> None:
    """An address that is none is said at the start."""
    broker = Broker.at("mqtts://a%40b:c%3Ad@broker.example")
    assert (broker.host, broker.port, broker.user, broker.password, broker.encrypted) == (
        "broker.example", 8883, "a@b", "c:d", True,
    )  # fmt: skip
    with pytest.raises(ValueError, match="mqtt://"):
        Broker.at("http://broker")
