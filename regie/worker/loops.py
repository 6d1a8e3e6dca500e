"""What must keep running: climb ladders, make calls, run errands, mail notices; each says that it lives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min
from django.utils import timezone

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.channels import CHANNELS, Receipt
from regie.channels.message import Outcome
from regie.journal.actions import beat, run_due_errands
from regie.journal.bell import Ear
from regie.notices.actions import mail_waiting_notices
from regie.worker.messages import message_for
from regie.worker.threads import background, writer

# A ring is a hint, the rows are the truth: look at least this often.
LOOK_EVERY = 0.5
BEAT_EVERY = timedelta(seconds=5)
SEND_SECONDS = 15

log = logging.getLogger(__name__)
_last_beat: dict[str, datetime] = {}


async def climb_ladders() -> None:
    """Call the next step of every ladder that is due; never early."""
    ear = Ear()
    while True:
        wait = await writer.run(climb_due)
        await alive("ladder")
        await ear.wait(wait)


def climb_due() -> float:
    """Climb what is due now; returns the seconds until the next look."""
    for alarm in Alarm.objects.due(timezone.now()):
        try:
            alarms.climb(alarm, at=timezone.now())
        except Exception:  # one alarm that cannot climb must not hold up the others
            log.exception("alarm %s could not climb", alarm.pk)
    earliest = Alarm.objects.open().aggregate(first=Min("next_step_at"))["first"]
    if earliest is None:
        return LOOK_EVERY
    return min(LOOK_EVERY, max((earliest - timezone.now()).total_seconds(), 0.002))


async def make_calls() -> None:
    """Send every call that waits, side by side: a slow channel delays no other (I-11)."""
    ear = Ear()
    # A task that nobody holds on to is collected while it waits, and its call is never made.
    under_way: set[asyncio.Task[None]] = set()
    while True:
        for claim in await writer.run(lambda: alarms.claim_calls(at=timezone.now())):
            task = asyncio.create_task(make_call(claim))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        await alive("calls")
        await ear.wait(LOOK_EVERY)


async def make_call(claim: alarms.Claim) -> None:
    """Send one call and keep what became of it, after the other side answered."""
    receipt = await sent(claim)
    await writer.run(
        alarms.note_receipt, claim, handed_over=receipt.outcome == Outcome.HANDED_OVER, detail=receipt.detail,
        at=timezone.now(),
    )  # fmt: skip


async def sent(claim: alarms.Claim) -> Receipt:
    """What the channel says; a channel that hangs or breaks has failed."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            return await CHANNELS[claim.channel](message_for(claim), claim.address)
    except TimeoutError:
        return Receipt(Outcome.FAILED, f"no answer in {SEND_SECONDS} s")
    except Exception as problem:
        log.exception("channel %s broke", claim.channel)
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}")


async def run_errands() -> None:
    """Do what follows from what happened; in other threads than the alarms."""
    ear = Ear()
    while True:
        tried = await background.run(lambda: run_due_errands(at=timezone.now()))
        await background.run(lambda: mail_waiting_notices(at=timezone.now()))
        await alive("worker")
        await ear.wait(0 if tried else LOOK_EVERY)


async def alive(part: str, detail: str = "") -> None:
    """Leave a sign of life, but not more often than somebody looks at it."""
    now = timezone.now()
    if now - _last_beat.get(part, datetime.min.replace(tzinfo=now.tzinfo)) >= BEAT_EVERY:
        _last_beat[part] = now
        await background.run(beat, part, at=now, detail=detail)


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
