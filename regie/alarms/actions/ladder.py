"""Climb the ladder: call who is on duty in the next step, and say so when nobody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regie.alarms import facts, rules
from regie.alarms.actions.prepared import called_at, to_the_minute
from regie.alarms.actions.writing import Step, write_calls
from regie.alarms.models import Alarm
from regie.duty.models import Group
from regie.journal.actions import Happened, record, record_all
from regie.people.models import Person
from regie.people.queries import who_may
from regie.refusal import Refused


@transaction.atomic
def climb(alarm: Alarm, *, at: datetime, clock_set: bool = False) -> bool:
    """Call the next step when it is due and nobody has the regie; False when another worker was first.

    The conditional update is the claim: it changes one row for exactly one caller, on both databases (I-8).
    `clock_set` says that the row's moment lies in an hour that comes again, and that it is due all the same (I-17).
    """
    claimed = Alarm.objects.open().filter(
        pk=alarm.pk, in_charge=None, next_step_at=alarm.next_step_at, step=alarm.step
    )
    due = claimed if clock_set else claimed.filter(next_step_at__lte=at)
    if due.update(next_step_at=at) != 1:
        return False
    call_next(alarm, at=at)
    return True


@transaction.atomic
def climb_by_hand(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """Do not wait for the next step; with somebody in charge it brings more people and starts no clock."""
    fresh = Alarm.objects.open().filter(pk=alarm.pk).first()
    if fresh is None:
        raise Refused("alarm_is_over")
    if Alarm.objects.open().filter(pk=alarm.pk, step=fresh.step, next_step_at=fresh.next_step_at).update(
        step=fresh.step
    ) != 1:  # fmt: skip
        raise Refused("alarm_just_changed")
    record(facts.ClimbedByHand(alarm.pk, by.pk), at=at, by=by)
    call_next(fresh, at=at)


def call_next(alarm: Alarm, *, at: datetime) -> None:
    """Write the calls of the next step and when the ladder moves again; an empty step is passed at once."""
    step = next_step(alarm, at=at)
    call_people([(alarm, step)], at=at)
    again_at = None if alarm.in_charge_id else step.call.again_at
    Alarm.objects.filter(pk=alarm.pk).update(step=step.call.index, next_step_at=again_at)
    alarm.step, alarm.next_step_at = step.call.index, again_at


@dataclass(frozen=True)
class NextStep:
    """Whom one alarm calls now, and the steps that it passes because nobody of their group is on duty."""

    call: rules.Call
    people: list[Person]
    passed: tuple[rules.Call, ...]
    off_duty: str = ""


def next_step(alarm: Alarm, *, at: datetime) -> NextStep:
    """The step after the one that was called last; asks who is on duty and writes nothing."""
    plan = rules.plan_from(alarm.plan)
    call = rules.next_call(plan, called=alarm.step, at=at)
    people = _people(alarm, call.step, at=at)
    passed = []
    while not people and call.index < len(plan) - 1:
        passed.append(call)
        call = rules.next_call(plan, called=call.index, at=at)
        people = _people(alarm, call.step, at=at)
    if people:
        return NextStep(call, people, tuple(passed), "group" if call.step.also_off_duty else "")
    return NextStep(call, _everybody_here(alarm), (*passed, call), "everybody")


def call_people(steps: Iterable[tuple[Alarm, NextStep]], *, at: datetime) -> None:
    """Write on each timeline who is called and which steps are passed, and the calls themselves."""
    steps = list(steps)
    record_all([Happened(fact) for alarm, step in steps for fact in _empty(alarm, step)], at=at)
    called = record_all([Happened(_called(alarm, step)) for alarm, step in steps], at=at)
    told = zip(steps, called, strict=True)
    write_calls([Step(alarm, step.call, step.people, entry.pk) for (alarm, step), entry in told], at=at)


def _empty(alarm: Alarm, step: NextStep) -> list[facts.StepEmpty]:
    return [facts.StepEmpty(alarm.pk, call.index, call.step.group) for call in step.passed]


def _called(alarm: Alarm, step: NextStep) -> facts.StepCalled:
    ids = tuple(person.pk for person in step.people)
    return facts.StepCalled(
        alarm.pk, step.call.index, step.call.step.group, ids, step.call.repeated, step.off_duty
    )


def _people(alarm: Alarm, step: rules.Step, *, at: datetime) -> list[Person]:
    """Who is on duty in the group at the alarm's site, and the rest of the group when the step says so.

    The presser is not called to their own alarm.
    """
    groups = [one.value for one in Group] if step.group == rules.ANYBODY else [step.group]
    minute = None if step.also_off_duty else to_the_minute(at)
    people = {
        person.pk: person
        for one in groups
        for person in called_at(one, alarm.called_from, minute)
        if person.pk != alarm.presser_id
    }
    return list(people.values())


def _everybody_here(alarm: Alarm) -> list[Person]:
    """When the last step is empty too: everybody with a role at the place, because silence is no answer."""
    place = alarm.called_from
    owner = place.organisation_id if place else alarm.organisation_id
    everybody = who_may("alarms.respond", organisation_id=owner, place=place)
    others = everybody.exclude(pk=alarm.presser_id) if alarm.presser_id else everybody
    return list(others.prefetch_related("contact_points"))
