"""Everything that a shape could want of one case, under the names of `rules.shapes`; the table there picks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.register.queries.police import police_of


def whole(cases: QuerySet[Incident]) -> QuerySet[Incident]:
    """The cases with everything that `record_of` reads."""
    return cases.select_related(
        "organisation", "place", "affected", "originator", "circumstances"
    ).prefetch_related(
        "behaviours", "acts", "additions", "classifications", "damage_items", "parties__person__organisation"
    )


def record_of(incident: Incident) -> dict[str, Any]:
    """One case as text and plain values."""
    return {**exchanged(incident), **police_of(incident)}


def exchanged(incident: Incident) -> dict[str, Any]:
    """What another register takes over; nobody's name is unsealed for it."""
    judged = next((one for one in incident.classifications.all() if one.superseded_at is None), None)
    return {
        "source_id": incident.reference, "happened_at": _moment(incident.happened_at),
        "reported_at": _moment(incident.reported_at), "closed_at": _moment(incident.closed_at),
        "place": incident.place_words, "behaviours": [one.kind for one in incident.behaviours.all()],
        "story": incident.story,
        "facts": [
            {"words": act.words, "happened_at": _moment(act.happened_at), "source": act.source}
            for act in incident.acts.all()
        ],
        "additions": [
            {"about": one.about, "at": _moment(one.at), "text": one.text} for one in incident.additions.all()
        ],
        "outcome": judged.outcome if judged else "",
        "norm_classes": list(judged.norm_classes) if judged else [],
    }  # fmt: skip


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(LOCAL).isoformat(timespec="seconds") if at else None


def cases_to_exchange(person: Person) -> QuerySet[Incident]:
    """The told cases of the organisations in the whole of which this person may give them out."""
    return (
        Incident.objects.open_to(person, "register.exchange")
        .filter(pk__in=Incident.objects.readable_by(person).values("pk"), reported_at__isnull=False)
        .order_by("pk")
    )
