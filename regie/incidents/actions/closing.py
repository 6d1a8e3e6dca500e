"""The regie of a case: take it, give it back, and close the case when nothing is open any more."""

from datetime import datetime

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.notices.models import Promise
from regie.people.models import Person
from regie.refusal import Refused


@transaction.atomic
def take_case(incident: Incident, *, at: datetime, by: Person) -> None:
    """Give `by` the regie of the case. Who comes second is told who was first."""
    rules.check_may_lead(by_id=by.pk, affected_id=incident.affected_id)
    won = Incident.objects.filter(pk=incident.pk, in_charge=None, closed_at=None).update(in_charge=by)
    if won != 1:
        now = _now(incident)
        if now.in_charge_id == by.pk:
            return
        rules.check_taken(won, in_charge=_name(now.in_charge), closed=now.closed_at is not None)
    record(facts.CaseTaken(incident.pk, by.pk), at=at, by=by)


@transaction.atomic
def return_case(incident: Incident, *, at: datetime, by: Person) -> None:
    """Give the regie back, so that another can take it."""
    _check_in_charge(incident, by=by)
    if Incident.objects.filter(pk=incident.pk, in_charge=by, closed_at=None).update(in_charge=None) != 1:
        raise Refused("case_is_closed")
    record(facts.CaseReturned(incident.pk, by.pk), at=at, by=by)


@transaction.atomic
def close(incident: Incident, *, at: datetime, by: Person) -> None:
    """Close the case: only who has the regie, and only when nothing of it is open."""
    _check_in_charge(incident, by=by)
    rules.check_closable(
        classified=incident.classifications.counting().exists(),
        open_kinds=set(Promise.objects.open().filter(case=incident.subject).values_list("kind", flat=True)),
    )
    if Incident.objects.filter(pk=incident.pk, in_charge=by, closed_at=None).update(closed_at=at) != 1:
        raise Refused("case_is_closed")
    record(facts.Closed(incident.pk, by.pk), at=at, by=by)


def _check_in_charge(incident: Incident, *, by: Person) -> None:
    now = _now(incident)
    rules.check_in_charge(in_charge_id=now.in_charge_id, in_charge=_name(now.in_charge), by_id=by.pk)


def _now(incident: Incident) -> Incident:
    return Incident.objects.select_related("in_charge").get(pk=incident.pk)


def _name(person: Person | None) -> str | None:
    return person.name if person else None
