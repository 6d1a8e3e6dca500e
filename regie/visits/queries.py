"""Which visit is one's own, who is out now, and what the policy says about how often to let hear."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from regie.alarms.models import Alarm
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.queries import policy_in_force
from regie.policies.rules import HomeVisits
from regie.visits.models import EndingCode, Visit


@dataclass(frozen=True)
class Mine:
    """What one sees of oneself: the visit that goes on, or the alarm that one's last visit raised."""

    visit: Visit | None
    alarm: Alarm | None
    offers: tuple[Visit, ...]
    has_codes: bool


def mine(person: Person) -> Mine:
    """The own visit, an open alarm of the timer, and visits that a colleague asks one to take over."""
    alarms = Alarm.objects.open().filter(presser=person, origin=Alarm.Origin.TIMER, silent=False)
    return Mine(
        visit=Visit.objects.open().filter(person=person).select_related("offered_to").first(), alarm=alarms.first(),
        offers=tuple(Visit.objects.open().filter(offered_to=person).select_related("person")),
        has_codes=EndingCode.objects.filter(person=person).exists(),
    )  # fmt: skip


def out_now(person: Person) -> QuerySet[Visit]:
    """Everybody who is out and whom this person looks after; the one who is due first on top."""
    others = Visit.objects.open().visible_to(person).exclude(person=person)
    return others.select_related("person", "base", "offered_to").order_by("due_at")


def looks_after(person: Person) -> bool:
    """Whether this person sees the visits of others."""
    return person.may("visits.see")


def could_take_over(person: Person) -> QuerySet[Person]:
    """Colleagues of the own organisation who are not out themselves."""
    colleagues = Person.objects.active().filter(organisation=person.organisation_id).exclude(pk=person.pk)
    return colleagues.exclude(visits__next_at__isnull=False).order_by("name")


def said_by_policy(person: Person, *, at: datetime) -> HomeVisits:
    """The times of the organisation; not configured where nobody decided."""
    in_force = policy_in_force(person.organisation, at, followed=person.organisation.norm_setter())
    return in_force[1].home_visits if in_force else HomeVisits()


def out_from(place: Place) -> list[str]:
    """Who is on a visit and has this site to be called from."""
    return list(Visit.objects.open().filter(base=place).values_list("person__name", flat=True))
