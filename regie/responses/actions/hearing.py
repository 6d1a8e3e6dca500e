"""Keep how the citizen could tell their side."""

from datetime import date, datetime

from django.db import transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.models import Hearing
from regie.responses.queries import day_of


@transaction.atomic
def hear(
    incident: Incident,
    *,
    kind: str,
    held_on: date,
    notes: str,
    at: datetime,
    by: Person,
    cautioned: bool = False,
) -> Hearing:
    """What the citizen said, or why they could not be heard first; `afterwards` names the day of the offer."""
    rules.check_hearing(rules.Heard(kind, held_on, notes), on=day_of(at))
    hearing = Hearing.objects.create(
        incident=incident,
        kind=kind,
        held_on=held_on,
        notes=notes.strip(),
        cautioned=cautioned,
        person=by,
        at=at,
    )
    record(facts.Heard(hearing.pk, incident.pk, kind), at=at, by=by)
    return hearing
