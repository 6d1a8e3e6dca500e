"""What a device and its words become: one `Press` that the alarm action understands."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from regie.alarms.actions import Press
from regie.alarms.models import Alarm
from regie.alarms.rules import Kind
from regie.devices.models import Device
from regie.devices.queries import within_reach
from regie.places.models import Place
from regie.refusal import Refused
from regie.text import storable

LONGEST_KEY = 100
A_YEAR = 365 * 86400


def press_by(device: Device, words: Mapping[str, Any], *, key: str, at: datetime | None = None) -> Press:
    """The press of a device; without a key of its own it gets one, because a press is always accepted.

    Only the kind can be refused (Refused "kind_unknown"): a place that we do not know is kept as it was said.
    """
    kind = words.get("kind", Kind.ALARM.value)
    if not isinstance(kind, str) or kind not in set(Kind):
        raise Refused("kind_unknown")
    place, place_words = where(device, words.get("place"))
    return Press(
        key=f"device:{device.pk}:{(key or secrets.token_urlsafe(16))[:LONGEST_KEY]}",
        kind=kind,
        origin=Alarm.Origin.SCREEN if device.kind == Device.Kind.BROWSER else Alarm.Origin.BUTTON,
        organisation=device.organisation,
        place=place,
        place_words=place_words,
        presser=device.person,
        device=device,
        note=storable(words.get("note") or ""),
        pressed_at=waited(words.get("waited_seconds"), at=at) or moment(words.get("pressed_at")),
        really=words.get("really") is True,
    )


def waited(said: Any, *, at: datetime | None) -> datetime | None:
    """When it was pressed, for a device that says how long ago that was: then its clock need not be right."""
    if at is None or isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said < A_YEAR:
        return None
    return at - timedelta(seconds=said)


def moment(said: Any) -> datetime | None:
    """The moment that a device names for its press; one that cannot be read is none, because a press is accepted."""
    if not isinstance(said, str):
        return None
    try:
        named = datetime.fromisoformat(said)
    except ValueError:
        return None
    return named.astimezone(UTC) if named.tzinfo and 2000 < named.year < 9000 else None


def where(device: Device, said: Any) -> tuple[Place | None, str]:
    """The place that was said, by id or by name; else the words themselves; else where the device hangs."""
    if said in (None, "") or isinstance(said, bool | list | dict):
        return device.place, ""
    known = _by_id(device, said) or _by_name(device, str(said))
    return (known, "") if known else (None, storable(said)[:200])


def _by_id(device: Device, said: Any) -> Place | None:
    if not str(said).isascii() or not str(said).isdigit() or len(str(said)) > 12:
        return None
    return within_reach(device).filter(pk=int(said)).first()


def _by_name(device: Device, said: str) -> Place | None:
    """A name counts only when one single place has it."""
    named = list(within_reach(device).filter(name__iexact=storable(said).strip())[:2])
    return named[0] if len(named) == 1 else None
