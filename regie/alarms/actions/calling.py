"""Claim the calls that must go out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from regie.alarms.models import Call
from regie.channels import DIRECT

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
    in_charge: str = ""
    secret: str = field(default="", repr=False)
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)


@transaction.atomic
def claim_calls(*, at: datetime, most: int = 200) -> list[Claim]:
    """Lease what is due, so that no other worker sends it meanwhile; a lease that ran out is claimed again."""
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    waiting = Call.objects.filter(free, state=Call.State.WAITING, due_at__lte=at).order_by("due_at", "id")
    claims = []
    for call in waiting.select_related("alarm__in_charge", "outlet")[:most]:
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
        in_charge=alarm.in_charge.name if alarm.in_charge else "",
        secret=call.secret or (outlet.secret if outlet else ""), settings=outlet.for_sending if outlet else {},
    )  # fmt: skip
