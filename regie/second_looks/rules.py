"""Who may look again at a decision, and is what they get free of the threat? The same for yes and for no."""

from collections.abc import Collection
from enum import StrEnum

from regie.refusal import Refused


class Standing(StrEnum):
    """How the decision stands. No rule below asks for it: a favourable one is looked at like any other (S4-12)."""

    OPEN = "open"
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"


class Outcome(StrEnum):
    """What who looked again says."""

    STANDS = "stands"
    REDO = "redo"
    CANNOT_JUDGE = "cannot_judge"


def check_looker(
    person_id: int, *, involved: Collection[int], has_read_the_case: bool, same_organisation: bool
) -> None:
    """Raise unless this is a colleague who was not there, did not handle it and does not know the case."""
    if not same_organisation:
        raise Refused("looker_of_another_organisation")
    if person_id in involved:
        raise Refused("looker_was_there")
    if has_read_the_case:
        raise Refused("looker_knows_the_case")


def check_given(*, decision: str, grounds: str) -> None:
    """There is something to look at."""
    if not decision.strip() or not grounds.strip():
        raise Refused("nothing_to_look_at")


def check_blind(words: str, *, telling: Collection[str]) -> None:
    """Raise when what the colleague would read names who it happened to, who told it, or the case."""
    lowered = words.casefold()
    found = next((one for one in telling if one and one.casefold() in lowered), "")
    if found:
        raise Refused("tells_of_the_threat", what=found)


def check_another(*, is_asked: bool, is_settled: bool, why: str) -> None:
    """Another is asked only instead of somebody who could not look, and why stands in words; an answer stays."""
    if not is_asked:
        raise Refused("nobody_asked_yet")
    if is_settled:
        raise Refused("second_look_already_given")
    if not why.strip():
        raise Refused("say_why_another")


def check_not_asked_before(person_id: int, *, asked: Collection[int]) -> None:
    """Not the colleague who has it, nor one who had it."""
    if person_id in asked:
        raise Refused("looker_was_asked_before")


def check_first_to_ask(is_first: bool) -> None:
    """Asked once; another colleague is asked only after this one could not judge."""
    if not is_first:
        raise Refused("second_look_already_asked")


def check_answer(*, reasons: str, is_asked: bool) -> None:
    """An answer has reasons and is given once."""
    if not is_asked:
        raise Refused("second_look_already_given")
    if not reasons.strip():
        raise Refused("second_look_without_reasons")
