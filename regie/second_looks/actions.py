"""Mark a decision under threat, ask a colleague to look again, and answer."""

from datetime import datetime

from django.db import transaction

from regie.incidents.models import Incident
from regie.incidents.queries import due_at, source
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import Clock
from regie.second_looks import facts, queries, rules
from regie.second_looks.models import PassedOn, SecondLook
from regie.text import storable


@transaction.atomic
def mark(
    incident: Incident, *, matter: str, standing: str, at: datetime, by: Person, handler: Person | None = None
) -> SecondLook:
    """Say that there is a decision on the citizen's own matter; somebody then asks a colleague to look again."""
    look = SecondLook.objects.create(
        incident=incident, matter=matter, standing=standing, handler=handler, marked_by=by, marked_at=at
    )
    notices.promise(
        kind="ask_second_look", subject=look.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="second_looks.ask",
        due_at=due_at(incident, Clock.SECOND_LOOK), source=source(incident), at=at,
    )  # fmt: skip
    record(facts.Marked(look.pk, incident.pk), at=at, by=by)
    return look


@transaction.atomic
def ask(look: SecondLook, *, decision: str, grounds: str, looker: Person, at: datetime, by: Person) -> None:
    """Give one colleague the decision and its grounds, and nothing else."""
    incident = look.incident
    rules.check_given(decision=decision, grounds=grounds)
    rules.check_blind(f"{decision}\n{grounds}", telling=queries.telling(look))
    _check_looker(look, looker, involved=queries.involved_in(look) | {by.pk})
    first = SecondLook.objects.filter(pk=look.pk, looker=None)
    given = {"decision": storable(decision.strip()), "grounds": storable(grounds.strip())}
    rules.check_first_to_ask(first.update(**given, looker=looker, asked_by=by, asked_at=at) == 1)
    look.refresh_from_db()
    _promise_to_look(look, at=at)
    notices.keep(kind="ask_second_look", subject=look.subject, at=at, by=by)
    record(facts.Asked(look.pk, incident.pk), at=at, by=by)


@transaction.atomic
def ask_another(look: SecondLook, *, looker: Person, why: str, at: datetime, by: Person) -> None:
    """Give the same decision to another colleague: the first could not judge, is away, or knows the case by now."""
    look.refresh_from_db()
    rules.check_another(is_asked=look.looker_id is not None, is_settled=look.is_settled, why=why)
    _check_looker(look, looker, involved=queries.involved_in(look) | {by.pk})
    rules.check_not_asked_before(looker.pk, asked=queries.asked_before(look))
    first = look.looker
    # Both were checked above.
    assert first is not None
    assert look.asked_at is not None
    notices.drop(subject=queries.question_of(look), at=at, kinds=["give_second_look"])
    waiting = SecondLook.objects.filter(pk=look.pk, looker=first, outcome=look.outcome)
    given = {"outcome": "", "reasons": "", "given_at": None}
    won = waiting.update(looker=looker, asked_by=by, asked_at=at, **given)
    rules.check_another(is_asked=won == 1, is_settled=False, why=why)
    PassedOn.objects.create(
        look=look, looker=first, asked_at=look.asked_at, reasons=look.reasons, why=storable(why.strip()),
        person=by, at=at,
    )  # fmt: skip
    look.refresh_from_db()
    _promise_to_look(look, at=at)
    record(facts.AskedAnother(look.pk, look.incident_id), at=at, by=by)


def _promise_to_look(look: SecondLook, *, at: datetime) -> None:
    """Its title, place and case stay empty: the promise stands in the work of who may know none of them."""
    incident = look.incident
    notices.promise(
        kind="give_second_look", subject=queries.question_of(look), title=look.get_matter_display(), place=None,
        organisation=incident.organisation, person=look.looker, due_at=due_at(incident, Clock.SECOND_LOOK), at=at,
    )  # fmt: skip


@transaction.atomic
def give(look: SecondLook, *, outcome: str, reasons: str, at: datetime, by: Person) -> None:
    """Say whether it can stay, with reasons; who asked hears it, and asks another when this one could not judge."""
    rules.check_answer(reasons=reasons, is_asked=not look.outcome and look.looker_id == by.pk)
    _check_looker(look, by, involved=queries.involved_in(look))
    waiting = SecondLook.objects.unanswered().filter(pk=look.pk, looker=by)
    given = {"outcome": outcome, "reasons": storable(reasons.strip()), "given_at": at}
    rules.check_answer(reasons=reasons, is_asked=waiting.update(**given) == 1)
    look.refresh_from_db()
    notices.keep(kind="give_second_look", subject=queries.question_of(look), at=at, by=by)
    if look.asked_by:
        notices.tell(person=look.asked_by, kind="second_look_given", link=f"/second-looks/{look.pk}/", at=at)
    record(facts.Given(look.pk, look.incident_id), at=at, by=by)


def _check_looker(look: SecondLook, looker: Person, *, involved: frozenset[int]) -> None:
    rules.check_looker(
        looker.pk, involved=involved, has_read_the_case=queries.has_read(look.incident, looker),
        same_organisation=looker.organisation_id == look.incident.organisation_id,
    )  # fmt: skip
