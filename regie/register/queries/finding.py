"""Which incidents somebody finds in the register, a page at a time, and how each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from regie.incidents import rules as incidents
from regie.incidents import words
from regie.incidents.models import Behaviour, Classification, Incident
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.rules import LOCAL
from regie.register.queries import roads
from regie.register.rules import Cursor

Key = tuple[datetime, int]
A_PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; empty means everything."""

    words: str = ""
    state: str = ""
    place_id: int | None = None
    behaviour: str = ""
    charge_id: int | None = None
    since: date | None = None
    until: date | None = None
    mine: bool = False
    waiting: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the register; `readable` says whether the case opens, or only the reporter's page."""

    id: int
    reference: str
    head: str
    happened_at: datetime
    state: incidents.State
    says: str
    in_charge: str
    readable: bool


@dataclass(frozen=True)
class Found:
    """One page; the first one counts its rows, and `is_more` says that there are others. To count all takes long."""

    rows: list[Row]
    older: Cursor | None
    newer: Cursor | None
    count: int | None
    is_more: bool


def find(
    person: Person, filters: Filters | None = None, *, before: Cursor | None = None,
    after: Cursor | None = None, size: int = A_PAGE,
) -> Found:  # fmt: skip
    """The page below `before`, or the one above `after`; the latest first."""
    filters = filters or Filters()
    ways = _ways(person, filters)
    counts = not (before or after)
    keys = _keys(ways, before=before, after=after, most=size + 1)
    rest = len(keys) > size
    shown = sorted(keys[:size], reverse=True)
    return Found(
        rows=_rows(shown, person),
        older=Cursor(*shown[-1]) if shown and (rest or after) else None,
        newer=Cursor(*shown[0]) if shown and (before or (after and rest)) else None,
        count=len(shown) if counts else None,
        is_more=rest,
    )


def _ways(person: Person, filters: Filters) -> list[roads.Way]:
    """Where to look: the narrowest road that the filters open, else those to everything that this person sees."""
    narrowed = _narrowed(person, filters)
    if filters.words.strip():
        ways = roads.to_words(filters.words, person=person)
        return [(found.filter(narrowed), along) for found, along in ways]
    visible = Incident.objects.visible_to(person).filter(narrowed)
    return [(visible, _along(person, filters))]


def _along(person: Person, filters: Filters) -> list[Q]:
    if filters.waiting:
        return roads.to_what_waits_for(person)
    if filters.mine:
        return [Q(in_charge=person)]
    if filters.charge_id:
        return [Q(in_charge=filters.charge_id)]
    if filters.place_id and person.may("incidents.read"):
        return roads.to_places(_inside(filters.place_id))
    return roads.to_cases_of(person)


def _inside(place_id: int) -> QuerySet[Place]:
    chosen = Place.objects.filter(pk=place_id).first()
    return Place.objects.filter(path__startswith=chosen.path) if chosen else Place.objects.none()


def _narrowed(person: Person, filters: Filters) -> Q:
    """Everything that was asked besides the words, whichever road is taken."""
    narrowed = _in_state(filters.state) & _in_period(filters)
    if filters.behaviour:
        told = Behaviour.objects.filter(incident=OuterRef("pk"), kind=filters.behaviour)
        narrowed &= Q(Exists(told))
    if filters.place_id:
        narrowed &= Q(place__in=list(_inside(filters.place_id).values_list("pk", flat=True)))
    if filters.charge_id:
        narrowed &= Q(in_charge=filters.charge_id)
    if filters.mine:
        narrowed &= Q(in_charge=person)
    if filters.waiting:
        narrowed &= reduce(or_, roads.to_what_waits_for(person))
    return narrowed


def _in_state(state: str) -> Q:
    judged = Q(Exists(Classification.objects.counting().filter(incident=OuterRef("pk"))))
    told = Q(reported_at__isnull=False, closed_at=None)
    wanted = {
        incidents.State.WAITS_FOR_REPORT: Q(reported_at=None, closed_at=None),
        incidents.State.WAITS_FOR_CLASSIFICATION: told & ~judged,
        incidents.State.IN_HAND: told & judged,
        incidents.State.CLOSED: Q(closed_at__isnull=False),
    }
    return wanted.get(incidents.State(state), Q()) if state in set(incidents.State) else Q()


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


def _keys(ways: list[roads.Way], *, before: Cursor | None, after: Cursor | None, most: int) -> list[Key]:
    """The nearest `most` keys of all roads together, the nearest first, in one question.

    A case may lie on several roads; when the nearest are for a part the same, more is asked for.
    """
    beyond = _beyond(before, after)
    keys = [
        visible.filter(road, beyond).order_by().values_list("happened_at", "pk")
        for visible, along in ways
        for road in along
    ]
    if not keys:
        return []
    nearest = _side_by_side(keys, ("happened_at", "pk") if after else ("-happened_at", "-pk"), most)
    asked = most
    while len(met := list(nearest[:asked])) == asked and len(set(met)) < most:
        asked *= 2
    return list(dict.fromkeys(met))[:most]


def _side_by_side(
    keys: list[QuerySet[Incident, Key]], order: tuple[str, str], most: int
) -> QuerySet[Incident, Key]:
    """All roads in one order. SQLite walks them together; PostgreSQL walks each to its end unless it is told not to."""
    first, *others = keys
    if not others:
        return first.order_by(*order)
    if connection.vendor == "postgresql":
        first, *others = [one.order_by(*order)[:most] for one in keys]
    return first.union(*others, all=True).order_by(*order)


def _beyond(before: Cursor | None, after: Cursor | None) -> Q:
    """Said so that an index on the moment can begin at the right place."""
    if after:
        return Q(happened_at__gte=after.at) & (Q(happened_at__gt=after.at) | Q(pk__gt=after.number))
    if before:
        return Q(happened_at__lte=before.at) & (Q(happened_at__lt=before.at) | Q(pk__lt=before.number))
    return Q()


def _rows(shown: Iterable[Key], person: Person) -> list[Row]:
    numbers = [number for _at, number in shown]
    judged = Classification.objects.counting().filter(incident=OuterRef("pk"))
    of_page = Incident.objects.filter(pk__in=numbers)
    readable = set(
        Incident.objects.readable_by(person).filter(pk__in=numbers).order_by().values_list("pk", flat=True)
    )
    known = of_page.annotate(judged=Exists(judged)).select_related("in_charge").prefetch_related("behaviours")
    known = known.only(
        "reference", "happened_at", "reported_at", "closed_at", "place_words", "in_charge__name"
    )  # fmt: skip
    by_number = {incident.pk: incident for incident in known}
    return [_row(by_number[pk], readable=pk in readable) for pk in numbers if pk in by_number]


def _row(incident: Any, *, readable: bool) -> Row:
    state = incidents.state(
        reported=incident.reported_at is not None,
        classified=incident.judged,
        closed=incident.closed_at is not None,
    )
    return Row(
        id=incident.pk, reference=incident.reference, happened_at=incident.happened_at, state=state,
        head=words.head(incident), says=str(words.STATES[state]), readable=readable,
        in_charge=incident.in_charge.name if incident.in_charge else "",
    )  # fmt: skip


def regie_holders(person: Person) -> QuerySet[Person]:
    """The colleagues of the chain who have the regie of a case that is still open."""
    busy = Incident.objects.filter(in_charge=OuterRef("pk"), closed_at=None)
    return Person.objects.visible_to(person).filter(Exists(busy)).distinct().order_by("name")
