"""Who is at the other end of a live line, and which alarms they may hear of."""

from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.utils import timezone

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


def viewer_with(token: str) -> Viewer | None:
    """Who may listen with this ticket now: the session must still stand, and the person must still work here."""
    claims = claims_of(token)
    if claims is None:
        return None
    if not Session.objects.filter(session_key=claims["session"], expire_date__gt=timezone.now()).exists():
        return None
    person = Person.objects.active().filter(pk=claims["person"]).first()
    return viewer_of(person) if person else None


def viewer_of(person: Person) -> Viewer:
    """The same answer as `Alarm.visible_to`, as values; a test holds the two against each other."""
    chain = Person.objects.visible_to(person).values_list("organisation_id", flat=True).distinct()
    return Viewer(person.pk, person.language, person.held, frozenset(chain))


def may_hear(viewer: Viewer, alarm: Alarm) -> bool:
    """Whether this person may see this alarm; needs `alarm.place` loaded."""
    if alarm.presser_id == viewer.person_id:
        return True
    if alarm.place is None:
        return alarm.organisation_id in viewer.chain
    return any(
        may((one,), "alarms.respond", path=alarm.place.path)
        and (one.path is not None or one.organisation_id == alarm.place.organisation_id)
        for one in viewer.held
    )
