"""Somebody with that power lets a safeguard pass: never the author, always with a reason that the citizen can read."""

from datetime import date, datetime

from django.db import transaction

from regie.journal.actions import record
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.models import Hearing, Measure, Passed
from regie.responses.queries import choice_of, day_of


@transaction.atomic
def let_pass(
    measure: Measure, *, code: str, reason: str, at: datetime, by: Person, day: date | None = None
) -> Passed:
    """Write down which safeguard does not hold this measure up, why, and until when that is made good.

    Who could not be heard first is offered a talk on `day`; the letter says so.
    """
    measure = Measure.objects.select_related("incident", "policy_version").get(pk=measure.pk)
    rules.check_waiting(measure.waits)
    choice = choice_of(measure, on=day_of(at))
    missing = {one.code for one in rules.missing(choice)}
    gate = rules.check_passing(code, choice, missing=missing, by_id=by.pk, reason=reason, day=day)
    passed = Passed.objects.create(
        measure=measure, chooser_id=measure.chooser_id, gate=gate.number, code=code, person=by, at=at,
        reason=reason.strip(), day=day,
    )  # fmt: skip
    if code == "no_review":
        Measure.objects.filter(pk=measure.pk).update(without_review=True)
    if code == "not_heard" and day:
        Hearing.objects.create(
            incident=measure.incident, kind=Hearing.Kind.AFTERWARDS, held_on=day, notes=passed.reason,
            person=by, at=at,
        )  # fmt: skip
    record(facts.LetPass(measure.pk, measure.incident_id, gate.number, code), at=at, by=by)
    return passed
