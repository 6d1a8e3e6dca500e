"""What one can do with devices: enrol, tie a zone to a place, note what they say, revoke."""

import secrets
from datetime import datetime

from django.db import transaction

from regie.devices import facts, rules
from regie.devices.models import Device, Zone
from regie.devices.rules import token_hash
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def enrol(
    *, kind, name, organisation, at: datetime, by=None, place=None, person=None, token=None
) -> tuple[Device, str]:
    """A new device that proves itself by a token; the token is returned once."""
    token = token or secrets.token_urlsafe(32)
    device = Device.objects.create(
        kind=kind, name=name, organisation=organisation, place=place, person=person,
        token_hash=token_hash(token), enrolled_at=at,
    )  # fmt: skip
    record(facts.DeviceEnrolled(device.pk, kind), at=at, by=by)
    return device, token


@transaction.atomic
def enrol_panel(*, account, name, organisation, at: datetime, by=None, place=None) -> Device:
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
    )
    record(facts.DeviceEnrolled(device.pk, device.kind), at=at, by=by)
    return device


@transaction.atomic
def hang_at(device, *, place, at: datetime, by) -> None:
    """Say where a device is now; a press from it comes from there."""
    Device.objects.filter(pk=device.pk).update(place=place)
    record(facts.DeviceMoved(device.pk, place.pk if place else None), at=at, by=by)


@transaction.atomic
def tie_zone(panel, *, number, place, at: datetime, by=None, level="alarm") -> Zone:
    """Say where the button on one input of a panel hangs; saying it again moves the button."""
    number = rules.zone_number(number)
    zone, _ = Zone.objects.update_or_create(
        panel=panel, number=number, defaults={"place": place, "level": level}
    )
    record(facts.ZoneTied(panel.pk, number, place.pk, level), at=at, by=by)
    return zone


@transaction.atomic
def untie_zone(zone, *, at: datetime, by) -> None:
    """A press on this input comes from an unknown place from now on; it is still accepted."""
    record(facts.ZoneUntied(zone.panel_id, zone.number), at=at, by=by)
    zone.delete()


@transaction.atomic
def hang(device, *, name, place, at: datetime, by) -> None:
    """Say how a device is called and where it hangs now."""
    if Device.objects.in_use().filter(pk=device.pk).update(name=name, place=place) != 1:
        raise Refused("already_revoked", name=device.name)
    record(facts.DeviceMoved(device.pk, place.pk if place else None), at=at, by=by)


@transaction.atomic
def note_signal(device, *, kind, code, zone, at: datetime) -> None:
    """Keep what a panel said that is no press."""
    Device.objects.filter(pk=device.pk).update(
        last_heard_at=at, **({"last_test_at": at} if kind == "test" else {})
    )
    if kind != "supervision":
        record(facts.DeviceSpoke(device.pk, kind, code, zone), at=at, by=device)


@transaction.atomic
def revoke(device, *, at: datetime, by) -> None:
    """Let this credential press no more."""
    if Device.objects.in_use().filter(pk=device.pk).update(revoked_at=at) != 1:
        raise Refused("already_revoked", name=device.name)
    record(facts.DeviceRevoked(device.pk), at=at, by=by)
