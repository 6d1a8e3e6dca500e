"""Who may judge, what a judgement needs, and where a report stands."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from regie.refusal import Refused
from regie.text import storable


class Outcome(StrEnum):
    """What the facts are, held against the norm."""

    AGGRESSION = "aggression"
    CARE_FIRST = "care_first"
    NOT_AGGRESSION = "not_aggression"
    COMPLAINT = "complaint"
    CONTACT_LOAD = "contact_load"


class State(StrEnum):
    """Where a case stands in the register."""

    WAITS_FOR_REPORT = "waits_for_report"
    WAITS_FOR_CLASSIFICATION = "waits_for_classification"
    IN_HAND = "in_hand"
    CLOSED = "closed"


# The roads of the norm's classes, as `policies.rules.Road` names them.
RESPONSE, CARE, ELSEWHERE = "response", "care_first", "not_aggression"
NO_AGGRESSION = frozenset({Outcome.NOT_AGGRESSION, Outcome.COMPLAINT, Outcome.CONTACT_LOAD})
# Care takes weeks and lives with the employee: a case need not stay open for it.
NOT_OF_THE_CASE = frozenset({"care_talk"})
# Who has the regie is said at the head of a case; that somebody must take it is no step in its work.
OF_THE_REGIE = frozenset({"take_case", "answer_case"})
LONGEST_DRAFT = 60_000
A_WORKING_LIFE = timedelta(days=50 * 365)


@dataclass(frozen=True)
class Line:
    """One thing said or done: the literal words, when, who says so, and under which class of the norm it falls.

    `act_id` names a line that was told before: its words are somebody's testimony and stay as they are.
    """

    words: str
    happened_at: datetime
    source: str
    norm_class: str = ""
    act_id: int | None = None


# A report


def check_told(*, story: str, behaviours: Collection[str]) -> None:
    """Raise when nothing at all was told; one tile is enough."""
    if not story.strip() and not behaviours:
        raise Refused("nothing_told")


def check_moment(*, happened_at: datetime, at: datetime) -> None:
    """Raise when it would still have to happen, or so long ago that it must be a slip of the thumb."""
    if happened_at > at:
        raise Refused("not_in_the_future")
    if happened_at < at - A_WORKING_LIFE:
        raise Refused("too_long_ago")


def check_unreported(*, reported: bool, reporter: str | None) -> None:
    """Raise when somebody told it already: the first words stay."""
    if reported:
        raise Refused("already_reported", who=reporter or "")


def check_draft(*, size: int) -> None:
    """Raise when a draft is longer than anybody types."""
    if size > LONGEST_DRAFT:
        raise Refused("draft_too_long")


# A judgement


def is_second_person(*, by_id: int, involved: Collection[int]) -> bool:
    """Whether `by_id` neither told it nor underwent it."""
    return by_id not in involved


def check_second_person(*, by_id: int, involved: Collection[int], others: str = "") -> None:
    """Raise when the one who judges is the one who reported, or one of those whom it happened to."""
    if not is_second_person(by_id=by_id, involved=involved):
        raise Refused("second_person_needed", others=others or "…")


def check_open(*, reported: bool, closed: bool) -> None:
    """Raise when nobody has told it yet, or when the case is closed."""
    if not reported:
        raise Refused("not_reported_yet")
    if closed:
        raise Refused("case_is_closed")


def check_replaces(*, current_id: int | None, replaces_id: int | None, who: str) -> None:
    """Raise when somebody judged meanwhile: a judgement is replaced on purpose, never by accident."""
    if current_id is not None and current_id != replaces_id:
        raise Refused("already_classified", who=who)


def with_class(lines: Iterable[Line], norm_classes: Collection[str]) -> tuple[Line, ...]:
    """The lines with their class: when one class is named and no line names any, it holds for all of them."""
    lines = tuple(lines)
    if len(norm_classes) != 1 or any(line.norm_class for line in lines):
        return lines
    (only,) = norm_classes
    return tuple(Line(line.words, line.happened_at, line.source, only, line.act_id) for line in lines)


def classes_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The classes that the lines name, each once, in their order."""
    return tuple(dict.fromkeys(line.norm_class for line in lines if line.norm_class))


def check_judgement(
    *,
    outcome: str,
    lines: Collection[Line],
    norm_classes: Collection[str],
    roads: dict[str, str],
    reason: str,
) -> None:
    """Raise when the outcome does not rest on facts and on the norm; `roads` gives the road of each class."""
    if outcome not in set(Outcome):
        raise Refused("outcome_unknown")
    if not reason.strip():
        raise Refused("reason_missing")
    check_classes(norm_classes=norm_classes, carried=classes_of(lines), known=roads)
    check_road(outcome=outcome, roads={roads[code] for code in norm_classes})
    if outcome == Outcome.AGGRESSION and not norm_classes:
        raise Refused("facts_needed" if roads else "no_norm_that_day")


def check_classes(*, norm_classes: Collection[str], carried: Collection[str], known: Collection[str]) -> None:
    """Raise when a class is not in the norm of that day, or rests on no line of facts."""
    for code in norm_classes:
        if code not in known:
            raise Refused("class_unknown", norm_class=code)
        if code not in carried:
            raise Refused("facts_needed")


def check_road(*, outcome: str, roads: Collection[str]) -> None:
    """Raise when the classes lead elsewhere than the outcome: care goes first, a complaint is no aggression."""
    if CARE in roads and outcome != Outcome.CARE_FIRST:
        raise Refused("care_comes_first")
    if ELSEWHERE in roads and outcome == Outcome.AGGRESSION:
        raise Refused("complaint_is_no_aggression")
    if RESPONSE in roads and outcome in NO_AGGRESSION:
        raise Refused("classes_say_otherwise")


FEELINGS = re.compile(
    r"\b(voelde?n?|gevoelens?|toon|houding|sfeer|onacceptabe\w*|onbeschoft\w*|respectloo?s\w*|agressie[fv]\w*"
    r"|vervelend\w*|bedreigend\w*|intimiderend\w*|onprettig\w*|ongepast\w*|brutaa?l\w*|vreselijk\w*)\b",
    re.IGNORECASE,
)


def feelings_in(words: str) -> tuple[str, ...]:
    """Words that say how it felt or what somebody thinks of it; a hint to write what was literally said or done."""
    return tuple(dict.fromkeys(found.group(0).lower() for found in FEELINGS.finditer(words)))


# A complaint, the regie, the end


def check_complaint_handler(*, by_id: int, involved: Collection[int | None]) -> None:
    """Raise when the one who answers a complaint was part of what it is about."""
    if by_id in involved:
        raise Refused("complaint_needs_another")


def check_may_lead(*, by_id: int, affected_ids: Collection[int]) -> None:
    """Raise when the regie would go to the one whom it happened to."""
    if by_id in affected_ids:
        raise Refused("not_your_own_case")


def check_may_offer(*, by_id: int, to_id: int, in_charge_id: int | None, in_charge: str | None) -> None:
    """Raise unless `by_id` has the regie, or nobody has; and unless it goes to somebody else."""
    if in_charge_id not in (None, by_id):
        raise Refused("case_has_somebody", who=in_charge or "")
    if to_id == by_id:
        raise Refused("case_to_yourself")


def check_may_be_asked(*, to: str, may_lead: bool) -> None:
    """Raise when this colleague could not read the case, or it happened to them."""
    if not may_lead:
        raise Refused("case_not_for_them", who=to)


def check_offered(won: int) -> None:
    """Raise when there is no question that waits for this person."""
    if won != 1:
        raise Refused("no_case_for_you")


def check_taken(won: int, *, in_charge: str | None, closed: bool) -> None:
    """Raise when the regie was not won: somebody else has it, or the case is closed."""
    if won == 1:
        return
    if closed:
        raise Refused("case_is_closed")
    raise Refused("case_has_somebody", who=in_charge or "")


def check_in_charge(*, in_charge_id: int | None, in_charge: str | None, by_id: int) -> None:
    """Raise unless `by_id` has the regie of the case."""
    if in_charge_id is None:
        raise Refused("case_has_nobody")
    if in_charge_id != by_id:
        raise Refused("case_has_somebody", who=in_charge or "")


def check_closable(*, classified: bool, open_kinds: Collection[str]) -> None:
    """Raise while something of the case still has to be done; care goes on by itself."""
    if not classified:
        raise Refused("not_classified_yet")
    if set(open_kinds) - NOT_OF_THE_CASE - OF_THE_REGIE:
        raise Refused("something_is_open")


def state(*, reported: bool, classified: bool, closed: bool) -> State:
    """Where a case stands."""
    if closed:
        return State.CLOSED
    if not reported:
        return State.WAITS_FOR_REPORT
    return State.IN_HAND if classified else State.WAITS_FOR_CLASSIFICATION


# What the reporter sees


ROADS: dict[str, tuple[str, ...]] = {
    Outcome.AGGRESSION: ("received", "classified", "decided", "told"),
    Outcome.CARE_FIRST: ("received", "classified", "care", "told"),
    Outcome.COMPLAINT: ("received", "classified", "answered", "told"),
    Outcome.NOT_AGGRESSION: ("received", "classified", "told"),
    Outcome.CONTACT_LOAD: ("received", "classified", "decided", "told"),
}


@dataclass(frozen=True)
class Step:
    """One station on the road of a report: done, current or todo."""

    code: str
    state: str


def steps(
    *, reported: bool, outcome: str | None, kept: Collection[str], waiting: Collection[str], closed: bool
) -> tuple[Step, ...]:
    """The road of a report; `kept` and `waiting` are the kinds of promises that were kept or still wait."""
    chosen = "choose_response" in kept and not {"choose_response", "sign"} & set(waiting)
    done = {
        "received": reported,
        "classified": outcome is not None,
        "decided": closed or chosen,
        "care": closed or chosen,
        "answered": "handle_complaint" in kept,
        "told": closed or ("feedback" in kept and "feedback" not in waiting),
    }
    road = ROADS[outcome or Outcome.AGGRESSION]
    current = next((code for code in road if not done[code]), None)
    reached = road.index(current) if current else len(road)
    return tuple(
        Step(code, "done" if place < reached else "current" if place == reached else "todo")
        for place, code in enumerate(road)
    )


def draft_fields(data: Any) -> dict[str, list[str]]:
    """What a form typed so far, as names with lists of text; whatever else was sent is left out."""
    if not isinstance(data, dict):
        return {}
    return {
        storable(name)[:80]: [storable(one) for one in (values if isinstance(values, list) else [values])]
        for name, values in data.items()
    }
