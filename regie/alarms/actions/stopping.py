"""Let no call start after somebody took charge (I-14), and tell everybody who was called that it is so."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from regie.alarms import rules
from regie.alarms.actions.calling import LONGEST_UNDER_WAY
from regie.alarms.models import Alarm, Call
from regie.journal.bell import Topic, ring_after_commit
from regie.people.models import Person


def stop_calls(alarm: Alarm, *, at: datetime) -> None:
    """What waits is let go; what is under way cannot be called back, and is kept as what it becomes."""
    alarm.calls.filter(state=Call.State.WAITING).update(state=Call.State.STOPPED, done_at=at)


def stop_ways_of(person: Person, alarm: Alarm, *, at: datetime) -> None:
    """Who reacted needs no louder way and no second try; what is due this moment still goes."""
    later = Q(due_at__gt=at) | Q(attempt__gte=1, lease_until=None)
    mine = alarm.calls.filter(later, person=person, state=Call.State.WAITING, purpose=Call.Purpose.CALL)
    mine.update(state=Call.State.STOPPED, done_at=at)


def tell_it_is_taken(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """One message over each quiet way that was tried, to everybody but `by`: who has the regie.

    A call under way may arrive later than this; so its stop waits until that one has ended, or cannot be any more.
    """
    may_have_it = Q(outcome="") | Q(outcome="unknown") | Q(lease_until__gt=at)
    tried = alarm.calls.filter(may_have_it, purpose=Call.Purpose.CALL, attempt__gte=1).exclude(person=by)
    since = _last_start(alarm)
    found = [call for call in tried.order_by("pk") if call.pk > since]
    rows: dict[tuple[int | None, str, str], Call] = {}
    for call in _worth_stopping(found):
        rows[call.person_id, call.channel, call.address] = after(
            call, key=f"{call.key}-taken", purpose=Call.Purpose.TAKEN, step=call.step, drill=call.drill, at=at
        )
    Call.objects.bulk_create(rows.values())
    ring_after_commit(Topic.CALLS)


def after(call: Call, *, at: datetime, **about: Any) -> Call:
    """The row of one more message over the way of `call`; of one under way it waits until that cannot arrive later."""
    return Call(
        alarm_id=call.alarm_id, group=call.group, person_id=call.person_id, channel=call.channel,
        outlet_id=call.outlet_id, address=call.address,
        due_at=at + LONGEST_UNDER_WAY if under_way(call, at=at) else at, **about,
    )  # fmt: skip


def under_way(call: Call, *, at: datetime) -> bool:
    """Whether a worker may be sending it at this moment."""
    return bool(call.lease_until and call.lease_until > at)


def _worth_stopping(calls: Iterable[Call]) -> list[Call]:
    """A telephone does not ring to say that nothing is needed, unless nothing else was tried."""
    found = list(calls)
    by_person: dict[int | None, set[str]] = {}
    for call in found:
        by_person.setdefault(call.person_id, set()).add(call.channel)
    return [call for call in found if call.channel in rules.stop_by(by_person[call.person_id])]


def _last_start(alarm: Alarm) -> int:
    """The last message that said that somebody had the regie: who was told then and not called since knows."""
    last = alarm.calls.filter(purpose=Call.Purpose.TAKEN).order_by("-pk").values_list("pk", flat=True).first()
    return last or 0
