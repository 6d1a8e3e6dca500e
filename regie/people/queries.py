"""Who holds which role where, and whom an administrator looks after."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from regie.partners.models import Organisation
from regie.people.models import Assignment, Person
from regie.people.rules import Held, carrying, roles_for
from regie.places.models import Place


def who_may(permission: str, *, organisation_id: int, place: Place | None) -> QuerySet[Person]:
    """Active people whose role carries `permission` in this organisation at this place."""
    where = Q(assignments__place=None)
    if place:
        where |= Q(assignments__place_id__in=place.ids_upward)
    return (
        Person.objects.active()
        .filter(where, assignments__role__in=roles_for(permission), assignments__organisation=organisation_id)
        .distinct()
    )


def with_roles(people: Iterable[Person]) -> list[Person]:
    """The same people; what each of the active ones holds is read in one question instead of one each."""
    found = list(people)
    held: dict[int, list[Held]] = {person.pk: [] for person in found if person.is_active}
    for number, one in Assignment.objects.filter(person__in=list(held)).fitting():
        held[number].append(one)
    for person in found:
        person.__dict__["held"] = tuple(held.get(person.pk, ()))
    return found


def organisations_of(person: Person, permission: str) -> QuerySet[Organisation]:
    """The organisations in the whole of which this person holds a permission."""
    whole = [held.organisation_id for held in carrying(person.held, permission) if held.path is None]
    return Organisation.objects.filter(pk__in=whole).order_by("name")


def staff_of(administrator: Person) -> QuerySet[Person]:
    """The people whose data this administrator keeps: those of the own organisations."""
    return Person.objects.filter(organisation__in=organisations_of(administrator, "people.change"))


def colleagues_of(administrator: Person) -> QuerySet[Person]:
    """Everybody in the chain with their roles, because one may get a role at a partner."""
    roles = Prefetch("assignments", queryset=Assignment.objects.select_related("organisation", "place"))
    return (
        Person.objects.visible_to(administrator)
        .distinct()
        .select_related("organisation")
        .prefetch_related(roles)
        .order_by("name", "pk")
    )


def roles_given_by(administrator: Person) -> QuerySet[Assignment]:
    """The roles that this administrator may take: those in the own organisations."""
    return Assignment.objects.filter(organisation__in=organisations_of(administrator, "people.change"))


def places_of(administrator: Person) -> QuerySet[Place]:
    """Where this administrator may give a role."""
    own = organisations_of(administrator, "people.change")
    return Place.objects.in_use().filter(organisation__in=own)  # type: ignore[no-any-return]


def known_of(person: Person) -> dict[str, Any]:
    """What an administrator can correct, as it is now."""
    mail = person.contact_points.filter(channel="email").first()
    return {
        "name": person.name,
        "job_title": person.job_title,
        "guard_diploma": person.guard_diploma,
        "email": mail.address if mail else "",
    }


def workplace_of(person: Person) -> Place | None:
    """The one place where this person has a role; nobody knows where somebody with several is."""
    places = list(Place.objects.filter(pk__in=person.assignments.values("place")).distinct()[:2])
    return places[0] if len(places) == 1 else None
