"""Did the citizen get the letter? What was written down about its way, and what that proves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regie.refusal import Refused


class Step(StrEnum):
    """What can be said about a letter under way."""

    POSTED = "posted"
    REGISTERED = "registered"
    HANDED = "handed"
    RECEIVED = "received"
    REFUSED = "refused"
    RETURNED = "returned"


PROOF = frozenset({Step.HANDED, Step.RECEIVED})
CAME_BACK = frozenset({Step.RETURNED, Step.REFUSED})


@dataclass(frozen=True)
class Noted:
    """One step: what, and on which day."""

    step: Step
    on: date


def proven_on(noted: Iterable[Noted]) -> date | None:
    """The first day on which it is certain that the citizen had the letter; None while nobody knows."""
    return min((one.on for one in noted if one.step in PROOF), default=None)


def came_back(noted: Iterable[Noted]) -> bool:
    """Whether the last that is known is that it did not arrive."""
    known = list(noted)
    return bool(known) and proven_on(known) is None and known[-1].step in CAME_BACK


def check_step(one: Noted, *, sent_on: date | None, number: str, by_whom: str, on: date) -> None:
    """Raise when it cannot have been so, or when it would prove nothing."""
    if sent_on is None:
        raise Refused("letter_not_sent_yet")
    if not sent_on <= one.on <= on:
        raise Refused("delivered_on_an_impossible_day")
    if one.step is Step.REGISTERED and not number.strip():
        raise Refused("registered_without_number")
    if one.step is Step.HANDED and not by_whom.strip():
        raise Refused("handed_by_nobody")
