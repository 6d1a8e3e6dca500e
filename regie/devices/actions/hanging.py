"""Say where a device hangs, and where the button on each input of a panel does."""

from datetime import datetime

from django.db import transaction

from regie.devices import facts, rules
from regie.devices.models import Device, Zone
from regie.journal.actions import record
from regie.refusal import Refused


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
