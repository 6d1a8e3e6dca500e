"""A drill is an alarm with a mark: which press gets it, and how anybody takes it away at once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from regie.alarms import facts
from regie.alarms.actions.charge import end_charge
from regie.alarms.actions.ladder import call_next
from regie.alarms.actions.stopping import after, stop_calls, under_way
from regie.alarms.models import Alarm, Call
from regie.devices.actions import begin_drill, take_as_drill
from regie.devices.models import DrillWindow
from regie.journal.actions import record
from regie.journal.bell import Topic, ring_after_commit
from regie.people.models import Person
from regie.refusal import Refused

SCREEN = "screen"


def drill_of(press: Any, *, at: datetime) -> DrillWindow | None:
    """The drill that this press begins, in the transaction of its alarm; None for every press that is real.

    Whoever says "really", and a panel of which nobody can be sure, is never in a drill.
    """
    if press.drill:
        if not begin_drill(press.drill, at=at):
            raise Refused("drill_cannot_begin")
        return press.drill
    if press.really or press.unverified:
        return None
    pressed_at = press.pressed_at or at
    return take_as_drill(press.device, zone=press.zone, place=press.place, pressed_at=pressed_at, at=at)


@transaction.atomic
def make_real(alarm: Alarm, *, at: datetime, by: object) -> bool:
    """This is no drill any more: the ladder starts again at once and everybody who was called hears that it is real.

    Whoever had the regie of the drill has not the regie of this: they must take it knowing what it is. False when it
    was real already.
    """
    drill = Alarm.objects.open().drills().filter(pk=alarm.pk)
    if drill.update(made_real_at=at, in_charge=None, step=-1, next_step_at=at) != 1:
        if Alarm.objects.open().filter(pk=alarm.pk).exists():
            return False
        raise Refused("alarm_is_over")
    before = list(alarm.calls.filter(purpose=Call.Purpose.CALL).order_by("pk"))
    end_charge(alarm, at=at)
    stop_calls(alarm, at=at)
    # Who was on the way to a drill has not said that they come to this; the journal keeps what they said.
    alarm.reactions.all().delete()
    person_id = by.pk if isinstance(by, Person) else None
    entry = record(facts.MadeReal(alarm.pk, person_id), at=at, by=by)
    fresh = Alarm.objects.select_related("place", "base").get(pk=alarm.pk)
    call_next(fresh, at=at)
    _call_again(fresh, before, stem=f"alarm-{alarm.pk}-{entry.pk}-real", at=at)
    return True


def _call_again(alarm: Alarm, before: list[Call], *, stem: str, at: datetime) -> None:
    """Every way on which somebody was called to the drill, as far as the first step does not call it now (I-9)."""
    now = alarm.calls.filter(purpose=Call.Purpose.CALL, drill=False)
    ways = {_way(call) for call in now}
    Call.objects.bulk_create(_again(alarm, before, ways, stem=stem, at=at))
    ring_after_commit(Topic.CALLS)


def _again(
    alarm: Alarm, before: list[Call], ways: set[tuple[Any, ...]], *, stem: str, at: datetime
) -> Iterator[Call]:
    """One call a way. One that is under way as a drill may arrive last: then it is followed by the truth."""
    for call in {_way(call): call for call in before}.values():
        if call.channel == SCREEN or (_way(call) in ways and not under_way(call, at=at)):
            continue
        yield after(call, key=f"{stem}-{call.pk}", step=alarm.step, at=at)


def _way(call: Call) -> tuple[Any, ...]:
    return call.person_id, call.channel, call.address, call.outlet_id
