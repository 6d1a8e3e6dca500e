"""Which precautions hold where somebody stands, who a typed name could be, and what was logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from regie.letters.queries import handed_over_on
from regie.people.models import Person
from regie.people.rules import carrying
from regie.places.models import Place
from regie.responses.models import Measure
from regie.responses.queries import day_of
from regie.visitors import rules

LOOK, LOG = "visitors.look", "interventions.log"


@dataclass(frozen=True)
class Precaution:
    """What a door must know of one person: how they are called, what holds, until when, what they may do."""

    id: int
    name: str
    kind: str
    where: str
    until: date | None
    stays_open: tuple[str, ...]
    certainty: rules.Certainty | None = None


def measures_at_the_door(person: Person, *, at: datetime) -> QuerySet[Measure]:
    """What holds today at the sites where this person stands; nothing of what is over or was lifted."""
    here = Q(pk__in=[])
    for held in carrying(person.held, LOOK):
        if held.path is None:
            here |= Q(incident__organisation=held.organisation_id)
        else:
            # A ban holds for the whole site, so a role at one counter of it is enough.
            here |= Q(incident__place__path__startswith=f"/{held.path.strip('/').split('/')[0]}/")
    rows = Measure.objects.in_force(day_of(at)).filter(here, kind__in=rules.AT_THE_DOOR)
    return rows.exclude(incident__originator=None).select_related("incident__originator").distinct()


def precautions(person: Person, *, at: datetime) -> list[Precaution]:
    """The list at the door, by name."""
    found = (precaution(one) for one in measures_at_the_door(person, at=at))
    return sorted((one for one in found if one.name), key=lambda one: one.name.casefold())


def precaution(measure: Measure, certainty: rules.Certainty | None = None) -> Precaution:
    """Only what the door needs: no facts, no reasons, no history."""
    originator = measure.incident.originator
    return Precaution(
        id=measure.pk,
        name=originator.label if originator else "",
        kind=measure.kind,
        where=measure.where,
        until=measure.ends_on,
        stays_open=tuple(line.strip() for line in measure.stays_open.splitlines() if line.strip()),
        certainty=certainty,
    )


def hits(person: Person, *, name: str, second: str, at: datetime) -> list[Precaution]:
    """Who it could be, each with how sure that is; a name alone says no more than possible."""
    found = []
    for measure in measures_at_the_door(person, at=at):
        originator = measure.incident.originator
        if originator and rules.resembles(name, originator.label):
            sure = rules.certainty(
                second, birth_date=originator.birth_date, reference=measure.incident.reference
            )
            found.append(precaution(measure, sure))
    return sorted(
        found, key=lambda one: list(rules.Certainty).index(one.certainty or rules.Certainty.POSSIBLE)
    )


def ban_known(measure: Measure | None, *, happened_at: datetime) -> dict[str, Any]:
    """Whether a written ban was in force at that moment, and since when the citizen surely had it."""
    if measure is None or measure.kind != "building_ban":
        return {"ban_in_force": False, "ban_handed_over_on": None}
    holds = Measure.objects.in_force(day_of(happened_at)).filter(pk=measure.pk).exists()
    given = handed_over_on(measure)
    return {
        "ban_in_force": holds,
        "ban_handed_over_on": given if holds and given and given <= day_of(happened_at) else None,
    }


def places_to_log(person: Person) -> Iterable[Place]:
    """Where this person may write down an intervention: the sites of their roles, and everything in them."""
    inside = Q(pk__in=[])
    for held in carrying(person.held, LOG):
        if held.path is None:
            inside |= Q(organisation=held.organisation_id)
        else:
            inside |= Q(path__startswith=f"/{held.path.strip('/').split('/')[0]}/")
    return Place.objects.filter(inside).order_by("path")
