"""By which indexes the cases of somebody are reached: each road is narrow or in the order of the list.

`visible_to` decides who sees what and stands in every query. A road only says where the database begins to look: one
question with OR would walk a million rows for somebody who has five, or sort them all.
"""

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from regie.incidents.models import Incident, Party
from regie.notices.models import Promise
from regie.people.models import Person
from regie.people.rules import Held, carrying
from regie.places.models import Place
from regie.register.queries import search

# Above so many places one walk along the dates is cheaper than a look at each place.
MANY_PLACES = 20


def to_cases_of(person: Person) -> list[Q]:
    """Every case that `visible_to` shows lies on one of these."""
    own = [Q(reporter=person), Q(affected=person), Q(in_charge=person), Q(asked=person)]
    also = Party.objects.affected().filter(person=person).values_list("incident", flat=True)
    held = carrying(person.held, "incidents.read")
    whole = {one.organisation_id for one in held if one.path is None}
    instead = {one.organisation_id for one in carrying(person.held, "cases.instead")} - whole
    return [
        *own, Q(pk__in=list(also)), *(road for one in held for road in _by_role(one)),
        *(Q(bypassed=True, organisation=number) for number in sorted(instead)),
    ]  # fmt: skip


def _by_role(held: Held) -> list[Q]:
    if held.path is None:
        return [Q(organisation=held.organisation_id)]
    inside = Place.objects.filter(path__startswith=held.path)
    return [road & Q(organisation=held.organisation_id) for road in to_places(inside)]


def to_places(places: QuerySet[Place]) -> list[Q]:
    """One road for each place, or one for all when they are many."""
    numbers = list(places.values_list("pk", flat=True))
    if len(numbers) > MANY_PLACES:
        return [Q(place__in=numbers)]
    return [Q(place=number) for number in numbers]


def to_what_waits_for(person: Person) -> list[Q]:
    """The cases in which something is promised that this person has to do, or may do."""
    subjects = Promise.objects.waiting_for(person).values_list("case", flat=True)
    return [Q(pk__in={int(found[1]) for found in map(_number, subjects) if found})]


def _number(subject: str) -> re.Match[str] | None:
    return re.fullmatch(r"incident:(\d+)", subject)


Way = tuple[QuerySet[Incident], Iterable[Q]]


def to_words(text: str, *, person: Person) -> list[Way]:
    """Where the words are found: in whole cases that one may read, and in one's own words."""
    readable, visible = Incident.objects.readable_by(person), Incident.objects.visible_to(person)
    own = search.told_by_oneself(text)
    mine: Way = (visible.filter(own), [Q(reporter=person), Q(affected=person)])
    hits = search.hits(text)
    if hits is not None:
        return [(readable, [hits]), mine]
    return [(readable.filter(search.holding(text)), to_cases_of(person)), mine]
