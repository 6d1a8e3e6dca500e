"""Could the citizen tell their side, and what may be written down about that?"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from regie.refusal import Refused
from regie.responses.rules.measures import Heard


class HearingKind(StrEnum):
    """How the citizen could tell their side; an invitation and an offer are no hearing yet."""

    TALK = "talk"
    WRITTEN = "written"
    DID_NOT_COME = "did_not_come"
    AFTERWARDS = "afterwards"


TOLD = frozenset({HearingKind.TALK, HearingKind.WRITTEN})


def check_hearing(one: Heard, *, on: date) -> None:
    """What is kept has words; a talk that is still to come is no hearing yet, an offer for afterwards is."""
    if not one.notes.strip():
        raise Refused("hearing_without_words")
    if one.kind != HearingKind.AFTERWARDS and one.held_on > on:
        raise Refused("hearing_still_to_come")


def was_heard(hearings: Iterable[Heard], *, on: date) -> bool:
    """Whether the citizen was heard first; why that could not be, is for who may let it pass."""
    return any(_counts(one, on) for one in hearings)


def _counts(one: Heard, on: date) -> bool:
    if not one.notes.strip():
        return False
    return one.kind in TOLD and one.held_on <= on
