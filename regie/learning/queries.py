"""What came out of a round: per situation the spread and the distance to the norm, and one's own answers."""

from dataclasses import dataclass
from datetime import date

from regie.learning.models import Calibration, Rating, Vignette
from regie.learning.rules import Outcome, outcome
from regie.people.models import Person


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
