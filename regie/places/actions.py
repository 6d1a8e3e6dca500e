"""What one can do with places: add one, call it something else, close it, use it again."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.places import rules
from regie.places.facts import PlaceAdded, PlaceClosed, PlaceOpened, PlaceRenamed
from regie.places.models import Place
from regie.places.queries import hanging_on
from regie.refusal import Refused


@transaction.atomic
def add_place(*, organisation, kind, name, at: datetime, by=None, parent=None, address="") -> Place:
    """A new spot within `parent`, or a new site of the organisation."""
    rules.check_adding(inside_closed=parent is not None and parent.closed_at is not None)
    _check_name_is_free(organisation, parent, name)
    place = Place.objects.create(
        organisation=organisation, parent=parent, kind=kind, name=name, address=address
    )
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    Place.objects.filter(pk=place.pk).update(path=place.path)
    record(PlaceAdded(place.pk, kind), at=at, by=by)
    return place


@transaction.atomic
def rename_place(place, *, name, at: datetime, by, address="") -> None:
    """Call a spot something else; alarms and incidents of before keep the words of then."""
    _check_name_is_free(place.organisation, place.parent, name, but=place)
    Place.objects.filter(pk=place.pk).update(name=name, address=address)
    record(PlaceRenamed(place.pk), at=at, by=by)


@transaction.atomic
def close_place(place, *, at: datetime, by) -> None:
    """Use a spot no more: nobody can choose it from now on, and what happened there stays."""
    rules.check_closing(hanging_on(place), closed=place.closed_at is not None)
    won = Place.objects.in_use().filter(pk=place.pk).update(closed_at=at)
    rules.check_closing({}, closed=won != 1)
    record(PlaceClosed(place.pk), at=at, by=by)


@transaction.atomic
def open_place(place, *, at: datetime, by) -> None:
    """Use a spot again that was closed."""
    inside_closed = place.parent is not None and place.parent.closed_at is not None
    rules.check_opening(closed=place.closed_at is not None, inside_closed=inside_closed)
    Place.objects.filter(pk=place.pk).update(closed_at=None)
    record(PlaceOpened(place.pk), at=at, by=by)


def _check_name_is_free(organisation, parent, name, *, but=None) -> None:
    """Two spots with one name in one place would send people to the wrong door."""
    same = Place.objects.filter(organisation=organisation, parent=parent, name=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused("place_name_taken", name=name)
