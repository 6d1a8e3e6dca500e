"""Keep a record as it is, for a reason, until somebody says that it may go."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.privacy import facts
from regie.privacy.models import LegalHold
from regie.refusal import Refused
from regie.visits.models import Visit


@transaction.atomic
def hold(
    row: Incident | Person | Visit, *, reason: str, until: date | None, at: datetime, by: Person
) -> LegalHold:
    """Nobody erases this case, this colleague who left or this visit as long as it is held."""
    if not reason.strip():
        raise Refused("hold_needs_reason")
    # One whose last day is over has ended by itself.
    over = row.holds.filter(ended_at=None, until__lt=at.astimezone(LOCAL).date())  # type: ignore[misc,union-attr]
    over.update(ended_at=at)
    held: dict[str, Any] = {_column(row): row, "organisation": row.organisation}
    try:
        with transaction.atomic():
            made = LegalHold.objects.create(reason=reason.strip(), until=until, at=at, by=by, **held)
    except IntegrityError as problem:
        raise Refused("held_already") from problem
    record(facts.HoldPlaced(made.pk, made.incident_id), at=at, by=by)
    return made


def _column(row: Incident | Person | Visit) -> str:
    if isinstance(row, Person):
        return "about"
    return "visit" if isinstance(row, Visit) else "incident"


@transaction.atomic
def lift_hold(held: LegalHold, *, at: datetime, by: Person) -> None:
    """From now on its clocks decide again."""
    if LegalHold.objects.filter(pk=held.pk, ended_at=None).update(ended_at=at, ended_by=by) != 1:
        raise Refused("held_no_more")
    record(facts.HoldLifted(held.pk, held.incident_id), at=at, by=by)
