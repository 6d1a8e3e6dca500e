"""Say beforehand which press is a drill, and take that one press and no other as such."""

from datetime import datetime

from django.db import transaction

from regie.devices.models import Device, DrillWindow
from regie.devices.rules import zone_number
from regie.people.models import Person
from regie.places.models import Place
from regie.refusal import Refused


@transaction.atomic
def open_drill_window(
    *, place: Place, opens_at: datetime, until: datetime, by: Person, device: Device | None = None, zone: str = ""
) -> DrillWindow:  # fmt: skip
    """The next press of this button between these moments is the drill; a press of anything else stays real."""
    if device:
        zone = _input(device, zone)
        _check_free(device, zone, opens_at=opens_at, until=until)
        later = max(until, device.drill_until or until)
        if Device.objects.in_use().filter(pk=device.pk).update(drill_until=later) != 1:
            raise Refused("already_revoked", name=device.name)
    return DrillWindow.objects.create(
        device=device, zone=zone, place=place, opens_at=opens_at, until=until, by=by
    )


def _input(device: Device, zone: str) -> str:
    if device.kind != Device.Kind.PANEL:
        return ""
    if not zone:
        raise Refused("drill_needs_input")
    return zone_number(zone)


def _check_free(device: Device, zone: str, *, opens_at: datetime, until: datetime) -> None:
    """Two drills at once would make the second press of one button a drill too; it has to be real."""
    same = DrillWindow.objects.filter(device=device, zone=zone, ended_at=None)
    if same.filter(opens_at__lt=until, until__gt=opens_at).exists():
        raise Refused("drill_is_there", name=device.name)


def end_drill_window(window: DrillWindow, *, at: datetime) -> bool:
    """Every press is real again; False when its press came first."""
    return DrillWindow.objects.unused().filter(pk=window.pk).update(ended_at=at) == 1


def begin_drill(window: DrillWindow, *, at: datetime) -> bool:
    """Claim this window for one press: exactly one wins, on both databases."""
    return DrillWindow.objects.open_at(at).filter(pk=window.pk).update(used_at=at) == 1


def take_as_drill(
    device: Device | None, *, zone: str, place: Place | None, pressed_at: datetime, at: datetime
) -> DrillWindow | None:
    """The drill that this press is, or None for a press that is real (I-5).

    A drill only when it was pressed and received within the window, by this very button, at the place of the drill;
    and only once: the second press is real.
    """
    if device is None or device.drill_until is None or at >= device.drill_until or place is None:
        return None
    number = zone_number(zone) if zone.isdigit() else ""
    planned = DrillWindow.objects.open_at(at).filter(device=device, zone=number, opens_at__lte=pressed_at)
    for window in planned.select_related("place").order_by("until"):
        if place.path.startswith(window.place.path) and begin_drill(window, at=at):
            return window
    return None
