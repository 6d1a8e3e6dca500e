"""Which incidents, places, colleagues and complaints are somebody's to choose from."""

from django.db.models import F, Q, QuerySet

from regie.incidents.models import Complaint, Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import who_may, workplace_of
from regie.places.models import Place


def waiting_for_words(person: Person) -> QuerySet[Incident]:
    """The incidents that nobody told yet and that this person may tell: asked, affected, or by role."""
    untold = Incident.objects.filter(reported_at=None)
    by_role = person.reach("incidents.read", organisation="organisation", place="place")
    return untold.filter(Q(asked=person) | Q(affected=person) | by_role)


def sites_in_register(person: Person) -> QuerySet[Place]:
    """The sites to choose from: those of the chain, also those that were closed since."""
    return _places_of_chain(person).filter(kind=Place.Kind.SITE)


def places_known_to(person: Person) -> QuerySet[Place]:
    """Where something can have happened now: the own organisation and those in the same covenant."""
    return _places_of_chain(person).in_use()  # type: ignore[attr-defined, no-any-return]


def _places_of_chain(person: Person) -> QuerySet[Place]:
    chain = Organisation.objects.filter(
        Q(pk=person.organisation_id) | Q(covenants__members=person.organisation_id)
    )
    return Place.objects.filter(organisation__in=chain)


def people_known_to(person: Person) -> QuerySet[Person]:
    """The colleagues for whom one can report."""
    return Person.objects.visible_to(person).active().exclude(pk=person.pk).order_by("name")


def readers_near(person: Person) -> list[Person]:
    """Who would read what this person reports, because of a role where they work; never that person."""
    place = workplace_of(person)
    able = who_may("incidents.read", organisation_id=person.organisation_id, place=place)
    return list(able.exclude(pk=person.pk).order_by("name"))


def complaints_for(person: Person) -> QuerySet[Complaint]:
    """The complaints that this person may answer: what waits first, the oldest on top, then what was answered."""
    known = Complaint.objects.open_to(person).select_related("incident", "handler", "forwarded_by")
    return known.order_by(F("answered_at").desc(nulls_first=True), "forwarded_at")
