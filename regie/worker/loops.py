"""What must keep running: climb ladders, run errands, watch devices; each says that it lives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min

from regie import moment
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.asking import Whether
from regie.devices.actions import report_silent_devices
from regie.journal.actions import beat, run_due_errands
from regie.journal.bell import Ear, Topic
from regie.journal.queries import MQTT_NAME_SHARED
from regie.worker.clock import Clock, Ladders
from regie.worker.threads import background, writer

# A ring is a hint, the rows are the truth: look at least this often.
LOOK_EVERY = 0.5
BEAT_EVERY = 5.0
DEVICES_EVERY = 1

log = logging.getLogger(__name__)
_last_beat: dict[str, float] = {}
clock = Clock()
ladders = Ladders(clock)
# A ladder that cannot climb would otherwise be tried five hundred times a second.
POISON_WAITS = 2.0
_not_before: dict[int, float] = {}
anything_climbs = Whether(lambda _: Alarm.objects.open().exclude(next_step_at=None))


async def climb_ladders() -> None:
    """Call the next step of every ladder that is due; never early."""
    while True:
        wait = await writer.run(climb_due)
        await alive("ladder")
        # No bell: a new step is never due before this looks again.
        await asyncio.sleep(wait)


def climb_due() -> float:
    """Climb what is due now; returns the seconds until the next look."""
    moved = ladders.look(clock.set_by())
    if moved:
        notice_clock(moved)
    now = moment.now()
    if not anything_climbs(now):
        return LOOK_EVERY
    for alarm in Alarm.objects.due(now):
        climb_one(alarm, at=now)
    for alarm in ladders.due():
        climb_one(alarm, at=now, clock_set=True)
    waits = [ladders.next_in(), _until_next_step()]
    return min(LOOK_EVERY, max(min((one for one in waits if one is not None), default=LOOK_EVERY), 0.002))


def notice_clock(moved: timedelta) -> None:
    """Tell that the clock was set, and do not let calls and errands wait for the hour that comes again."""
    try:
        alarms.notice_clock(moved, at=moment.now())
    except Exception:  # the ladder goes on, whatever the journal says
        log.exception("the clock was set by %s", moved)


def climb_one(alarm: Alarm, *, at: datetime, clock_set: bool = False) -> None:
    """One ladder; a poisoned one waits for its next turn and holds up nobody."""
    if _not_before.get(alarm.pk, 0) > clock.steady():
        return
    try:
        alarms.climb(alarm, at=at, clock_set=clock_set)
        _not_before.pop(alarm.pk, None)
    except Exception:
        log.exception("alarm %s could not climb", alarm.pk)
        _not_before[alarm.pk] = clock.steady() + POISON_WAITS


def _until_next_step() -> float | None:
    poisoned = [pk for pk, until in _not_before.items() if until > clock.steady()]
    earliest = Alarm.objects.open().exclude(pk__in=poisoned).aggregate(first=Min("next_step_at"))["first"]
    return (earliest - moment.now()).total_seconds() if earliest else None


async def run_errands() -> None:
    """Do what follows from what happened; in other threads than the alarms."""
    ear = Ear(Topic.ERRANDS)
    while True:
        tried = await background.run(lambda: run_due_errands(at=moment.now()))
        await alive("worker")
        await ear.wait(0 if tried else LOOK_EVERY)


async def watch_devices() -> None:
    """Report every device that should have spoken and did not (I-20); what it did not hear itself does not count."""
    listening_since = moment.now()
    while True:
        now = moment.now()
        await background.run(report_silent_devices, at=now, listening_since=listening_since)
        await alive("devices")
        await asyncio.sleep(DEVICES_EVERY)


async def alive(part: str, detail: str = "") -> None:
    """Leave a sign of life, but not more often than somebody looks at it."""
    # By the steady clock: after an hour that comes again a dead part would otherwise look alive for an hour.
    steady = clock.steady()
    if steady - _last_beat.get(part, -BEAT_EVERY) >= BEAT_EVERY:
        _last_beat[part] = steady
        await background.run(beat, part, at=moment.now(), detail=detail)


async def mqtt_alive(where: str) -> None:
    """The gateway to the broker is connected."""
    await alive("gateway:mqtt", where)


async def mqtt_name_shared(name: str) -> None:
    """Another process uses our name at the broker: kept, so that the watch says so."""
    await background.run(beat, MQTT_NAME_SHARED, at=moment.now(), detail=name)


async def keep_running(work: Callable[[], Coroutine[Any, Any, None] | Awaitable[None]], name: str) -> None:
    """Start `work` again when it breaks; its pulse stops meanwhile, and /health says so."""
    while True:
        try:
            await work()
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("%s stopped; starting it again", name)
        await asyncio.sleep(1)
