"""What may be forgotten when: both clocks of every record, from the policy of the day it happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from regie.aftercare.models import CarePlan
from regie.alarms.models import Alarm
from regie.incidents.models import Incident
from regie.people.models import Person
from regie.policies.queries import pack_of
from regie.policies.rules import NOT_CONFIGURED, Pack, Retention
from regie.policies.rules.terms import reached
from regie.privacy import rules
from regie.privacy.models import KEEPS, Erasure, LegalHold
from regie.privacy.rules import Clocks, Standing

# From what each type is counted, as the packs name it; another word in a pack runs no clock, and that is said.
COUNTED_FROM = {"incident": "closed", "aftercare": "last_talk", "alarm": "stood_down"}
WANTS_SOMEBODY = (Standing.DUE, Standing.ARCHIVE_UNKNOWN, Standing.NOT_CONFIGURED, Standing.HELD)
LOOKED_AT = 500


@dataclass(frozen=True)
class Due:
    """One record on the list, and how its clocks stand."""

    root: str
    row_id: int
    title: str
    clocks: Clocks
    standing: Standing
    hold: LegalHold | None


def stands(root: str, row: Any, *, at: datetime) -> Standing:
    """How the clocks of one record stand."""
    held = _hold_of(row, at=at) if root == "incident" else None
    return rules.standing(clocks_of(root, row), held=held is not None, at=at)


def clocks_of(root: str, row: Any) -> Clocks:
    """When both terms of a record end; nothing is assumed where the policy says nothing."""
    since = _since(root, row)
    pack = pack_of(row.policy_version) if row.policy_version else None
    said = _retention(pack, root)
    if since is None or said is None:
        return Clocks(started=since is not None, privacy=None, archive=None)
    return Clocks(started=True, privacy=_end(said.keep, since, pack), archive=_end(said.archive, since, pack))


def _retention(pack: Pack | None, record: str) -> Retention | None:
    """What the pack says of this type, when it counts from a moment that we know."""
    said = next((one for one in (pack.retention if pack else ()) if one.record == record), None)
    return said if said and said.counted_from == COUNTED_FROM[record] else None


def _end(period: Any, since: datetime, pack: Pack | None) -> datetime | None:
    if period is NOT_CONFIGURED or pack is None:
        return None
    return reached(period, since=since, holidays=pack.closed_days)


def _since(root: str, row: Any) -> datetime | None:
    if root == "incident":
        return row.closed_at
    if root == "alarm":
        return row.stood_down_at
    return row.talks.aggregate(last=Max("held_at"))["last"]


def due_list(person: Person, *, at: datetime) -> list[Due]:
    """What this person has to look at: due, held, or without a term; the oldest first."""
    rows = [*_dues("incident", _incidents(person), at=at), *_dues("aftercare", _plans(person), at=at)]
    rows += _dues("alarm", _alarms(person), at=at)
    return [due for due in rows if due.standing in WANTS_SOMEBODY]


def _dues(root: str, rows: Iterable[Any], *, at: datetime) -> list[Due]:
    return [_due(root, row, at=at) for row in rows]


def _due(root: str, row: Any, *, at: datetime) -> Due:
    hold = _hold_of(row, at=at) if root == "incident" else None
    clocks = clocks_of(root, row)
    standing = rules.standing(clocks, held=hold is not None, at=at)
    title = row.reference if root == "incident" else ""
    return Due(root, row.pk, title, clocks, standing, hold)


def _hold_of(incident: Incident, *, at: datetime) -> LegalHold | None:
    """The hold that counts now; one whose last day is over counts no more."""
    still = Q(until=None) | Q(until__gte=at.date())
    return incident.holds.filter(still, ended_at=None).select_related("by").first()


def _incidents(person: Person) -> QuerySet[Incident]:
    kept = person.reach(KEEPS, organisation="organisation", place="place")
    done = Erasure.objects.filter(root="incident").values("row_id")
    found = Incident.objects.filter(kept).exclude(closed_at=None).exclude(pk__in=done)
    return found.select_related("policy_version").order_by("closed_at")[:LOOKED_AT]


def _plans(person: Person) -> QuerySet[CarePlan]:
    kept = person.reach(KEEPS, organisation="organisation", place="place")
    done = Erasure.objects.filter(root="aftercare").values("row_id")
    found = CarePlan.objects.filter(kept).exclude(pk__in=done)
    return found.select_related("policy_version").order_by("happened_at")[:LOOKED_AT]


def _alarms(person: Person) -> QuerySet[Alarm]:
    """Those that led to no incident; the others go with theirs."""
    kept = person.reach(KEEPS, organisation="organisation", place="place")
    done = Erasure.objects.filter(root="alarm").values("row_id")
    found = Alarm.objects.filter(kept, incident=None).exclude(stood_down_at=None).exclude(pk__in=done)
    return found.select_related("policy_version").order_by("stood_down_at")[:LOOKED_AT]


def root_of(root: str, row_id: int, *, person: Person) -> Any:
    """One record that this person may erase; None when there is none."""
    kinds: dict[str, QuerySet[Any]] = {
        "incident": Incident.objects.all(), "aftercare": CarePlan.objects.all(), "alarm": Alarm.objects.all(),
    }  # fmt: skip
    if root not in kinds:
        return None
    kept = person.reach(KEEPS, organisation="organisation", place="place")
    return kinds[root].filter(kept, pk=row_id).select_related("policy_version", "organisation").first()
