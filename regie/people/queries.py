"""Who holds which role where."""

from django.db.models import Q, QuerySet

from regie.people.models import Person
from regie.people.rules import roles_for
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
