"""The regie: take it, give it back, hand it over. At most one person has it, always."""

from datetime import datetime

from django.db import IntegrityError, transaction

from regie.alarms import facts, rules
from regie.alarms.actions.stopping import stop_calls, tell_it_is_taken
from regie.alarms.models import Alarm, HandOver
from regie.journal.actions import record
from regie.people.facts import PersonLeft
from regie.people.models import Person
from regie.refusal import Refused


@transaction.atomic
def take_charge(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """Give `by` the regie; the ladder stops in this same transaction. Who comes second is told who was first."""
    won = Alarm.objects.open().filter(pk=alarm.pk, in_charge=None).update(in_charge=by, next_step_at=None)
    if won != 1:
        now = Alarm.objects.select_related("in_charge").get(pk=alarm.pk)
        if now.in_charge_id == by.pk:
            return
        rules.check_taken(won, in_charge=_name(now.in_charge), stood_down=now.stood_down_at is not None)
    alarm.charges.create(person=by, at=at)
    stop_calls(alarm, at=at)
    tell_it_is_taken(alarm, at=at, by=by)
    record(facts.ChargeTaken(alarm.pk, by.pk), at=at, by=by)


@transaction.atomic
def return_charge(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """Give the regie back; the ladder starts again from its first step, at once (I-15)."""
    check_in_charge(alarm, by=by)
    free(alarm, by, at=at, by=by)


def free_what_they_held(fact: PersonLeft, *, at: datetime) -> None:
    """Who does not work here any more cannot have the regie: their ladders start again (I-15)."""
    person = Person.objects.get(pk=fact.person_id)
    for alarm in Alarm.objects.open().filter(in_charge=person):
        free(alarm, person, at=at, by=person)


@transaction.atomic
def free(alarm: Alarm, holder: Person, *, at: datetime, by: Person | None) -> None:
    """Take the regie off `holder`; without `by` it was the silence, and nobody did it."""
    freed = Alarm.objects.open().filter(pk=alarm.pk, in_charge=holder)
    if freed.update(in_charge=None, step=-1, next_step_at=at) != 1:
        raise Refused("alarm_just_changed")
    stop_calls(alarm, at=at)
    end_charge(alarm, at=at)
    record(facts.ChargeReturned(alarm.pk, holder.pk, by_silence=by is None), at=at, by=by)


@transaction.atomic
def ask_hand_over(alarm: Alarm, *, to: Person, at: datetime, by: Person) -> HandOver:
    """Offer the regie to `to`; until they accept, it stays where it is."""
    check_in_charge(alarm, by=by)
    may_respond = Alarm.objects.filter(pk=alarm.pk).visible_to(to).exists()
    rules.check_hand_over(by_id=by.pk, to_id=to.pk, to_may_respond=may_respond, to=to.name)
    try:
        with transaction.atomic():
            hand_over = alarm.hand_overs.create(giver=by, taker=to, asked_at=at)
    except IntegrityError as problem:
        raise Refused("hand_over_waits") from problem
    record(facts.HandOverAsked(alarm.pk, by.pk, to.pk), at=at, by=by)
    return hand_over


@transaction.atomic
def answer_hand_over(alarm: Alarm, *, accept: bool, at: datetime, by: Person) -> None:
    """Accept the regie, or leave it where it is."""
    asked = alarm.hand_overs.filter(taker=by, answered_at=None)
    offer = asked.first()
    if offer is None or asked.update(answered_at=at, accepted=accept) != 1:
        raise Refused("no_hand_over_for_you")
    if accept:
        moved = Alarm.objects.open().filter(pk=alarm.pk, in_charge=offer.giver_id).update(in_charge=by)
        if moved != 1:
            raise Refused("alarm_just_changed")
        alarm.charges.filter(ended_at=None).update(ended_at=at)
        alarm.charges.create(person=by, at=at)
    record(facts.HandOverAnswered(alarm.pk, by.pk, accept), at=at, by=by)


def check_in_charge(alarm: Alarm, *, by: Person) -> None:
    """Raise unless `by` has the regie of this open alarm."""
    now = Alarm.objects.select_related("in_charge").get(pk=alarm.pk)
    rules.check_in_charge(
        in_charge_id=now.in_charge_id, in_charge=_name(now.in_charge), by_id=by.pk,
        stood_down=now.stood_down_at is not None,
    )  # fmt: skip


def end_charge(alarm: Alarm, *, at: datetime) -> None:
    """Close the stretch, and any offer that nobody can accept any more."""
    alarm.charges.filter(ended_at=None).update(ended_at=at)
    alarm.hand_overs.filter(answered_at=None).update(answered_at=at, accepted=False)


def _name(person: Person | None) -> str | None:
    return person.name if person else None
