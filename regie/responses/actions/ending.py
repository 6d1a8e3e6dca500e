"""When a decided response begins, and how it ends before its end date."""

from datetime import date, datetime

from django.db import transaction

from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.models import Lift, Measure
from regie.responses.queries import day_of, status_of

# What a person can say; that a new decision took its place follows from that decision.
BY_A_PERSON = frozenset({Lift.How.LIFTED, Lift.How.WITHDRAWN, Lift.How.QUASHED})


@transaction.atomic
def begin(measure: Measure, *, on: date, at: datetime, by: Person) -> None:
    """The citizen is told: what had no first day begins on this one. Nothing begins before it is told."""
    rules.check_beginning(starts_on=measure.starts_on, ends_on=measure.ends_on, on=on)
    count_as_told(measure, on=on, at=at, by=by)
    record(facts.Begun(measure.pk, measure.incident_id), at=at, by=by)


def count_as_told(measure: Measure, *, on: date, at: datetime, by: Person) -> None:
    """It holds from its first day on. What it prolongs holds until then, so that nothing falls between the two."""
    first = measure.starts_on or on
    Measure.objects.filter(pk=measure.pk).update(told_on=on, starts_on=first)
    before = measure.renews
    if before and first <= on and status_of(before, on=on) in rules.HOLDS:
        _replace(before, at=at, by=by)


@transaction.atomic
def lift(measure: Measure, *, why: str, at: datetime, by: Person, how: str = Lift.How.LIFTED) -> Lift:
    """End it early, and say how and why; it comes back only by a new decision."""
    rules.check_reason(why)
    rules.check_ending(how, known=BY_A_PERSON)
    rules.check_lifting(is_decided=measure.decided_at is not None, ends_on=measure.ends_on, on=day_of(at))
    ended, is_new = Lift.objects.get_or_create(
        measure=measure, defaults={"person": by, "at": at, "why": why.strip(), "how": how}
    )
    rules.check_first_to_lift(is_new)
    for asked in measure.lift_requests.filter(answered_at=None):
        notices.drop(subject=asked.subject, at=at, kinds=["answer_lifting"])
    record(facts.Lifted(measure.pk, measure.incident_id), at=at, by=by)
    return ended


def _replace(measure: Measure, *, at: datetime, by: Person) -> None:
    """A new decision takes the place of this one, if it still held."""
    _ended, is_new = Lift.objects.get_or_create(
        measure=measure, defaults={"person": by, "at": at, "why": "", "how": Lift.How.SUPERSEDED}
    )
    if is_new:
        record(facts.Superseded(measure.pk, measure.incident_id), at=at, by=by)
