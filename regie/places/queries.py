"""Which places an administrator keeps, as a tree that reads from the door inwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regie.partners.models import Organisation
from regie.places.models import Place

# What later rooms hang on a place: the code of the refusal, and by what name it hangs there. `regie.flow` fills it.
HANGING: dict[str, Callable[[Place], list[str]]] = {}

# Lies in no site, so only a role for a whole organisation covers it.
EVERYWHERE = Place(path="/")


@dataclass(frozen=True)
class Spot:
    """One place in the tree, and how deep it lies."""

    place: Place
    depth: int


def kept_by(person: Any) -> QuerySet[Place]:
    """The places that this person may change: in a whole organisation, or below one place."""
    covered = person.reach("places.change", organisation="organisation", place="")
    return Place.objects.filter(covered).select_related("organisation", "parent")


def tree_of(person: Any) -> list[tuple[Organisation, list[Spot]]]:
    """Per organisation its sites, each followed by what lies in it."""
    trees: dict[Organisation, list[Spot]] = {}
    places = sorted(kept_by(person), key=lambda place: (place.organisation.name, place.ids_upward))
    for place in places:
        trees.setdefault(place.organisation, []).append(Spot(place, len(place.ids_upward)))
    return list(trees.items())


def organisations_of(person: Any) -> QuerySet[Organisation]:
    """The organisations to which this person may add a site: those that the permission covers whole."""
    own = {held.organisation_id for held in person.held}
    whole = [pk for pk in own if person.may("places.change", at=EVERYWHERE, organisation_id=pk)]
    return Organisation.objects.filter(pk__in=whole).order_by("name")


def places_in_words(places: QuerySet[Place]) -> list[tuple[int, str]]:
    """Each place by id and in words, the spot first, in the order of the building."""
    # By number and not by letter: floor 10 comes after floor 9.
    rows = sorted(places, key=lambda place: place.ids_upward)
    names = {place.pk: place.name for place in rows}
    return [
        (place.pk, ", ".join(names[one] for one in reversed(place.ids_upward) if one in names))
        for place in rows
    ]


def hanging_on(place: Place) -> dict[str, list[str]]:
    """Why this place cannot be closed: by the code of the refusal, the names of what hangs on it."""
    parts = list(place.parts.filter(closed_at=None).values_list("name", flat=True))
    return {"place_has_parts": parts, **{code: names(place) for code, names in HANGING.items()}}
