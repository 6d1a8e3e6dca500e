"""What one can do to learn where colleagues and the norm lie apart: ask, answer once, close."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from regie.journal.actions import record
from regie.learning import facts, queries, rules, words
from regie.learning.models import Calibration, Rating, Vignette
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.queries import pack_of, policy_in_force
from regie.policies.rules import LOCAL
from regie.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round as it is asked: its title, the situations with the class that the norm gives, until when, for how few."""

    title: str
    vignettes: tuple[tuple[str, str], ...]
    closes_on: date
    smallest_group: int


@transaction.atomic
def ask(asked: Asked, *, at: datetime, by: Person) -> Calibration:
    """Ask everybody who goes by this norm; Refused when it could not be answered or would show somebody."""
    rules.check_asked(
        texts=[text for text, _norm in asked.vignettes], closes_on=asked.closes_on,
        today=at.astimezone(LOCAL).date(), smallest_group=asked.smallest_group,
    )  # fmt: skip
    own = by.organisation
    found = policy_in_force(own, at, followed=own.norm_setter())
    if found is None:
        raise Refused("no_norm_to_hold_against")
    version, pack = found
    if any(
        pack.norm_class(norm) is None and norm not in words.BESIDE_THE_NORM for _text, norm in asked.vignettes
    ):
        raise Refused("answer_unknown")
    made = Calibration.objects.create(
        organisation=own, policy_version=version, title=asked.title, smallest_group=asked.smallest_group,
        asked_at=at, asked_by=by, closes_on=asked.closes_on,
    )  # fmt: skip
    Vignette.objects.bulk_create(
        Vignette(calibration=made, number=number, text=text, norm=norm)
        for number, (text, norm) in enumerate(asked.vignettes, start=1)
    )
    fact = facts.CalibrationAsked(made.pk, own.pk, len(asked.vignettes))
    record(fact, at=at, by=by, subject=f"calibration:{made.pk}")
    return made


@transaction.atomic
def rate(calibration: Calibration, answers: Mapping[int, str], *, at: datetime, by: Person) -> None:
    """Keep one person's answers, all at once and once; `answers` goes by the vignette's number."""
    vignettes = {one.number: one for one in calibration.vignettes.all()}
    rules.check_rated(
        open_now=Calibration.objects.get(pk=calibration.pk).is_open(at.astimezone(LOCAL).date()),
        answered=answers.values(),
        allowed=[code for code, _words in words.answers(pack_of(calibration.policy_version))],
        complete=set(answers) == set(vignettes),
    )
    try:
        with transaction.atomic():
            Rating.objects.bulk_create(
                Rating(vignette=vignettes[number], person=by, answer=answer, at=at)
                for number, answer in answers.items()
            )
    except IntegrityError as problem:
        raise Refused("already_answered") from problem
    record(facts.CalibrationAnswered(calibration.pk), at=at, by=by, subject=f"calibration:{calibration.pk}")


@transaction.atomic
def close(calibration: Calibration, *, at: datetime, by: Person) -> None:
    """No more answers; what came out can be read."""
    if Calibration.objects.filter(pk=calibration.pk, closed_at=None).update(closed_at=at) != 1:
        raise Refused("calibration_is_over")
    record(facts.CalibrationClosed(calibration.pk), at=at, by=by, subject=f"calibration:{calibration.pk}")


def tell_who_is_asked(fact: facts.CalibrationAsked, *, at: datetime) -> None:
    """Everybody who goes by this norm hears that there is a question, once; who already answered is left alone."""
    asked = Calibration.objects.select_related("organisation").get(pk=fact.calibration_id)
    if not asked.is_open(at.astimezone(LOCAL).date()):
        return
    for person in queries.asked_in(asked):
        notices.tell(person=person, kind="calibration_asked", link=f"/learning/{asked.pk}/", at=at)
