"""Claim the calls that must go out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from regie.alarms.models import Call
from regie.asking import Whether
from regie.channels import DIRECT
from regie.people.models import ContactPoint
from regie.reach.actions.keys import Sealed

# Short, and renewed while the call is under way: when this process dies, another one soon calls instead.
LEASE = timedelta(seconds=4)
# No call is under way for longer: the worker gives up on a channel before.
LONGEST_UNDER_WAY = timedelta(seconds=20)


@dataclass(frozen=True)
class Claim(Sealed):
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
    in_charge: str = ""
    drill: bool = False
    made_real: bool = False


def _waiting(at: datetime) -> QuerySet[Call]:
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    return Call.objects.filter(free, state=Call.State.WAITING, due_at__lte=at)


# Whether anything waits to be claimed: a look that takes no lock.
calls_wait = Whether(_waiting)


@transaction.atomic
def claim_calls(*, at: datetime, held: Collection[int] = (), most: int = 200) -> list[Claim]:
    """Lease what is due, so that no other worker sends it meanwhile; a lease that ran out is claimed again.

    `held` are the ids of calls that are still under way here: a lease that was renewed too late is no second call.
    """
    waiting = _waiting(at).exclude(pk__in=held).order_by("due_at", "id")
    # SQLite locks the whole file from the start; on PostgreSQL two workers each take what the other did not.
    unlocked = waiting.select_for_update(skip_locked=True, of=("self",))
    calls = list(unlocked.select_related("alarm__in_charge").prefetch_related("outlet")[:most])
    if not calls:
        return []
    mine = _waiting(at).filter(pk__in=[call.pk for call in calls])
    if mine.update(lease_until=at + LEASE, attempt=F("attempt") + 1) != len(calls):
        # Nothing else can have changed them; if something did, nobody sends them until it is clear who.
        raise RuntimeError("calls were claimed that another worker holds")
    browsers = _browsers_of(calls)
    return [_claim(call, browsers) for call in calls]


def renew_leases(claims: Iterable[Claim], *, at: datetime) -> None:
    """Keep what is still under way; what another worker has taken meanwhile has a higher attempt and stays theirs."""
    by_attempt: dict[int, list[int]] = {}
    for claim in claims:
        by_attempt.setdefault(claim.attempt, []).append(claim.call_id)
    for attempt, calls in by_attempt.items():
        held = Call.objects.filter(pk__in=calls, attempt=attempt, state=Call.State.WAITING)
        held.exclude(lease_until=None).update(lease_until=at + LEASE)


def _browsers_of(calls: Iterable[Call]) -> dict[tuple[int | None, str], str]:
    """The keys of the browsers that are called, as they are now; one that was taken away has none."""
    people = {call.person_id for call in calls if call.channel == "push"}
    if not people:
        return {}
    points = ContactPoint.objects.filter(channel="push", person__in=people)
    return {(point.person_id, point.address): point.sealed for point in points}


def _claim(call: Call, browsers: Mapping[tuple[int | None, str], str]) -> Claim:
    alarm, outlet = call.alarm, call.outlet
    return Claim(
        call_id=call.pk, key=call.key, attempt=call.attempt + 1, channel=call.channel,
        sender=outlet.kind if outlet else DIRECT.get(call.channel, call.channel), address=call.address,
        alarm_id=alarm.pk, kind=alarm.kind, where=alarm.where, raised_at=alarm.raised_at, purpose=call.purpose,
        in_charge=alarm.in_charge.name if alarm.in_charge else "",
        outlet=outlet, sealed=browsers.get((call.person_id, call.address), ""),
        drill=call.drill, made_real=alarm.made_real_at is not None,
    )  # fmt: skip
