"""When a decided response begins, and how it ends before its end date."""

from datetime import date, datetime

from django.db import transaction

from regie.journal.actions import record
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.models import Lift, Measure
from regie.responses.queries import day_of


@transaction.atomic
def begin(measure: Measure, *, on: date, at: datetime, by: Person) -> None:
    """The citizen is told: what had no first day begins on this one. Nothing begins before it is told."""
    rules.check_beginning(starts_on=measure.starts_on, ends_on=measure.ends_on, on=on)
    Measure.objects.filter(pk=measure.pk, starts_on=None).update(starts_on=on)
    record(facts.Begun(measure.pk, measure.incident_id), at=at, by=by)


@transaction.atomic
def lift(measure: Measure, *, why: str, at: datetime, by: Person) -> Lift:
    """End it early, and say why."""
    rules.check_reason(why)
    rules.check_lifting(is_decided=measure.decided_at is not None, ends_on=measure.ends_on, on=day_of(at))
    ended, is_new = Lift.objects.get_or_create(
        measure=measure, defaults={"person": by, "at": at, "why": why.strip()}
    )
    rules.check_first_to_lift(is_new)
    record(facts.Lifted(measure.pk, measure.incident_id), at=at, by=by)
    return ended
