"""Complete a telling, question by question: the circumstances, the tiles, and the damage by item."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import Behaviour, Circumstances, DamageItem, Incident
from regie.journal.actions import record
from regie.people.models import Person


@transaction.atomic
def tell_circumstances(
    incident: Incident,
    answers: Mapping[str, Any],
    *,
    at: datetime,
    by: Person,
    behaviours: Iterable[str] = (),
) -> Circumstances:
    """Write these answers; what was told before and is not asked now stays. Tiles are added and never taken away."""
    _check_open(incident)
    told, _new = Circumstances.objects.update_or_create(
        incident=incident, defaults={**answers, "told_by": by, "told_at": at}
    )
    for kind in behaviours:
        Behaviour.objects.get_or_create(incident=incident, kind=kind)
    record(facts.Completed(incident.pk, by.pk), at=at, by=by)
    return told


@transaction.atomic
def add_damage(
    incident: Incident,
    *,
    what: str,
    kind: str,
    owner: str,
    amount_cents: int | None,
    at: datetime,
    by: Person,
) -> DamageItem:
    """One thing that was damaged; what it costs may come later."""
    _check_open(incident)
    rules.check_damage(what=what, amount_cents=amount_cents)
    made = incident.damage_items.create(
        what=what.strip()[:160], kind=kind, owner=owner, amount_cents=amount_cents, told_by=by, told_at=at
    )
    record(facts.Completed(incident.pk, by.pk), at=at, by=by)
    return made


def _check_open(incident: Incident) -> None:
    incident.refresh_from_db(fields=["reported_at", "closed_at"])
    rules.check_open(reported=incident.reported_at is not None, closed=incident.closed_at is not None)
