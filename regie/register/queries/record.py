"""Everything that a shape could want of one case, under the names of `rules.shapes`; the table there picks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from regie.incidents import words
from regie.incidents.models import Addition, Behaviour, Incident
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.rules import LOCAL

About = Addition.About


def whole(cases: QuerySet[Incident]) -> QuerySet[Incident]:
    """The cases with everything that `record_of` reads."""
    return cases.select_related("organisation", "place", "affected", "originator").prefetch_related(
        "behaviours", "acts", "additions", "classifications"
    )


def record_of(incident: Incident) -> dict[str, Any]:
    """One case as text and plain values."""
    return {**_exchanged(incident), **_seven_ws(incident), **_people(incident)}


def _exchanged(incident: Incident) -> dict[str, Any]:
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


def _seven_ws(incident: Incident) -> dict[str, Any]:
    """Wie, wat, waar, waarmee, op welke wijze, wanneer, waarom: as the police asks them."""
    seen = [str(Behaviour.Kind(one.kind).label) for one in incident.behaviours.all()]
    said = [f"{act.words} ({act.source})" for act in incident.acts.all()]
    return {
        "reference": incident.reference, "organisation": incident.organisation.name,
        "public_task": _("ja: gericht tegen iemand met een publieke taak"),
        "chosen_address": chosen_address(incident), "what": [words.listed(seen), *said],
        "where": incident.where, "with_what": _told(incident, About.WITH_WHAT), "how": [incident.story],
        "when": words.moment(incident.happened_at), "why": _told(incident, About.CAUSE),
        "witnesses": _told(incident, About.WITNESS), "damage": _told(incident, About.DAMAGE),
    }  # fmt: skip


def _told(incident: Incident, about: str) -> list[str]:
    return [one.text for one in incident.additions.all() if one.about == about]


def chosen_address(incident: Incident) -> str:
    """Where the employee can be reached for the police: the work, with its address; never a home."""
    site = Place.objects.filter(pk=incident.place.site_id).first() if incident.place else None
    address = site.address if site else ""
    return ", ".join(
        filter(None, [incident.organisation.name, address or _("adres van de locatie: niet vastgelegd")])
    )


def _people(incident: Incident) -> dict[str, Any]:
    citizen = incident.originator.known if incident.originator else {}
    known = [citizen.get("name"), citizen.get("birth_date"), citizen.get("case_number")]
    return {
        "who": ", ".join(filter(None, known)) or _("onbekend"),
        "employee": incident.affected.name if incident.affected else "",
        "employee_number": _("medewerker in zaak %(reference)s") % {"reference": incident.reference},
    }


def cases_to_exchange(person: Person) -> QuerySet[Incident]:
    """The told cases of the organisations in the whole of which this person may give them out."""
    return (
        Incident.objects.open_to(person, "register.exchange")
        .filter(pk__in=Incident.objects.readable_by(person).values("pk"), reported_at__isnull=False)
        .order_by("pk")
    )
