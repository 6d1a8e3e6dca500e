"""What one can do with places: add one."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.places.facts import PlaceAdded
from regie.places.models import Place


@transaction.atomic
def add_place(*, organisation, kind, name, at: datetime, by=None, parent=None, address="") -> Place:
    """A new spot within `parent`, or a new site of the organisation."""
    place = Place.objects.create(
        organisation=organisation, parent=parent, kind=kind, name=name, address=address
    )
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    Place.objects.filter(pk=place.pk).update(path=place.path)
    record(PlaceAdded(place.pk, kind), at=at, by=by)
    return place
