"""What must keep running: climb ladders, make calls, run errands; each says that it lives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min

from regie import moment
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.channels import Receipt
from regie.devices.actions import report_silent_devices
from regie.journal.actions import beat, run_due_errands
from regie.journal.bell import Ear, Topic
from regie.journal.queries import MQTT_NAME_SHARED
from regie.worker.clock import Clock, Ladders
from regie.worker.messages import message_for
from regie.worker.sending import answer_of
from regie.worker.threads import background, writer

# A ring is a hint, the rows are the truth: look at least this often.
LOOK_EVERY = 0.5
BEAT_EVERY = 5.0
RENEW_EVERY = 1.0
# Who has not answered by now is not waited for: the next way begins beside it (DV-9: within 5 seconds).
PATIENCE = 4
DEVICES_EVERY = 1

log = logging.getLogger(__name__)
_last_beat: dict[str, float] = {}
clock = Clock()
ladders = Ladders(clock)
# A ladder that cannot climb would otherwise be tried five hundred times a second.
POISON_WAITS = 2.0
_not_before: dict[int, float] = {}


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


async def make_calls() -> None:
    """Send every call that waits, side by side: a slow channel delays no other (I-11)."""
    ear = Ear(Topic.CALLS)
    # A task that nobody holds on to is collected while it waits, and its call is never made.
    under_way: dict[asyncio.Task[None], alarms.Claim] = {}
    renew_at = 0.0
    try:
        while True:
            held = [claim.call_id for claim in under_way.values()]
            claimed_at, claims = await writer.run(claim_now, held)
            for claim in claims:
                task = asyncio.create_task(make_call(claim, claimed_at))
                under_way[task] = claim
                task.add_done_callback(under_way.pop)
            if under_way and clock.steady() >= renew_at:
                renew_at = clock.steady() + RENEW_EVERY
                await writer.run(alarms.renew_leases, list(under_way.values()), at=moment.now())
            await alive("calls")
            await ear.wait(LOOK_EVERY)
    finally:
        ear.close()


def claim_now(held: list[int]) -> tuple[float, list[alarms.Claim]]:
    """The calls that are due at the moment that they are claimed, and that moment: later than they were asked for."""
    claimed_at = clock.steady()
    return claimed_at, alarms.claim_calls(at=moment.now(), held=held)


async def make_call(claim: alarms.Claim, claimed_at: float) -> None:
    """Send one call and keep what became of it, after the other side answered.

    A worker that was stopped and goes on later sends nothing of which the lease is over: somebody else has it (I-25).
    """
    if clock.steady() - claimed_at > alarms.LEASE.total_seconds():
        log.warning("call %s was left to another worker: we were stopped for too long", claim.key)
        return
    answer = asyncio.ensure_future(sent(claim))
    _, silent = await asyncio.wait({answer}, timeout=PATIENCE)
    if silent:
        await writer.run(alarms.note_silence, claim, at=moment.now())
    await writer.among(keep_answers, (claim, await answer))


def keep_answers(answers: list[tuple[alarms.Claim, Receipt]]) -> list[bool]:
    """Whatever came back together, written together."""
    return alarms.note_outcomes(answers, at=moment.now())


async def sent(claim: alarms.Claim) -> Receipt:
    """What the channel says of it."""
    return await answer_of(claim.sender, lambda: message_for(claim), claim.address)


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
