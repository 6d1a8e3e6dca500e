"""Keep the timers of people who are alone on a visit: ask them in time, and raise an alarm when they do not answer."""

import asyncio
import logging
from datetime import datetime, timedelta

from django.db.models import Min

from regie import moment
from regie.asking import Whether
from regie.visits import actions
from regie.visits.models import Visit
from regie.worker.clock import Clock, Visits
from regie.worker.loops import alive
from regie.worker.threads import writer

LOOK_EVERY = 0.5
# A visit that cannot be moved would otherwise be tried five hundred times a second.
POISON_WAITS = 2.0

log = logging.getLogger(__name__)
clock = Clock()
timers = Visits(clock)
_not_before: dict[int, float] = {}
anybody_is_out = Whether(lambda _: Visit.objects.open())


async def keep_visits() -> None:
    """Move every visit that is due; never early."""
    while True:
        wait = await writer.run(move_due)
        await alive("visits")
        await asyncio.sleep(wait)


def move_due() -> float:
    """Ask or raise what is due now; returns the seconds until the next look."""
    moved = timers.look(clock.set_by())
    now = moment.now()
    if moved > timedelta():
        actions.give_notice_again(at=now)
    if not anybody_is_out(now):
        return LOOK_EVERY
    for visit in Visit.objects.due(now).select_related("person", "base", "organisation"):
        move_one(visit, at=now)
    for visit in timers.due():
        move_one(visit, at=now, clock_set=True)
    waits = [one for one in (timers.next_in(), _until_next()) if one is not None]
    return min(LOOK_EVERY, max(min(waits, default=LOOK_EVERY), 0.002))


def move_one(visit: Visit, *, at: datetime, clock_set: bool = False) -> None:
    """One visit; one that cannot be moved waits for its next turn and holds up nobody."""
    if _not_before.get(visit.pk, 0) > clock.steady():
        return
    try:
        actions.move(visit, at=at, clock_set=clock_set)
        _not_before.pop(visit.pk, None)
    except Exception:
        log.exception("visit %s could not be moved", visit.pk)
        _not_before[visit.pk] = clock.steady() + POISON_WAITS


def _until_next() -> float | None:
    poisoned = [pk for pk, moment in _not_before.items() if moment > clock.steady()]
    earliest = Visit.objects.open().exclude(pk__in=poisoned).aggregate(first=Min("next_at"))["first"]
    return (earliest - moment.now()).total_seconds() if earliest else None
