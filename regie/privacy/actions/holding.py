"""Keep a case as it is, for a reason, until somebody says that it may go."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.privacy import facts
from regie.privacy.models import LegalHold
from regie.refusal import Refused


@transaction.atomic
def hold(incident: Incident, *, reason: str, until: date | None, at: datetime, by: Person) -> LegalHold:
    """Nobody erases this case as long as it is held."""
    if not reason.strip():
        raise Refused("hold_needs_reason")
    # One whose last day is over has ended by itself.
    incident.holds.filter(ended_at=None, until__lt=at.date()).update(ended_at=at)
    try:
        with transaction.atomic():
            made = incident.holds.create(
                organisation=incident.organisation, reason=reason.strip(), until=until, at=at, by=by
            )
    except IntegrityError as problem:
        raise Refused("held_already") from problem
    record(facts.HoldPlaced(made.pk, incident.pk), at=at, by=by)
    return made


@transaction.atomic
def lift_hold(held: LegalHold, *, at: datetime, by: Person) -> None:
    """From now on its clocks decide again."""
    if LegalHold.objects.filter(pk=held.pk, ended_at=None).update(ended_at=at, ended_by=by) != 1:
        raise Refused("held_no_more")
    record(facts.HoldLifted(held.pk, held.incident_id), at=at, by=by)
