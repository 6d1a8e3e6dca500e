"""What is done with a measure that holds: the citizen asks to end it, somebody answers, somebody looks again."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import Anchor, Clock
from regie.refusal import Refused
from regie.responses import facts, rules
from regie.responses.actions.ending import lift
from regie.responses.models import LiftRequest, Measure, Review
from regie.responses.queries import day_of, due, source_of, status_of


@transaction.atomic
def ask_to_lift(measure: Measure, *, asked_on: date, words: str, at: datetime, by: Person) -> LiftRequest:
    """The citizen asks to end it earlier; another than who chose it answers within the term of the policy."""
    on = day_of(at)
    rules.check_asking(status=status_of(measure, on=on), words=words, asked_on=asked_on, on=on)
    try:
        with transaction.atomic():
            asked = LiftRequest.objects.create(
                measure=measure, chooser_id=measure.chooser_id, asked_on=asked_on, words=words.strip(),
                written_by=by, at=at,
            )  # fmt: skip
    except IntegrityError as problem:
        raise Refused("request_waits_already") from problem
    incident = measure.incident
    notices.promise(
        kind="answer_lifting", subject=asked.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="responses.sign",
        due_at=due(measure.policy_version, Clock.LIFTING_ANSWER, {Anchor.LIFTING_ASKED: at}),
        source=source_of(measure.policy_version), not_people=[measure.chooser], at=at,
    )  # fmt: skip
    record(facts.LiftingAsked(asked.pk, measure.pk, incident.pk), at=at, by=by)
    return asked


@transaction.atomic
def answer_request(asked: LiftRequest, *, granted: bool, answer: str, at: datetime, by: Person) -> None:
    """Yes, with which it ends, or no; both with reasons, by another than who chose it."""
    rules.check_answer(
        by_id=by.pk, chooser_id=asked.chooser_id, is_open=asked.answered_at is None, answer=answer
    )
    won = LiftRequest.objects.filter(pk=asked.pk, answered_at=None).update(
        granted=granted, answer=answer.strip(), person=by, answered_at=at
    )
    rules.check_answer(by_id=by.pk, chooser_id=asked.chooser_id, is_open=won == 1, answer=answer)
    notices.keep(kind="answer_lifting", subject=asked.subject, at=at, by=by)
    record(
        facts.LiftingAnswered(asked.pk, asked.measure_id, asked.measure.incident_id, granted), at=at, by=by
    )
    if granted:
        lift(asked.measure, why=answer, at=at, by=by)


@transaction.atomic
def review(
    measure: Measure, *, outcome: str, why: str, at: datetime, by: Person, since: str = "", reached: str = "",
    next_on: date | None = None,
) -> Review:  # fmt: skip
    """Look again: it stays until a next look that comes no later than this one did, or it ends now."""
    on = day_of(at)
    earlier = list(measure.reviews.values_list("person_id", flat=True))
    rules.check_review(
        by_id=by.pk, chooser_id=measure.chooser_id, status=status_of(measure, on=on), earlier=earlier, why=why,
        since=since, reached=reached,
    )  # fmt: skip
    stays = outcome == Review.Outcome.STAYS
    if stays:
        rules.check_next(next_on, ends_on=measure.ends_on, longest=_last_interval(measure, on), on=on)
    looked = Review.objects.create(
        measure=measure, chooser_id=measure.chooser_id, person=by, at=at, outcome=outcome, why=why.strip(),
        since=since.strip(), reached=reached.strip(), was_due_on=measure.review_on, next_on=next_on if stays else None,
    )  # fmt: skip
    record(facts.Reviewed(looked.pk, measure.pk, measure.incident_id, outcome), at=at, by=by)
    if stays:
        Measure.objects.filter(pk=measure.pk).update(review_on=next_on)
    else:
        lift(measure, why=why, at=at, by=by)
    return looked


def _last_interval(measure: Measure, on: date) -> timedelta | None:
    """How long it went without a look until now: since the last one, or since it began."""
    last = measure.reviews.values_list("at", flat=True).last()
    since = day_of(last) if last else measure.starts_on
    return on - since if since and on > since else None
