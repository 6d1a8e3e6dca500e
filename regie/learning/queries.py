"""What came out of a round: per situation the spread and the distance to the norm, and one's own answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from regie.learning.models import Calibration, Rating, Vignette
from regie.learning.rules import Outcome, outcome
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.policies.rules import LOCAL


@dataclass(frozen=True)
class Result:
    """One situation: what the norm calls it, what came out (None: too few answers), and one's own answer."""

    vignette: Vignette
    outcome: Outcome | None
    own: str | None


def results(calibration: Calibration, person: Person) -> list[Result]:
    """Every situation of a round that is over, in its order; nobody else's answer can be read from it."""
    ratings = Rating.objects.filter(vignette__calibration=calibration)
    by_vignette: dict[int, list[str]] = {}
    for vignette_id, said in ratings.values_list("vignette_id", "answer"):
        by_vignette.setdefault(vignette_id, []).append(said)
    own = own_answers(calibration, person)
    return [
        Result(one, _outcome(calibration, one, by_vignette.get(one.pk, [])), own.get(one.pk))
        for one in calibration.vignettes.all()
    ]


def _outcome(calibration: Calibration, one: Vignette, answers: list[str]) -> Outcome | None:
    return outcome(answers, norm=one.norm, smallest_group=calibration.smallest_group)


def own_answers(calibration: Calibration, person: Person) -> dict[int, str]:
    """What this person answered, by the number of the vignette's row."""
    found = Rating.objects.filter(vignette__calibration=calibration, person=person)
    return dict(found.values_list("vignette_id", "answer"))


def waiting_for(person: Person, today: date) -> list[Calibration]:
    """The rounds that this person can still answer."""
    answered = Rating.objects.filter(person=person).values("vignette__calibration")
    found = Calibration.objects.visible_to(person).filter(closed_at=None, closes_on__gte=today)
    return list(found.exclude(pk__in=answered))


def asked_in(calibration: Calibration) -> QuerySet[Person]:
    """Who can answer and has not: everybody who works here and goes by this norm, without the one who asked."""
    follows = [one.pk for one in Organisation.objects.all() if _goes_by(one, calibration)]
    answered = Rating.objects.filter(vignette__calibration=calibration).values("person")
    here = Person.objects.active().filter(organisation__in=follows)
    return here.exclude(pk__in=answered).exclude(pk=calibration.asked_by_id).order_by("pk")  # type: ignore[no-any-return]


def _goes_by(organisation: Organisation, calibration: Calibration) -> bool:
    return calibration.organisation_id in {organisation.pk, organisation.norm_setter().pk}


@dataclass(frozen=True)
class Lesson:
    """One round that is over: in how many of its situations most colleagues said what the norm says.

    `shown` counts the situations with enough answers to show anything; without any, nothing can be said.
    """

    calibration: Calibration
    shown: int
    alike: int


def lessons_between(person: Person, *, since: datetime, until: datetime) -> list[Lesson]:
    """The rounds that ended in that time, by being closed or by their last day."""
    first, last = since.astimezone(LOCAL).date(), until.astimezone(LOCAL).date()
    ran_out = Q(closed_at=None, closes_on__gte=first, closes_on__lt=last)
    over = Calibration.objects.visible_to(person).filter(
        Q(closed_at__gte=since, closed_at__lte=until) | ran_out
    )
    return [_lesson(one, person) for one in over]


def _lesson(calibration: Calibration, person: Person) -> Lesson:
    shown = [one for one in results(calibration, person) if one.outcome]
    alike = [one for one in shown if one.outcome and one.outcome.shares[0].answer == one.vignette.norm]
    return Lesson(calibration, len(shown), len(alike))
