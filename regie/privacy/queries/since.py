"""From when the clocks of one record run, under which policy, and what must end before they begin."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Max

from regie.incidents.models import Incident
from regie.incidents.queries import family_of
from regie.policies.queries import pack_of, policy_in_force
from regie.policies.rules import LOCAL, Pack
from regie.responses.models import Measure

# From what each type is counted, as the packs name it; another word in a pack runs no clock, and that is said.
COUNTED_FROM = {
    "incident": "closed", "aftercare": "last_talk", "alarm": "stood_down", "response": "ended", "letter": "sent",
    "originator": "closed", "staff": "left", "visit": "came_back",
}  # fmt: skip


def since_of(root: str, row: Any) -> datetime | None:
    """The moment from which the terms of this record count; None while it has not come."""
    return _SINCE[root](row)


def pack_for(root: str, row: Any) -> Pack | None:
    """The policy of the day it happened; of somebody who left or was on a visit, that of the day it ended."""
    if root in ("staff", "visit"):
        ended = since_of(root, row)
        owner = row.organisation
        known = policy_in_force(owner, ended, followed=owner.norm_setter()) if ended else None
        return known[1] if known else None
    case = _last_case(row) if root == "originator" else row
    return pack_of(case.policy_version) if case and case.policy_version else None


def cases_of(originator: Any) -> Any:
    """The cases of one citizen, in every record that people put together."""
    return Incident.objects.filter(originator__in=family_of(originator))


def _last_case(originator: Any) -> Incident | None:
    return cases_of(originator).select_related("policy_version").order_by("-closed_at", "-pk").first()  # type: ignore[no-any-return]


def _closed(originator: Any) -> datetime | None:
    cases = cases_of(originator)
    if cases.filter(closed_at=None).exists():
        return None
    return cases.aggregate(last=Max("closed_at"))["last"]  # type: ignore[no-any-return]


def _ended(incident: Incident) -> datetime | None:
    """When the last measure ended; what was not decided or has no end counts from its decision."""
    measures = incident.measures.exclude(decided_at=None).select_related("lift")
    return max((moment for one in measures if (moment := _end_of(one))), default=None)


def _end_of(measure: Measure) -> datetime | None:
    lift = getattr(measure, "lift", None)
    if lift:
        return lift.at  # type: ignore[no-any-return]
    return _midnight(measure.ends_on) if measure.ends_on else measure.decided_at


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=LOCAL)


def _sent(incident: Incident) -> datetime | None:
    return incident.letters.aggregate(last=Max("sent_at"))["last"]  # type: ignore[no-any-return]


_SINCE = {
    "incident": lambda row: row.closed_at,
    "alarm": lambda row: row.stood_down_at,
    "aftercare": lambda row: row.talks.aggregate(last=Max("held_at"))["last"],
    "response": _ended,
    "letter": _sent,
    "originator": _closed,
    "staff": lambda row: row.left_at,
    "visit": lambda row: row.ended_at or row.expired_at,
}
