"""Keep what became of each call, and go on at once when a way does not lead to its person (I-9)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from regie.alarms import facts, rules
from regie.alarms.actions.calling import Claim
from regie.alarms.models import Alarm, Call
from regie.channels import Outcome, Receipt
from regie.journal.actions import record
from regie.journal.bell import Topic, ring_after_commit
from regie.reach.actions import drop_way
from regie.reach.rules import moves_on

TAKEN = {Outcome.HANDED_OVER: Call.State.HANDED_OVER, Outcome.DELIVERED: Call.State.DELIVERED}
FOR_EVER = (Outcome.REFUSED, Outcome.GONE)
# Nothing hangs on a message that somebody else has the regie: it is not tried for ever.
TRIES_TO_STOP = 5


def note_outcomes(results: Sequence[tuple[Claim, Receipt]], *, at: datetime) -> list[bool]:
    """Keep what came back together; what went alike is written in one statement."""
    alike: dict[tuple[int, Receipt], list[Claim]] = {}
    for claim, receipt in results:
        alike.setdefault((claim.attempt, receipt), []).append(claim)
    kept = {
        claim.call_id: answer
        for (_, receipt), claims in alike.items()
        for claim, answer in zip(claims, _note_alike(claims, receipt, at=at), strict=True)
    }
    return [kept[claim.call_id] for claim, _ in results]


def _note_alike(claims: list[Claim], receipt: Receipt, *, at: datetime) -> list[bool]:
    if len(claims) > 1 and receipt.outcome in TAKEN:
        waiting = Call.objects.filter(
            pk__in=[claim.call_id for claim in claims], attempt=claims[0].attempt, state=Call.State.WAITING
        )
        with suppress(_NotAllWaited), transaction.atomic():
            if waiting.update(**_taken(receipt, at=at)) != len(claims):
                raise _NotAllWaited
            return [True] * len(claims)
    return [note_outcome(claim, receipt, at=at) for claim in claims]


class _NotAllWaited(Exception):
    """Somebody took charge meanwhile, or another worker has one of them: each is looked at by itself."""


@transaction.atomic
def note_outcome(claim: Claim, receipt: Receipt, *, at: datetime) -> bool:
    """Keep what the channel said, after it said it; False when the lease had passed to another worker (I-25).

    A call that was under way when somebody took charge is kept as what it became: it did leave the house.
    """
    mine = Call.objects.filter(pk=claim.call_id, attempt=claim.attempt)
    if receipt.outcome in TAKEN:
        taken = _taken(receipt, at=at)
        if mine.filter(state=Call.State.WAITING).update(**taken) == 1:
            return True
        return mine.filter(state=Call.State.STOPPED).update(**taken) == 1 and _follow_at_once(claim, at=at)
    if not _keep_failure(claim, receipt, mine.filter(state=Call.State.WAITING), at=at):
        return False
    call = Call.objects.get(pk=claim.call_id)
    if receipt.outcome == Outcome.GONE and call.person_id:
        drop_way(person_id=call.person_id, channel=call.channel, address=call.address, at=at)
    if claim.purpose == Call.Purpose.CALL:
        _say_and_go_on(call, at=at)
    return True


def _taken(receipt: Receipt, *, at: datetime) -> dict[str, Any]:
    return {
        "state": TAKEN[receipt.outcome], "outcome": "", "detail": receipt.detail[:200], "sent_at": at,
        "done_at": at, "reference": receipt.reference[:120], "lease_until": None,
    }  # fmt: skip


def _follow_at_once(claim: Claim, *, at: datetime) -> bool:
    """It was under way when somebody took charge: now that it has left, that can be told (I-14)."""
    Call.objects.filter(key=f"{claim.key}-taken", state=Call.State.WAITING, attempt=0).update(due_at=at)
    return True


def note_receipt(claim: Claim, *, handed_over: bool, detail: str, at: datetime) -> bool:
    """The same, for who knows only whether it was taken."""
    return note_outcome(claim, Receipt(Outcome.HANDED_OVER if handed_over else Outcome.FAILED, detail), at=at)


def _keep_failure(claim: Claim, receipt: Receipt, mine: QuerySet[Call], *, at: datetime) -> bool:
    """Tried again later, unless it never can be; it never gives up by itself while nobody has the regie."""
    enough = claim.purpose != Call.Purpose.CALL and claim.attempt >= TRIES_TO_STOP
    said = {"outcome": receipt.outcome, "detail": receipt.detail[:200], "lease_until": None}
    if receipt.outcome in FOR_EVER or enough:
        return mine.update(state=Call.State.FAILED, done_at=at, **said) == 1
    return mine.update(due_at=rules.retry_at(attempt=claim.attempt, at=at), **said) == 1


def _say_and_go_on(call: Call, *, at: datetime) -> None:
    if call.state == Call.State.FAILED:
        record(facts.CallRefused(call.alarm_id, call.channel, call.person_id), at=at)
    elif call.state == Call.State.WAITING:
        record(facts.CallFailed(call.alarm_id, call.channel, call.person_id, call.attempt), at=at)
    go_on(call, at=at)


@transaction.atomic
def note_silence(claim: Claim, *, at: datetime) -> None:
    """The other side has not answered yet: keep waiting for it, and begin the next way meanwhile (DV-9)."""
    mine = Call.objects.filter(pk=claim.call_id, attempt=claim.attempt, state=Call.State.WAITING)
    if claim.purpose == Call.Purpose.CALL and mine.update(outcome=Outcome.UNKNOWN) == 1:
        go_on(Call.objects.get(pk=claim.call_id), at=at)


@transaction.atomic
def note_delivery(calls: QuerySet[Call], *, state: str, detail: str, at: datetime) -> bool:
    """A delivery receipt that came later; it may make more known, never less. False when it changed nothing."""
    call = calls.first()
    if call is None or not moves_on(call.state, state):
        return False
    same = Call.objects.filter(pk=call.pk, state=call.state)
    if same.update(state=state, outcome="", detail=detail[:200], done_at=at, lease_until=None) != 1:
        return False
    if call.purpose == Call.Purpose.CALL and state in (Call.State.FAILED, Call.State.UNKNOWN):
        alarm = Alarm.objects.get(pk=call.alarm_id)
        if alarm.stood_down_at is None and alarm.in_charge_id is None:
            _say_and_go_on(Call.objects.get(pk=call.pk), at=at)
    return True


def go_on(call: Call, *, at: datetime) -> None:
    """Begin the person's next way now; when nobody of this step can be reached any way, call the next step now."""
    if not call.person_id:
        return
    to_people = Call.objects.filter(alarm=call.alarm_id, step=call.step, purpose=Call.Purpose.CALL)
    to_people = to_people.exclude(person=None).exclude(channel="screen")
    ways = list(to_people.only("id", "person_id", "state", "outcome", "due_at"))
    to_come = [way for way in ways if way.state == Call.State.WAITING and not way.outcome]
    next_ways = [way.due_at for way in to_come if way.person_id == call.person_id and way.pk != call.pk]
    if next_ways and _begin_way(to_people, call, due_at=min(next_ways), at=at):
        return
    if not to_come and not any(way.state in TAKEN.values() for way in ways):
        _call_next_people(call, at=at)


def _begin_way(to_people: QuerySet[Call], call: Call, *, due_at: datetime, at: datetime) -> bool:
    """Pull the person's next rung forward; True when that was done, or it has just begun."""
    if due_at <= at:
        return True
    ring_after_commit(Topic.CALLS)
    waiting = to_people.filter(person=call.person_id, state=Call.State.WAITING, outcome="", due_at=due_at)
    return waiting.exclude(pk=call.pk).update(due_at=at) > 0


def _call_next_people(call: Call, *, at: datetime) -> None:
    """The ladder does not wait for people whom nothing reaches; its last step keeps its own time and repeats."""
    alarm = Alarm.objects.get(pk=call.alarm_id)
    if call.step >= len(alarm.plan) - 1:
        return
    waiting = Alarm.objects.open().filter(
        pk=alarm.pk, in_charge=None, step=call.step, next_step_at__gt=at, reactions=None
    )
    if waiting.update(next_step_at=at) == 1:
        record(facts.NobodyReached(alarm.pk, call.step), at=at)


def calls_in_doubt(*, at: datetime, after: timedelta, until: timedelta) -> QuerySet[Call]:
    """Calls that an outlet handed over longer than `after` ago, and not longer than `until`: whoever can ask the
    provider asks now. One that gave no number cannot be asked about, and so is in doubt all the more."""
    return (
        Call.objects.filter(
            state__in=(Call.State.HANDED_OVER, Call.State.UNKNOWN), sent_at__lte=at - after, sent_at__gt=at - until,
        )
        .exclude(outlet=None)
        .select_related("outlet")
    )  # fmt: skip
