"""Let a system of others report presses, say which button it means, and keep what it said."""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from regie.devices import facts
from regie.devices.actions.enrolling import enrol
from regie.devices.models import Device, Hook, HookDevice, HookMessage
from regie.devices.rules import token_hash
from regie.journal.actions import record
from regie.refusal import Refused
from regie.vault import seal_text

# Whoever cannot prove anything must not be able to fill a table: one line a second, the last fifty stay.
REFUSAL_EVERY = timedelta(seconds=1)
REFUSALS_KEPT = 50


@transaction.atomic
def make_hook(
    *, organisation, name: str, kind: str, proof: str, fields: dict, at: datetime, by
) -> tuple[Hook, str]:
    """A new door and its secret, which is returned once."""
    if kind == Hook.Kind.JSON and proof != Hook.Proof.SIGNED:
        raise Refused("hook_json_is_signed")  # without a signature nothing in it says which message it is
    if proof == Hook.Proof.SIGNED:
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
        kept = seal_text(secret)
    else:
        secret = secrets.token_urlsafe(32)
        kept = token_hash(secret)
    hook = Hook.objects.create(
        organisation=organisation, name=name, kind=kind, proof=proof, secret=kept, fields=fields, made_at=at
    )
    record(facts.HookMade(hook.pk, kind), at=at, by=by)
    return hook, secret


@transaction.atomic
def end_hook(hook: Hook, *, at: datetime, by) -> None:
    """Accept nothing from this system any more."""
    if Hook.objects.in_use().filter(pk=hook.pk).update(ended_at=at) != 1:
        raise Refused("hook_ended")
    record(facts.HookEnded(hook.pk), at=at, by=by)


@transaction.atomic
def name_button(
    hook: Hook,
    *,
    external_id: str,
    at: datetime,
    by,
    device: Device | None = None,
    name: str = "",
    place=None,
) -> HookDevice:
    """Say which button the other system means; without one of ours, a new one hangs at `place`."""
    if hook.devices.filter(external_id=external_id).exists():
        raise Refused("hook_device_taken", name=external_id)
    if device is None:
        device, _thrown_away = enrol(
            kind=Device.Kind.BUTTON, name=name or external_id[:80], organisation=hook.organisation, place=place,
            supervision="SP2" if hook.kind == Hook.Kind.TTN else "", at=at, by=by,
        )  # fmt: skip
    named = HookDevice.objects.create(hook=hook, external_id=external_id, device=device)
    record(facts.HookDeviceNamed(hook.pk, device.pk), at=at, by=by)
    return named


@transaction.atomic
def forget_button(named: HookDevice, *, at: datetime, by) -> None:
    """The other system's name means nothing any more."""
    record(facts.HookDeviceForgotten(named.hook_id, named.device_id), at=at, by=by)
    named.delete()


@transaction.atomic
def note_refusal(hook: Hook, *, why: str, at: datetime, detail: str = "", external_id: str = "") -> None:
    """Keep that something was refused, for the administrator's screen and the security log."""
    refused = hook.messages.filter(outcome=HookMessage.Outcome.REFUSED)
    last = refused.first()
    if last and at - last.at < REFUSAL_EVERY and last.why == why:
        return
    hook.messages.create(
        at=at,
        outcome=HookMessage.Outcome.REFUSED,
        why=why,
        detail=detail[:120],
        external_id=external_id[:120],
    )
    kept = list(refused.values_list("pk", flat=True)[:REFUSALS_KEPT])
    refused.exclude(pk__in=kept).delete()
    record(facts.MessageRefused(hook.pk, why), at=at)


def note_message(
    hook: Hook, *, message_id: str, external_id: str, at: datetime, **became: Any
) -> HookMessage:
    """Keep what became of an accepted message, in the transaction of its alarm."""
    return hook.messages.create(message_id=message_id, external_id=external_id, at=at, **became)
