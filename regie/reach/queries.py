"""Which outlets there are, which carries what, and what the last test of each said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import organisations_of
from regie.reach import words
from regie.reach.models import Outlet, Trial


@dataclass(frozen=True)
class OutletRow:
    """One outlet with what its last test said."""

    outlet: Outlet
    kind: str
    carries: str
    trial: Trial | None


def outlets_of(person: Person) -> list[OutletRow]:
    """The outlets in use that this person keeps, each with its last test."""
    found = list(Outlet.objects.in_use().kept_by(person).select_related("organisation"))
    last: dict[int, Trial] = {}
    for trial in Trial.objects.filter(outlet__in=found, person=None).order_by("pk"):
        last[trial.outlet_id or 0] = trial
    return [OutletRow(one, words.kind(one.kind), words.carries(one.about), last.get(one.pk)) for one in found]


def organisations_kept_by(person: Person) -> QuerySet[Organisation]:
    """For whom this person may set up an outlet: a role for one place is not enough."""
    return organisations_of(person, "devices.change")


def outlets_for(organisation_ids: Iterable[int]) -> list[Outlet]:
    """Those in use of these organisations, oldest first: the first that carries a way is the one that is used."""
    return list(Outlet.objects.in_use().filter(organisation__in=list(organisation_ids)).order_by("pk"))
