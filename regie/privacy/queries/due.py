"""What may be forgotten when: both clocks of every record, from the policy of the day it happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from regie.aftercare.models import CarePlan
from regie.alarms.models import Alarm
from regie.incidents.models import Incident, Originator
from regie.people.models import Person
from regie.policies.rules import LOCAL, NOT_CONFIGURED, Pack, Retention
from regie.policies.rules.terms import reached
from regie.privacy import rules
from regie.privacy.models import KEEPS, Erasure, LegalHold
from regie.privacy.queries.since import COUNTED_FROM, cases_of, pack_for, since_of
from regie.privacy.queries.tree import PARTS, is_erased
from regie.privacy.rules import Clocks, Standing
from regie.visits.models import Visit

WANTS_SOMEBODY = (Standing.DUE, Standing.ARCHIVE_UNKNOWN, Standing.NOT_CONFIGURED, Standing.HELD)
LOOKED_AT = 500
# What can be held by itself; the response, the letters and the citizen are held with their case.
HOLDABLE = ("incident", "staff", "visit")


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
    return rules.standing(clocks_of(root, row), held=hold_of(root, row, at=at) is not None, at=at)


def clocks_of(root: str, row: Any) -> Clocks:
    """When both terms of a record end; nothing is assumed where the policy says nothing."""
    since = since_of(root, row)
    pack = pack_for(root, row)
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


def parts_that_go_with(incident: Incident, *, reason: str, at: datetime) -> list[str]:
    """Response and letters: those without a clock of their own go with the case, the others when they may go too."""
    return [part for part in PARTS if not is_erased(part, incident.pk) and _goes(part, incident, reason, at)]


def _goes(part: str, incident: Incident, reason: str, at: datetime) -> bool:
    if since_of(part, incident) is None or _retention(pack_for(part, incident), part) is None:
        return True
    standing = rules.standing(clocks_of(part, incident), held=False, at=at)
    return rules.may_erase(standing, reason=reason)


def due_list(person: Person, *, at: datetime) -> list[Due]:
    """What this person has to look at: due, held, or without a term; the oldest of each kind first."""
    rows = [_due(root, row, at=at) for root in _ROWS for row in _waiting(root, person)]
    return [due for due in rows if due.standing in WANTS_SOMEBODY]


def _due(root: str, row: Any, *, at: datetime) -> Due:
    hold, clocks = hold_of(root, row, at=at), clocks_of(root, row)
    return Due(
        root, row.pk, title_of(root, row), clocks, rules.standing(clocks, held=hold is not None, at=at), hold
    )


def title_of(root: str, row: Any) -> str:
    """How the list calls one record: a case by its number, a colleague by name; never a citizen."""
    if root in ("incident", *PARTS):
        return str(row.reference)
    return str(row.name) if root == "staff" else ""


def is_held(incident: Incident, at: datetime) -> bool:
    """Whether somebody keeps this case as it is."""
    return hold_of("incident", incident, at=at) is not None


def hold_of(root: str, row: Any, *, at: datetime) -> LegalHold | None:
    """The hold that counts now; one whose last day is over counts no more, and a citizen is held with a case."""
    counts = Q(until=None) | Q(until__gte=at.astimezone(LOCAL).date())
    still = LegalHold.objects.filter(counts, ended_at=None).select_related("by")
    held: dict[str, Any] = {"staff": {"about": row}, "visit": {"visit": row}}
    if root == "originator":
        return still.filter(incident__in=cases_of(row)).first()
    if root in ("incident", *PARTS):
        return still.filter(incident=row).first()
    return still.filter(**held[root]).first() if root in held else None


def _waiting(root: str, person: Person) -> Iterable[Any]:
    """The oldest records of one type that somebody could forget."""
    done = Erasure.objects.filter(root=root).values("row_id")
    rows = kept_rows(root, person).exclude(pk__in=done)
    only, order = _ROWS[root]
    return rows.filter(only).order_by(order, "pk").distinct()[:LOOKED_AT]


def kept_rows(root: str, person: Person) -> QuerySet[Any]:
    """The records of one type in what this person keeps privacy for."""
    if root in ("staff", "originator"):
        kept = {
            one.organisation_id
            for one in person.held
            if person.may(KEEPS, organisation_id=one.organisation_id)
        }
        model: Any = Person if root == "staff" else Originator
        return model.objects.filter(organisation__in=kept).select_related("organisation")  # type: ignore[no-any-return]
    place = "base" if root == "visit" else "place"
    reach = person.reach(KEEPS, organisation="organisation", place=place)
    found: QuerySet[Any] = _TABLES[root]._default_manager.filter(reach).select_related("organisation")
    return found if root == "visit" else found.select_related("organisation", "policy_version")


def root_of(root: str, row_id: int, *, person: Person) -> Any:
    """One record that this person may erase; None when there is none."""
    return kept_rows(root, person).filter(pk=row_id).first() if root in _ROWS else None


_TABLES: dict[str, Any] = {
    "incident": Incident, "response": Incident, "letter": Incident, "aftercare": CarePlan, "alarm": Alarm,
    "visit": Visit,
}  # fmt: skip
# Which rows can be on the list at all, and by what they are ordered. An alarm with a case goes with that.
_ROWS: dict[str, tuple[Q, str]] = {
    "incident": (Q(closed_at__isnull=False), "closed_at"),
    "response": (Q(closed_at__isnull=False, measures__decided_at__isnull=False), "closed_at"),
    "letter": (Q(closed_at__isnull=False, letters__sent_at__isnull=False), "closed_at"),
    "originator": (~Q(sealed=""), "pk"),
    "aftercare": (Q(), "happened_at"),
    "alarm": (Q(incident=None, stood_down_at__isnull=False), "stood_down_at"),
    "staff": (Q(is_active=False, left_at__isnull=False), "left_at"),
    # Its words went when it was over; what is kept is who was out, and when.
    "visit": (Q(next_at=None, person__isnull=False), "started_at"),
}
