"""Which device is speaking, where it hangs, and which ones somebody looks after."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from regie.devices.models import Device, TestPress, Zone
from regie.devices.rules import CLASSES, last_heard_before, token_hash
from regie.journal.memory import remembered
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import organisations_of, who_may
from regie.places.models import Place


@remembered
def device_with_token(token: str) -> Device | None:
    """The device that owns this token, when it still counts."""
    if not token:
        return None
    return (
        Device.objects.in_use()
        .filter(token_hash=token_hash(token))
        .select_related("place", "person", "organisation")
        .first()
    )


def panel_with_account(account: str) -> Device | None:
    """The panel that reports under this account number."""
    return (
        Device.objects.in_use()
        .filter(account=account.upper())
        .select_related("place", "organisation")
        .first()
    )


def zone_of(panel: Device, number: str) -> Zone | None:
    """The zone with this number; `007` and `7` are the same input."""
    wanted = number.lstrip("0")
    return next(
        (zone for zone in panel.zones.select_related("place") if zone.number.lstrip("0") == wanted), None
    )


def within_reach(device: Device) -> QuerySet[Place]:
    """The places that a press from this device can be about: of its own organisation and of the norm's owner."""
    return Place.objects.in_use().filter(  # type: ignore[no-any-return]
        organisation__in=(device.organisation, device.organisation.norm_setter())
    )


def kept_by(person: Person) -> QuerySet[Device]:
    """The buttons and panels that this person looks after; somebody's browser is their own."""
    reach = person.reach("devices.change", organisation="organisation", place="place")
    return (
        Device.objects.filter(reach)
        .exclude(kind=Device.Kind.BROWSER)
        .select_related("place", "organisation")
        .prefetch_related("zones__place")
    )


def places_for(person: Person) -> QuerySet[Place]:
    """Where this person may hang a device."""
    return Place.objects.in_use().filter(  # type: ignore[no-any-return]
        person.reach("devices.change", organisation="organisation", place="")
    )


def organisation_for(person: Person, place: Place | None) -> Organisation | None:
    """Whose device it becomes: that of the place; what one carries around is of the own organisation."""
    if place:
        return place.organisation
    return organisations_of(person, "devices.change").order_by("pk").first()


def keepers_of(device: Device) -> QuerySet[Person]:
    """Who looks after this device, and hears when it is silent."""
    return who_may("devices.change", organisation_id=device.organisation_id, place=device.place)


def perhaps_silent(at: datetime) -> QuerySet[Device]:
    """Devices not reported yet that have said nothing for as long as their class allows."""
    overdue = Q(pk__in=[])
    for supervision in CLASSES:
        overdue |= Q(supervision=supervision, last_heard_at__lte=last_heard_before(supervision, at))
    return Device.objects.in_use().filter(overdue, silent_since=None).select_related("place")


def silent_at(site_ids: list[int]) -> QuerySet[Device]:
    """The devices of these sites that are silent now."""
    there = Q(pk__in=[])
    for site_id in site_ids:
        there |= Q(place__path__startswith=f"/{site_id}/")
    return Device.objects.in_use().filter(there, silent_since__isnull=False).order_by("name")


@dataclass(frozen=True)
class Untested:
    """A button that was not tested in a quarter: the device, and of a panel the input."""

    device: Device
    zone: Zone | None
    place: Place | None
    last_test_at: datetime | None


def untested(
    person: Person, *, since: datetime, until: datetime, place: Place | None = None
) -> list[Untested]:
    """Which buttons were not tested in this time; one that came later, or is gone, does not count."""
    kept = kept_by(person).filter(revoked_at=None, enrolled_at__lt=until)
    done = set(
        TestPress.objects.filter(device__in=kept, at__gte=since, at__lt=until).values_list(
            "device_id", "zone"
        )
    )
    tested = {(device_id, number.lstrip("0") or "0" if number else "") for device_id, number in done}
    missing = [
        one
        for device in kept
        for one in _buttons_of(device)
        if (device.pk, one.zone.number.lstrip("0") or "0" if one.zone else "") not in tested
    ]
    return [one for one in missing if _lies_in(one.place, place)]


def _buttons_of(device: Device) -> list[Untested]:
    """A button is itself; a panel is as many buttons as it has inputs with a place."""
    if device.kind != Device.Kind.PANEL:
        return [Untested(device, None, device.place, device.last_test_at)]
    return [Untested(device, zone, zone.place, zone.last_test_at) for zone in device.zones.all()]


def _lies_in(place: Place | None, wanted: Place | None) -> bool:
    return wanted is None or (place is not None and place.path.startswith(wanted.path))


def hung_at(place: Place) -> list[str]:
    """What hangs at this place and still counts, by name: a press there would call people to it."""
    buttons = Device.objects.in_use().filter(place=place).exclude(kind=Device.Kind.BROWSER)
    zones = Zone.objects.filter(place=place, panel__revoked_at=None).select_related("panel")
    return [*(one.name for one in buttons), *(f"{zone.panel.name} {zone.number}" for zone in zones)]
