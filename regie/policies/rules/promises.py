"""When is each promise due: the deadlines of a case, the dates of care, the end of a measure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from regie.policies.rules.pack import Anchor, CareStep, Clock, Deadline, Pack
from regie.policies.rules.terms import Period, begins, day_after, reached
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


def due(deadline: Deadline, anchor_at: datetime, holidays: Collection[date] = ()) -> Setting[datetime]:
    """The last moment to keep a promise, in UTC; no clock runs on a term that nobody decided."""
    if deadline.within is NOT_CONFIGURED:
        return NOT_CONFIGURED
    return reached(deadline.within, since=anchor_at, holidays=holidays)


def deadline_for(pack: Pack, clock: Clock) -> Deadline | None:
    """The promise that the pack makes about `clock`."""
    return next((one for one in pack.deadlines if one.clock is clock), None)


def due_by(pack: Pack, clock: Clock, anchor_at: datetime) -> Setting[datetime]:
    """The last moment for `clock`, with the days on which this organisation is closed."""
    deadline = deadline_for(pack, clock)
    return due(deadline, anchor_at, pack.closed_days) if deadline else NOT_CONFIGURED


def ends_on(period: Period, starts: date, holidays: Collection[date] = ()) -> date:
    """The last day of a measure that starts on `starts`."""
    return day_after(period, starts, holidays)


@dataclass(frozen=True)
class CareDate:
    """When one step of care may begin and must have happened; None while it waits for the first talk."""

    step: CareStep
    opens_at: datetime | None
    due_at: Setting[datetime] | None


def aftercare_dates(
    pack: Pack, incident_at: datetime, first_talk_at: datetime | None = None
) -> tuple[CareDate, ...]:
    """Every step of care in the order of the pack; what follows the first talk waits until it took place."""
    return tuple(_care_dates(pack, {Anchor.INCIDENT: incident_at, Anchor.FIRST_TALK: first_talk_at}))


def _care_dates(pack: Pack, moments: dict[Anchor, datetime | None]) -> Iterable[CareDate]:
    for step in pack.aftercare:
        since = moments.get(step.anchor)
        if since is None:
            yield CareDate(step, None, None)
            continue
        opens_at = begins(step.opens, since=since, holidays=pack.closed_days)
        if step.until is NOT_CONFIGURED:
            yield CareDate(step, opens_at, NOT_CONFIGURED)
        else:
            yield CareDate(step, opens_at, reached(step.until, since=since, holidays=pack.closed_days))
