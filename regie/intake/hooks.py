"""What a system of others reports over HTTP: an alarm, a test, a sign of life, or a refusal that says why."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from regie import moment
from regie.alarms.actions import Press, take_press
from regie.alarms.models import Alarm
from regie.devices import actions, words
from regie.devices.models import Hook, HookDevice, HookMessage
from regie.gateways import hook_messages, hook_proof
from regie.gateways.hook_messages import ButtonMessage, Fields
from regie.gateways.strict_json import NotReadable
from regie.intake import http
from regie.vault import unseal_text
from regie.worker.threads import writer

PATH = re.compile(r"/api/v1/hooks/(?P<number>\d{1,12})")
# The network server hears the button at once; what is much older was kept by somebody.
UPLINK_WINDOW = timedelta(minutes=15)
NOT_PROVED = {"unsigned", "wrong_signature", "wrong_secret"}


async def receive(scope: dict[str, Any], receive_body: Any, send: Any) -> None:
    """Answer one POST: 2xx only after the commit (I-2)."""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    found = PATH.fullmatch(scope["path"])
    body = await http.body_of(receive_body)
    if body is None or found is None:
        status, answer = http.problem(413, _("Te groot"), _("Dit bericht is te groot."))
    else:
        status, answer = await writer.store(accept, int(found["number"]), headers, body)
    await http.send_answer(send, status, answer, language=http.language_of(headers))


def accept(hook_id: int, headers: dict[str, str], body: bytes, *, at: datetime | None = None) -> http.Answer:
    """Runs in the writing thread; what it accepts is on disk, what it refuses is no alarm (I-5)."""
    at = at or moment.now()
    hook = Hook.objects.in_use().filter(pk=hook_id).select_related("organisation").first()
    if hook is None:
        return http.problem(404, _("Niet gevonden"), _("Dit adres is er niet."))
    said = None
    try:
        said = proved(hook, headers, body, at=at)
        return _take(hook, said, at=at)
    except NotReadable as problem:
        device = said.device if said else ""
        actions.note_refusal(hook, why=problem.why, detail=problem.detail, external_id=device, at=at)
        return _refused(problem)


def proved(hook: Hook, headers: dict[str, str], body: bytes, *, at: datetime) -> ButtonMessage:
    """The message, when it is proved, of now, and readable; else NotReadable."""
    signed_id = ""
    if hook.proof == Hook.Proof.SIGNED:
        signed_id = hook_proof.check_signature(headers, body, secret=unseal_text(hook.secret), at=at)
    else:
        hook_proof.check_secret(headers, secret_hash=hook.secret)
    values = {**hook.fields, "press_values": tuple(hook.fields.get("press_values", ()))}
    fields = Fields(**values)
    if hook.kind == Hook.Kind.TTN:
        said = hook_messages.read_ttn(body, fields)
        hook_proof.check_moment(said.at, at=at, window=UPLINK_WINDOW)
    elif hook.kind == Hook.Kind.CLOUDEVENTS:
        said = hook_messages.read_cloudevent(headers, body, fields)
        _check_event(said, signed_id, at=at)
    else:
        said = hook_messages.read_json(body, fields, id_=signed_id)
    return said


def _check_event(said: ButtonMessage, signed_id: str, *, at: datetime) -> None:
    """Signed: the id that is signed is the event's own, also where it stands in a header. Not signed: it is of now."""
    if not signed_id:
        hook_proof.check_moment(said.at, at=at)
    elif not said.id.endswith(f":{signed_id}"):
        raise NotReadable("wrong_signature", "webhook-id is not the id of the event")


def _take(hook: Hook, said: ButtonMessage, *, at: datetime) -> http.Answer:
    known = hook.messages.filter(message_id=said.id).first()
    if known:
        return 200, _shown(known)
    named = HookDevice.objects.filter(hook=hook, external_id=said.device, device__revoked_at=None)
    found = named.select_related("device__place", "device__organisation", "device__person").first()
    if found is None:
        raise NotReadable("device_unknown", said.device)
    try:
        with transaction.atomic():
            message = _accepted(hook, found, said, at=at)
    except IntegrityError:  # two deliveries raced; the other one is on disk
        return 200, _shown(hook.messages.get(message_id=said.id))
    return 201, _shown(message)


def _accepted(hook: Hook, named: HookDevice, said: ButtonMessage, *, at: datetime) -> HookMessage:
    """The alarm and the memory of the message in one transaction."""
    device, became = named.device, {"outcome": HookMessage.Outcome.HEARD}
    actions.note_alive(device, at=at)
    if said.battery is not None:
        actions.note_battery(device, percent=said.battery, at=at)
    key = f"hook:{hook.pk}:{hook_messages.short(said.id)}"
    if said.test:
        actions.note_test(device, at=at, key=key, code=hook.kind)
        became = {"outcome": HookMessage.Outcome.TEST}
    elif said.pressed:
        press = Press(
            key=key, kind="alarm", origin=Alarm.Origin.BUTTON, organisation=device.organisation, place=device.place,
            presser=device.person, device=device, pressed_at=said.at,
        )  # fmt: skip
        taken = take_press(press, at=at)
        became = {"outcome": HookMessage.Outcome.ALARM if taken.alarm else HookMessage.Outcome.TEST}
    return actions.note_message(
        hook, message_id=said.id, external_id=said.device, at=at, alarm_key=key, **became
    )


def _shown(message: HookMessage) -> dict[str, Any]:
    """What became of it; the same for every repeat."""
    alarm = Alarm.objects.filter(key=message.alarm_key).first() if message.alarm_key else None
    return {"outcome": message.outcome, "alarm": alarm.pk if alarm else None, "at": message.at.isoformat()}


def _refused(problem: NotReadable) -> http.Answer:
    status = 401 if problem.why in NOT_PROVED else 413 if problem.why == "too_large" else 422
    sentence = words.HOOK_REFUSALS.get(problem.why, _("Dit kan nu niet."))
    detail = format_lazy("{} ({})", sentence, problem.detail) if problem.detail else sentence
    return http.problem(status, _("Geweigerd"), detail)
