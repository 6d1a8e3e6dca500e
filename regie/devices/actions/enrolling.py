"""Give a device its credential, and take it away."""

import secrets
from datetime import datetime

from django.db import transaction

from regie.devices import facts
from regie.devices.models import Device
from regie.devices.rules import token_hash
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def enrol(
    *, kind, name, organisation, at: datetime, by=None, place=None, person=None, token=None, supervision=""
) -> tuple[Device, str]:
    """A new device that proves itself by a token; the token is returned once."""
    token = token or secrets.token_urlsafe(32)
    device = Device.objects.create(
        kind=kind, name=name, organisation=organisation, place=place, person=person,
        token_hash=token_hash(token), enrolled_at=at, supervision=supervision,
    )  # fmt: skip
    record(facts.DeviceEnrolled(device.pk, kind), at=at, by=by)
    return device, token


@transaction.atomic
def enrol_panel(
    *, account, name, organisation, at: datetime, by=None, place=None, supervision="SP4"
) -> Device:
    """A new SIA DC-09 panel that proves itself by its account number."""
    account = account.upper().strip()
    if Device.objects.filter(account=account).exists():
        raise Refused("account_taken", account=account)
    device = Device.objects.create(
        kind=Device.Kind.PANEL,
        name=name,
        organisation=organisation,
        place=place,
        account=account,
        enrolled_at=at,
        supervision=supervision,
    )
    record(facts.DeviceEnrolled(device.pk, device.kind), at=at, by=by)
    return device


@transaction.atomic
def revoke(device, *, at: datetime, by) -> None:
    """Let this credential press no more."""
    if Device.objects.in_use().filter(pk=device.pk).update(revoked_at=at) != 1:
        raise Refused("already_revoked", name=device.name)
    record(facts.DeviceRevoked(device.pk), at=at, by=by)
