"""One case as a page: what is next and who does it, the facts, the norm, the story."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from regie.incidents import parts, rules, words
from regie.incidents.models import Act, CaseHandOver, Classification, Incident
from regie.incidents.queries.drawing import Drawing, drawing
from regie.incidents.queries.norm import pack
from regie.incidents.queries.status import PromiseLine
from regie.incidents.queries.story import Line, days
from regie.notices.models import Promise
from regie.notices.queries import standing_of
from regie.people.models import Person
from regie.people.queries import who_may
from regie.policies.words import norm_class, say

# The order of the work; a promise of a kind that is not here comes last.
ORDER = ("report", "classify", "handle_complaint", "choose_response", "sign", "send_letter", "feedback")
# The title of such a promise is the name that its verb still needs; of the others it is the place.
ENDS_WITH_A_NAME = {"feedback"}


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now, who else does it, and the door and number of its page for whoever may."""

    verb: str
    door: str
    number: int | None
    who: str
    due_at: datetime | None


@dataclass(frozen=True)
class Judgement:
    """What a second person said the facts are."""

    by: str
    at: datetime
    says: str
    outcome: str
    classes: list[tuple[str, str]]
    reason: str
    policy: str
    superseded: bool


@dataclass(frozen=True)
class CasePage:
    """All that the page of a case shows by itself; the parts of later rooms stand between norm and story."""

    head: str
    facts: list[dict[str, Any]]
    judgements: list[Judgement]
    promises: list[PromiseLine]
    next_step: NextStep | None
    days: list[tuple[date, list[Line]]]
    drawing: Drawing | None
    closable: bool
    offer: CaseHandOver | None


def case_page(incident: Incident, *, person: Person, at: datetime) -> CasePage:
    """The case as this person may read it."""
    promises = _promises(incident)
    waiting = [one for one in promises if not one.kept_at]
    judgements = _judgements(incident)
    mine = incident.in_charge_id == person.pk and not incident.closed_at
    told = days(incident)
    return CasePage(
        head=words.head(incident),
        facts=_facts(incident),
        judgements=judgements,
        promises=[_clock(promise, at=at) for promise in waiting if promise.kind != "answer_case"],
        next_step=_next_step(waiting, person=person),
        offer=incident.hand_overs.waiting().select_related("giver", "taker").first(),
        days=told,
        drawing=drawing(told),
        closable=mine and bool(judgements) and {one.kind for one in waiting} <= rules.OF_THE_REGIE,
    )


def _promises(incident: Incident) -> list[Promise]:
    made = Promise.objects.filter(case=incident.subject, dropped_at=None).exclude(
        kind__in=rules.NOT_OF_THE_CASE
    )
    place = {kind: number for number, kind in enumerate(ORDER)}
    return sorted(
        made.select_related("person", "kept_by", "place").prefetch_related("not_people"),
        key=lambda one: (place.get(one.kind, len(ORDER)), one.due_at is None, one.due_at or one.made_at),
    )


def _clock(promise: Promise, *, at: datetime) -> PromiseLine:
    verb, _door = _step_of(promise)
    who = f" · {promise.person.name}" if promise.person else ""
    return PromiseLine(promise.kind, f"{verb}{who}", promise.due_at, standing_of(promise, at=at).value)


def _step_of(promise: Promise) -> tuple[str, str]:
    verb, door = {**words.PROMISES, **parts.STEPS}.get(promise.kind, (promise.kind, ""))
    return (f"{verb} {promise.title}" if promise.kind in ENDS_WITH_A_NAME else str(verb)), door


def _next_step(waiting: list[Promise], *, person: Person) -> NextStep | None:
    """The first thing in the order of the work; its page is there for who may do it."""
    first = next((one for one in waiting if one.kind not in rules.OF_THE_REGIE), None)
    if first is None:
        return None
    mine = Promise.objects.waiting_for(person).filter(pk=first.pk).exists()
    verb, door = _step_of(first)
    number = re.search(r":(\d+)", first.subject)
    return NextStep(
        verb, door if mine else "", int(number[1]) if number else None, _who(first, person), first.due_at
    )


def _who(promise: Promise, person: Person) -> str:
    if promise.person:
        return promise.person.name if promise.person != person else ""
    able = who_may(promise.permission, organisation_id=promise.organisation_id, place=promise.place)
    kept_out = {person.pk, *(one.pk for one in promise.not_people.all())}
    return words.some_of([one.name for one in able if one.pk not in kept_out])


def _facts(incident: Incident) -> list[dict[str, Any]]:
    """The lines, each with its class and a hint when it tells a feeling instead of a fact."""
    return [_fact(act, incident) for act in incident.acts.all()]


def _fact(act: Act, incident: Incident) -> dict[str, Any]:
    norm = pack(incident)
    label = norm_class(norm, act.norm_class) if norm and act.norm_class else act.norm_class
    return {
        "id": act.pk, "words": act.words, "happened_at": act.happened_at, "source": act.source,
        "norm_class": label, "feelings": words.listed(list(rules.feelings_in(act.words))),
    }  # fmt: skip


def _judgements(incident: Incident) -> list[Judgement]:
    made = incident.classifications.select_related("person", "policy_version").order_by("-at", "-id")
    return [_judgement(one, incident) for one in made]


def _judgement(one: Classification, incident: Incident) -> Judgement:
    norm = pack(incident)
    classes = [norm.norm_class(code) for code in one.norm_classes] if norm else []
    return Judgement(
        by=one.person.name, at=one.at, says=str(words.OUTCOMES[rules.Outcome(one.outcome)]), outcome=one.outcome,
        classes=[(say(found.label), say(found.criteria)) for found in classes if found], reason=one.reason,
        policy=f"{one.policy_version.title} {one.policy_version.version}" if one.policy_version else "",
        superseded=one.superseded_at is not None,
    )  # fmt: skip
