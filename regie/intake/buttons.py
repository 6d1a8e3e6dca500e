"""What a message of an MQTT button becomes; the button hears it only after the commit."""

import logging
from datetime import datetime, timedelta

from regie import moment
from regie.alarms.actions import Press, Taken, take_press
from regie.alarms.models import Alarm
from regie.devices import actions
from regie.devices.models import Device, TestPress
from regie.gateways.hook_messages import short
from regie.gateways.mqtt_button import Reply, Said, Verb, read_message, topic
from regie.gateways.strict_json import NotReadable
from regie.text import storable
from regie.worker.threads import writer

# A counter begins again when a battery is changed: the same number much later is another press. A nonce never is.
SAME_COUNTER = timedelta(hours=1)
log = logging.getLogger(__name__)


async def receive(where: str, payload: bytes, retained: bool) -> tuple[str, bytes] | None:
    """Store what was said, then say where to answer it; an error means silence, so the button repeats it."""
    return await writer.store(store, where, payload, retained=retained, at=moment.now())


def store(where: str, payload: bytes, *, retained: bool, at: datetime) -> tuple[str, bytes] | None:
    """One message, on disk when this returns. What must not be acted on is a security event and no alarm (I-5)."""
    try:
        said = read_message(where, payload, retained=retained)
    except NotReadable as problem:
        actions.refuse_signal(why=problem.why, detail=problem.detail or where, at=at)
        return None
    device = _button(said)
    if device is None:
        actions.refuse_signal(why="device_unknown", detail=where, at=at)
        return None
    if said.verb is not Verb.PRESS:
        _hear(device, said, at=at)
        return None
    taken = _take(device, said, at=at)
    outcome = "alarm" if taken.alarm else "test"
    reply = Reply(said.id, outcome, alarm=taken.alarm.pk if taken.alarm else None)
    return topic(said.organisation_id, device.pk, "ack"), reply.payload()


def _button(said: Said) -> Device | None:
    """The device that the topic names, when it has a password at the broker and is of that organisation."""
    found = Device.objects.in_use().filter(pk=said.device_id, organisation=said.organisation_id)
    return found.exclude(mqtt_password="").select_related("place", "person", "organisation").first()


def _hear(device: Device, said: Said, *, at: datetime) -> None:
    if not said.online:
        actions.note_offline(device, at=at)
        return
    actions.note_alive(device, at=at)
    if said.battery is not None:
        actions.note_battery(device, percent=said.battery, at=at)


def _take(device: Device, said: Said, *, at: datetime) -> Taken:
    """The alarm or the announced test of this press; the same id is the same one (I-3)."""
    stem = f"mqtt:{device.pk}:{'n' if said.counted else 's'}:{short(said.id)[:32]}:"
    last = _last(device, stem)
    if last and not (said.counted and at - _when(last) > SAME_COUNTER):
        return Taken(alarm=last, is_new=False) if isinstance(last, Alarm) else Taken(test=last, is_new=False)
    press = Press(
        # Two gateways hear the same press at the same moment: what they call it must not depend on either.
        key=f"{stem}{_when(last).isoformat() if last else ''}", kind=said.kind, origin=Alarm.Origin.BUTTON,
        organisation=device.organisation, place=device.place, presser=device.person, device=device,
        note=storable(said.note), pressed_at=said.pressed_at,
    )  # fmt: skip
    return take_press(press, at=at)


def _last(device: Device, stem: str) -> Alarm | TestPress | None:
    """What the last press with this id became."""
    alarm = Alarm.objects.filter(device=device, key__startswith=stem).order_by("-id").first()
    test = TestPress.objects.filter(device=device, key__startswith=stem).order_by("-id").first()
    return max((one for one in (alarm, test) if one), key=_when, default=None)


def _when(press: Alarm | TestPress) -> datetime:
    return press.raised_at if isinstance(press, Alarm) else press.at
