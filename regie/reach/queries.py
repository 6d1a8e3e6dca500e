"""Which outlets there are, which carries what, and what the last test of each said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from regie.channels import DIRECT, KEPT_OPEN
from regie.journal.queries import signs_of_life
from regie.partners.models import Organisation
from regie.people.models import ContactPoint, Person
from regie.people.queries import organisations_of
from regie.reach import words
from regie.reach.models import Outlet, Trial

# What is said of a way that nothing carries.
NO_PROVIDER = "no outlet carries this"


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
    for trial in Trial.objects.tests().filter(outlet__in=found, person=None).order_by("pk"):
        last[trial.outlet_id or 0] = trial
    return [OutletRow(one, words.kind(one.kind), words.carries(one.about), last.get(one.pk)) for one in found]


def organisations_kept_by(person: Person) -> QuerySet[Organisation]:
    """For whom this person may set up an outlet: a role for one place is not enough."""
    return organisations_of(person, "devices.change")


def outlets_for(organisation_ids: Iterable[int]) -> list[Outlet]:
    """Those in use of these organisations, oldest first: the first that carries a way is the one that is used."""
    return list(Outlet.objects.in_use().filter(organisation__in=list(organisation_ids)).order_by("pk"))


def carrier_of(channel: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The first of these that carries this way to a person."""
    return next((outlet for outlet in outlets if outlet.carries(channel)), None)


def outlets_for_person(person: Person) -> list[Outlet]:
    """Those of every organisation for which or in whose building this person works: what an alarm would use."""
    own = person.organisation_id
    roles = person.assignments.values_list("organisation", "place__organisation")
    works_for = {own, *(pk for role in roles for pk in role if pk)}
    return sorted(outlets_for(works_for), key=lambda outlet: outlet.organisation_id != own)


@dataclass(frozen=True)
class WayRow:
    """One way to a person, whether anything carries it, and the last test of it."""

    point: ContactPoint
    channel: str
    shown: str
    carried: bool
    trial: Trial | None


def ways_of(person: Person) -> list[WayRow]:
    """Every way to this person in the order in which they are used."""
    outlets = outlets_for_person(person)
    last = {trial.point_id: trial for trial in Trial.objects.tests().filter(person=person).order_by("pk")}
    return [
        WayRow(
            point, words.channel(point.channel), _shown(point),
            point.channel in DIRECT or carrier_of(point.channel, outlets) is not None,
            last.get(point.pk),
        )
        for point in person.contact_points.order_by("rung", "pk")
    ]  # fmt: skip


def _shown(point: ContactPoint) -> str:
    """A browser's address says nothing to a person; its name does."""
    return point.name or words.channel("push") if point.channel == "push" else point.address


def addable(person: Person) -> list[tuple[str, str]]:
    """The ways that this person can add by typing a number: those that something carries."""
    outlets = outlets_for_person(person)
    return [(one, words.channel(one)) for one in ("sms", "voice", "pager") if carrier_of(one, outlets)]


HEARTBEAT = timedelta(seconds=10)


def kept_open() -> QuerySet[Outlet]:
    """The lines that must stay open."""
    return Outlet.objects.in_use().filter(kind__in=KEPT_OPEN)


def silent_lines(*, at: datetime) -> list[Outlet]:
    """Those from which nothing was heard for two heartbeats."""
    lines = list(kept_open())
    if not lines:
        return []
    heard = signs_of_life()
    return [one for one in lines if one.part not in heard or at - heard[one.part].at > 2 * HEARTBEAT]
