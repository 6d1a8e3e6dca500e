"""What may happen to a measure that holds: asking to end it, looking again, prolonging, and how it stands."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum

from regie.refusal import Refused


class Status(StrEnum):
    """How a measure stands on a day. What is over stays to be read, and never counts by itself."""

    WAITING = "waiting"
    SENT_BACK = "sent_back"
    TO_BE_TOLD = "to_be_told"
    TO_BEGIN = "to_begin"
    ACTIVE = "active"
    EXPIRED = "expired"
    LIFTED = "lifted"
    WITHDRAWN = "withdrawn"
    QUASHED = "quashed"
    SUPERSEDED = "superseded"


HOLDS = frozenset({Status.TO_BE_TOLD, Status.TO_BEGIN, Status.ACTIVE})


def status(
    *,
    is_decided: bool,
    is_sent_back: bool,
    ended: str,
    told_on: date | None,
    starts_on: date | None,
    ends_on: date | None,
    on: date,
) -> Status:
    """How it stands on this day; `ended` says how it ended early, if it did."""
    if ended:
        return Status(ended)
    if is_sent_back:
        return Status.SENT_BACK
    if not is_decided:
        return Status.WAITING
    if ends_on is not None and ends_on < on:
        return Status.EXPIRED
    if told_on is None or starts_on is None:
        return Status.TO_BE_TOLD
    return Status.ACTIVE if starts_on <= on else Status.TO_BEGIN


# The citizen asks to end it earlier


def check_asking(*, status: Status, words: str, asked_on: date, on: date) -> None:
    """Only what holds can be asked to end, in the citizen's own words, on a day that has been."""
    if status not in HOLDS:
        raise Refused("not_in_force")
    if not words.strip():
        raise Refused("request_without_words")
    if asked_on > on:
        raise Refused("asked_in_the_future")


def check_answer(*, by_id: int, chooser_id: int, is_open: bool, answer: str) -> None:
    """Another than who chose it answers, once, and says why."""
    if not is_open:
        raise Refused("request_was_answered")
    if by_id == chooser_id:
        raise Refused("chooser_answers_no_request")
    if not answer.strip():
        raise Refused("say_why")


# Looking again: the older it is, the more is asked


def check_review(
    *, by_id: int, chooser_id: int, status: Status, earlier: Sequence[int], why: str, since: str, reached: str
) -> None:
    """Another than who chose it looks; from the second time on another than last time, with fresh answers.

    `earlier` are who looked before, the last one last.
    """
    if status not in HOLDS:
        raise Refused("not_in_force")
    if by_id == chooser_id:
        raise Refused("chooser_does_not_look_again")
    if earlier and by_id == earlier[-1]:
        raise Refused("another_looks_this_time")
    if not why.strip():
        raise Refused("say_why")
    if earlier and not (since.strip() and reached.strip()):
        raise Refused("older_needs_fresh_answers")


def check_next(next_on: date | None, *, ends_on: date | None, longest: timedelta | None, on: date) -> None:
    """The next look comes before the end, and never later after this one than this one came after the last."""
    if next_on is None or next_on <= on or (ends_on is not None and next_on >= ends_on):
        raise Refused("next_look_not_in_between")
    if longest is not None and next_on - on > longest:
        raise Refused("looks_come_closer", days=longest.days)


# A new decision, never an old one that wakes up


def check_renewal(*, status: Status, is_same_kind: bool, is_same_citizen: bool) -> None:
    """Only what held is prolonged, for the same citizen and by the same kind; what was quashed never."""
    if status is Status.QUASHED or status in {Status.WAITING, Status.SENT_BACK}:
        raise Refused("nothing_to_prolong")
    if not (is_same_kind and is_same_citizen):
        raise Refused("another_measure_cannot_be_prolonged")


def check_ending(how: str, *, known: Collection[str]) -> None:
    """It ends in one of the known ways."""
    if how not in known:
        raise Refused("unknown_ending")


def within_look_back(until: date | None, *, on: date) -> bool | None:
    """Whether a rule still looks at it; None when nobody decided how far back. It is shown, and counts nothing."""
    return None if until is None else on <= until
