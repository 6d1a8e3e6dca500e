"""Which incidents somebody sees in the register, and how each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from regie.incidents import rules, words
from regie.incidents.models import Classification, Complaint, Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.rules import LOCAL


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; empty means everything."""

    state: str = ""
    place_id: int | None = None
    since: date | None = None
    until: date | None = None
    mine: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the register; `readable` says whether the case opens, or only the reporter's page."""

    id: int
    reference: str
    head: str
    happened_at: datetime
    state: rules.State
    says: str
    in_charge: str
    readable: bool


def register(person: Person, filters: Filters | None = None) -> QuerySet[Incident]:
    """The incidents that this person may see, the latest first."""
    filters = filters or Filters()
    judged = Classification.objects.counting().filter(incident=OuterRef("pk"))
    readable = Incident.objects.readable_by(person).filter(pk=OuterRef("pk"))
    found = Incident.objects.visible_to(person).annotate(judged=Exists(judged), readable=Exists(readable))
    found = found.filter(_in_state(filters.state), _in_period(filters))
    if filters.place_id:
        place = Place.objects.filter(pk=filters.place_id).first()
        found = found.filter(place__path__startswith=place.path) if place else found.none()
    if filters.mine:
        found = found.filter(in_charge=person)
    return found.select_related("in_charge").prefetch_related("behaviours")


def _in_state(state: str) -> Q:
    told = Q(reported_at__isnull=False, closed_at=None)
    wanted = {
        rules.State.WAITS_FOR_REPORT: Q(reported_at=None, closed_at=None),
        rules.State.WAITS_FOR_CLASSIFICATION: told & Q(judged=False),
        rules.State.IN_HAND: told & Q(judged=True),
        rules.State.CLOSED: Q(closed_at__isnull=False),
    }
    return wanted.get(rules.State(state), Q()) if state in set(rules.State) else Q()


def _in_period(filters: Filters) -> Q:
    """Whole days, where the people are."""
    period = Q()
    if filters.since:
        period &= Q(happened_at__gte=datetime.combine(filters.since, time.min, tzinfo=LOCAL))
    if filters.until:
        period &= Q(
            happened_at__lt=datetime.combine(filters.until + timedelta(days=1), time.min, tzinfo=LOCAL)
        )
    return period


def rows(incidents: Iterable[Any]) -> list[Row]:
    """The lines of one page of `register`, whose rows know besides whether they are judged and readable."""
    return [_row(incident) for incident in incidents]


def _row(incident: Any) -> Row:
    state = rules.state(
        reported=incident.reported_at is not None,
        classified=incident.judged,
        closed=incident.closed_at is not None,
    )
    return Row(
        id=incident.pk, reference=incident.reference, happened_at=incident.happened_at, state=state,
        head=words.head(incident),
        says=str(words.STATES[state]), in_charge=incident.in_charge.name if incident.in_charge else "",
        readable=incident.readable,
    )  # fmt: skip


def waiting_for_words(person: Person) -> QuerySet[Incident]:
    """The incidents that nobody told yet and that this person may tell: asked, affected, or by role."""
    untold = Incident.objects.filter(reported_at=None)
    by_role = person.reach("incidents.read", organisation="organisation", place="place")
    return untold.filter(Q(asked=person) | Q(affected=person) | by_role)


def sites_in_register(person: Person) -> QuerySet[Place]:
    """The sites to choose from: those of the chain."""
    return places_known_to(person).filter(kind=Place.Kind.SITE)


def places_known_to(person: Person) -> QuerySet[Place]:
    """The places of the own organisation and of those in the same covenant."""
    chain = Organisation.objects.filter(
        Q(pk=person.organisation_id) | Q(covenants__members=person.organisation_id)
    )
    return Place.objects.filter(organisation__in=chain)


def people_known_to(person: Person) -> QuerySet[Person]:
    """The colleagues for whom one can report."""
    return Person.objects.visible_to(person).active().exclude(pk=person.pk).order_by("name")


def complaints_for(person: Person) -> QuerySet[Complaint]:
    """The complaints that this person may answer: what waits first, the oldest on top, then what was answered."""
    known = Complaint.objects.open_to(person).select_related("incident", "handler", "forwarded_by")
    return known.order_by(F("answered_at").desc(nulls_first=True), "forwarded_at")
