"""What one can do with places: add one, call it something else."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.places.facts import PlaceAdded, PlaceRenamed
from regie.places.models import Place
from regie.refusal import Refused


@transaction.atomic
def add_place(*, organisation, kind, name, at: datetime, by=None, parent=None, address="") -> Place:
    """A new spot within `parent`, or a new site of the organisation."""
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


def _check_name_is_free(organisation, parent, name, *, but=None) -> None:
    """Two spots with one name in one place would send people to the wrong door."""
    same = Place.objects.filter(organisation=organisation, parent=parent, name=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused("place_name_taken", name=name)
