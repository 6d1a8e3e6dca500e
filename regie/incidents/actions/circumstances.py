"""Complete a telling, question by question: the circumstances, the tiles, and the damage by item."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import Behaviour, Circumstances, DamageItem, Incident
from regie.journal.actions import record
from regie.people.models import Person

TILES = ("behaviours", "taken_back")


@transaction.atomic
def tell_circumstances(
    incident: Incident,
    answers: Mapping[str, Any],
    *,
    at: datetime,
    by: Person,
) -> Circumstances:
    """Write these answers; what was told before and is not asked now stays.

    `behaviours` are tiles that are added; those `taken_back` were a mistake, as who told it or has the regie says,
    and the story shows it.
    """
    _check_open(incident)
    _take_back(incident, answers.get("taken_back", ()), at=at, by=by)
    said = {name: answer for name, answer in answers.items() if name not in TILES}
    told, _new = Circumstances.objects.update_or_create(
        incident=incident, defaults={**said, "told_by": by, "told_at": at}
    )
    for kind in answers.get("behaviours", ()):
        Behaviour.objects.get_or_create(incident=incident, kind=kind)
    record(facts.Completed(incident.pk, by.pk), at=at, by=by)
    return told


def _take_back(incident: Incident, kinds: Collection[str], *, at: datetime, by: Person) -> None:
    there = {one.kind for one in incident.behaviours.all()}
    wrong = there.intersection(kinds)
    if not wrong:
        return
    incident.refresh_from_db(fields=["reporter", "in_charge", "story"])
    rules.check_taking_back(by_id=by.pk, able={incident.reporter_id, incident.in_charge_id})
    rules.check_told(story=incident.story, behaviours=there - wrong)
    incident.behaviours.filter(kind__in=wrong).delete()
    for kind in sorted(wrong):
        record(facts.BehaviourTakenBack(incident.pk, kind), at=at, by=by)


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
