"""Who is at the other end of a live line, and which alarms they may hear of."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.sessions.models import Session

from regie import moment
from regie.alarms.models import Alarm
from regie.alarms.ticket import claims_of
from regie.people.models import Person
from regie.people.rules import Held, may


@dataclass(frozen=True)
class Viewer:
    """What the live line must know of a person to decide what they hear, without asking the database again."""

    person_id: int
    language: str
    held: tuple[Held, ...]
    chain: frozenset[int]


def viewers_with(tickets: Collection[str]) -> dict[str, Viewer]:
    """Who may listen with these tickets now: the session must still stand, and the person must still work here."""
    claimed = {ticket: claims for ticket in tickets if (claims := claims_of(ticket))}
    sessions = _standing({claims["session"] for claims in claimed.values()})
    people = Person.objects.active().in_bulk({claims["person"] for claims in claimed.values()})
    viewers = {pk: viewer_of(person) for pk, person in people.items()}
    return {
        ticket: viewers[claims["person"]]
        for ticket, claims in claimed.items()
        if claims["session"] in sessions and claims["person"] in viewers
    }


def _standing(keys: Collection[object]) -> set[str]:
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=moment.now())
    return set(sessions.values_list("session_key", flat=True))


def viewer_of(person: Person) -> Viewer:
    """The same answer as `Alarm.visible_to`, as values; a test holds the two against each other."""
    chain = Person.objects.visible_to(person).values_list("organisation_id", flat=True).distinct()
    return Viewer(person.pk, person.language, person.held, frozenset(chain))


def may_hear(viewer: Viewer, alarm: Alarm) -> bool:
    """Whether this person may see this alarm; needs `alarm.place` and `alarm.base` loaded."""
    if alarm.presser_id == viewer.person_id:
        return not alarm.silent
    place = alarm.called_from
    if place is None:
        return alarm.organisation_id in viewer.chain
    return any(
        may((one,), "alarms.respond", path=place.path)
        and (one.path is not None or one.organisation_id == place.organisation_id)
        for one in viewer.held
    )
