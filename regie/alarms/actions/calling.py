"""Claim the calls that must go out, and keep what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from regie.alarms import facts, rules
from regie.alarms.models import Alarm, Call
from regie.channels import DIRECT
from regie.journal.actions import record

LEASE = timedelta(seconds=20)


@dataclass(frozen=True)
class Claim:
    """One call that this worker may send now; `attempt` is the fence: a later claim has a higher one."""

    call_id: int
    key: str
    attempt: int
    channel: str
    sender: str
    address: str
    alarm_id: int
    kind: str
    where: str
    raised_at: datetime
    purpose: str = Call.Purpose.CALL
    secret: str = field(default="", repr=False)
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)


@transaction.atomic
def claim_calls(*, at: datetime, most: int = 200) -> list[Claim]:
    """Lease what is due, so that no other worker sends it meanwhile; a lease that ran out is claimed again."""
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    waiting = Call.objects.filter(free, state=Call.State.WAITING, due_at__lte=at).order_by("due_at", "id")
    claims = []
    for call in waiting.select_related("alarm", "outlet")[:most]:
        mine = Call.objects.filter(free, pk=call.pk, attempt=call.attempt, state=Call.State.WAITING)
        if mine.update(lease_until=at + LEASE, attempt=call.attempt + 1) == 1:
            claims.append(_claim(call))
    return claims


def _claim(call: Call) -> Claim:
    alarm, outlet = call.alarm, call.outlet
    return Claim(
        call_id=call.pk, key=call.key, attempt=call.attempt + 1, channel=call.channel,
        sender=outlet.kind if outlet else DIRECT.get(call.channel, call.channel), address=call.address,
        alarm_id=alarm.pk, kind=alarm.kind, where=alarm.where, raised_at=alarm.raised_at, purpose=call.purpose,
        secret=call.secret or (outlet.secret if outlet else ""), settings=outlet.for_sending if outlet else {},
    )  # fmt: skip


@transaction.atomic
def note_receipt(claim: Claim, *, handed_over: bool, detail: str, at: datetime) -> bool:
    """Keep what the channel said, after it said it; False when the lease had passed to another worker (I-25)."""
    mine = Call.objects.filter(pk=claim.call_id, attempt=claim.attempt, state=Call.State.WAITING)
    if handed_over:
        return (
            mine.update(state=Call.State.HANDED_OVER, detail=detail[:200], done_at=at, lease_until=None) == 1
        )
    again = rules.retry_at(attempt=claim.attempt, at=at)
    if mine.update(detail=detail[:200], due_at=again, lease_until=None) != 1:
        return False
    person_id = Call.objects.values_list("person_id", flat=True).get(pk=claim.call_id)
    record(facts.CallFailed(claim.alarm_id, claim.channel, person_id, claim.attempt), at=at)
    return True


def stop_calls(alarm: Alarm, *, at: datetime) -> None:
    """Let no call start after somebody took charge (I-14)."""
    alarm.calls.filter(state=Call.State.WAITING).update(state=Call.State.STOPPED, done_at=at)
