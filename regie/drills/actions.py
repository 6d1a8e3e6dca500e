"""What one can do with a drill: plan it, call it off, begin it, learn from it; and what follows by itself."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from regie.alarms import actions as alarms
from regie.alarms.facts import DrillBegun, MadeReal, StoodDown
from regie.alarms.models import Alarm
from regie.devices.actions import end_drill_window, open_drill_window
from regie.devices.models import Device
from regie.drills import facts, rules
from regie.drills.models import Drill
from regie.journal.actions import record
from regie.notices.actions import drop, keep, promise, tell
from regie.people.models import Person
from regie.places.models import Place
from regie.refusal import Refused

END, EVALUATE = "end_drill", "evaluate_drill"


@dataclass(frozen=True)
class Plan:
    """What is practised, where and when; with a device its next press in that time is the drill."""

    place: Place
    opens_at: datetime
    until: datetime
    purpose: str
    kind: str = "alarm"
    device: Device | None = None
    zone: str = ""
    invited: Iterable[Person] = ()


@transaction.atomic
def plan(wanted: Plan, *, at: datetime, by: Person) -> Drill:
    """Plan a drill that `by` leads; whoever is named hears of it, and nobody else."""
    rules.check_plan(opens_at=wanted.opens_at, until=wanted.until, purpose=wanted.purpose, at=at)
    window = open_drill_window(
        place=wanted.place, device=wanted.device, zone=wanted.zone, opens_at=wanted.opens_at, until=wanted.until,
        by=by,
    )  # fmt: skip
    drill = Drill.objects.create(
        window=window, organisation=wanted.place.organisation, kind=wanted.kind, leader=by, planned_at=at,
        purpose=wanted.purpose.strip()[:300],
    )  # fmt: skip
    told = [person for person in wanted.invited if person.pk != by.pk]
    drill.invited.set(told)
    for person in told:
        tell(person=person, kind="drill_announced", link=f"/drills/{drill.pk}/", at=at)
    record(facts.DrillPlanned(drill.pk, window.pk), at=at, by=by)
    return drill


@transaction.atomic
def call_off(drill: Drill, *, at: datetime, by: Person) -> None:
    """No drill: from this moment every press is real again; who was told hears it."""
    if not end_drill_window(drill.window, at=at):
        raise Refused("drill_has_begun")
    for person in drill.invited.all():
        tell(person=person, kind="drill_called_off", link=f"/drills/{drill.pk}/", at=at)
    record(facts.DrillCalledOff(drill.pk), at=at, by=by)


def begin(drill: Drill, *, at: datetime, by: Person) -> Alarm:
    """Press for the drill on the screen: the same alarm as from a button, and everybody is called."""
    if drill.window.device_id is not None:
        raise Refused("drill_begins_with_button")
    place = drill.place
    press = alarms.Press(
        key=f"drill:{drill.pk}:{secrets.token_urlsafe(8)}", kind=drill.kind, origin=Alarm.Origin.SCREEN,
        organisation=place.organisation, place=place, presser=by, drill=drill.window,
    )  # fmt: skip
    taken = alarms.take_press(press, at=at)
    assert taken.alarm is not None
    return taken.alarm


@transaction.atomic
def evaluate(drill: Drill, *, well: str, better: str, at: datetime, by: Person) -> None:
    """What went well and what must be better; whoever took part is told that they can read it."""
    alarm = drill.alarm
    ended = bool(alarm and alarm.stood_down_at and alarm.is_drill)
    rules.check_lessons(ended=ended, well=well, better=better)
    first = drill.evaluated_at is None
    Drill.objects.filter(pk=drill.pk).update(well=well.strip(), better=better.strip(), evaluated_at=at)
    keep(kind=EVALUATE, subject=drill.subject, at=at, by=by)
    record(facts.DrillEvaluated(drill.pk), at=at, by=by)
    for person in _took_part(alarm) if first and alarm else ():
        if person.pk != by.pk:
            tell(person=person, kind="drill_evaluated", link=f"/drills/{drill.pk}/", at=at)


def _took_part(alarm: Alarm) -> Iterable[Person]:
    """Whoever was called, came, had the regie or pressed."""
    called, came = Q(calls__alarm=alarm), Q(reactions__alarm=alarm)
    here = called | came | Q(charges__alarm=alarm) | Q(pk=alarm.presser_id)
    return Person.objects.active().filter(here).order_by("pk").distinct()


def promise_to_end(fact: DrillBegun, *, at: datetime) -> None:
    """A drill that nobody ends goes on for ever (I-16): its leader has until the end of its window."""
    drill = _of(fact.alarm_id)
    if drill and drill.alarm and drill.alarm.stood_down_at is None:
        _promise(drill, END, due_at=drill.window.until, at=at)


def promise_to_evaluate(fact: StoodDown, *, at: datetime) -> None:
    """A drill that ended opens no incident and no care, but an evaluation by its leader."""
    drill = _of(fact.alarm_id)
    if drill is None:
        return
    keep(kind=END, subject=drill.subject, at=at, by=Person.objects.get(pk=fact.person_id))
    if drill.alarm and drill.alarm.is_drill:
        _promise(drill, EVALUATE, due_at=None, at=at)


def let_go(fact: MadeReal, *, at: datetime) -> None:
    """What became real is no drill to end or to learn from: the alarm goes its own way, and the leader hears it."""
    drill = _of(fact.alarm_id)
    if drill:
        drop(subject=drill.subject, at=at)
        tell(person=drill.leader, kind="drill_made_real", link=f"/alarms/{fact.alarm_id}/", at=at)


def _of(alarm_id: int) -> Drill | None:
    return Drill.objects.with_alarm().filter(window__alarm=alarm_id).first()


def _promise(drill: Drill, kind: str, *, due_at: datetime | None, at: datetime) -> None:
    promise(
        kind=kind, subject=drill.subject, case=drill.subject, title=drill.purpose[:160],
        organisation=drill.organisation, place=drill.place, person=drill.leader, due_at=due_at, at=at,
    )  # fmt: skip
