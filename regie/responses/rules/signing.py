"""Who may choose, sign, send back and lift; and what stops a signature."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from regie.refusal import Refused


@dataclass(frozen=True)
class Missing:
    """One safeguard that does not stand yet: a code for its sentence, and where the safeguard comes from.

    `of` is what it is about, `setting` what the policy has to decide first.
    """

    code: str
    source: str
    of: str = ""
    setting: str = ""


class Unsafe(Refused):
    """A response that may not go on while safeguards are missing; `missing` says which."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        super().__init__("safeguards_missing")
        self.missing = tuple(missing)


def check_complete(missing: Collection[Missing]) -> None:
    """Nothing is missing."""
    if missing:
        raise Unsafe(missing)


def check_chooser(person_id: int | None) -> None:
    """A person chooses, never the flow itself. Whether it is the right one, G4 says."""
    if person_id is None:
        raise Refused("only_a_person_chooses")


def check_signer(person_id: int | None, *, chooser_id: int, involved: Collection[int]) -> None:
    """Four eyes: another person than who chose, and one who was not in it."""
    if person_id is None:
        raise Refused("only_a_person_signs")
    if person_id == chooser_id:
        raise Refused("four_eyes")
    if person_id in involved:
        raise Refused("involved_may_not_sign")


def check_sent_back(person_id: int, *, chooser_id: int) -> None:
    """Who chose it cannot be the second person who sends it back."""
    if person_id == chooser_id:
        raise Refused("not_your_own_to_send_back")


def check_reason(why: str) -> None:
    """Every step against or for a citizen has a reason in words."""
    if not why.strip():
        raise Refused("say_why")


def check_classified(is_classified: bool, *, is_closed: bool) -> None:
    """A response answers facts that were held against the norm, in a case that is still open."""
    if not is_classified:
        raise Refused("not_classified_yet")
    if is_closed:
        raise Refused("response_needs_open_case")


def check_rule(rule: str, *, is_named: bool) -> None:
    """Who says that a rule asks for it, names a rule that does."""
    if rule and not is_named:
        raise Refused("rule_says_nothing_of_it", rule=rule)


def check_waiting(waits: bool) -> None:
    """It still waits for the second person."""
    if not waits:
        raise Refused("no_longer_waiting")


def check_beginning(*, starts_on: date | None, ends_on: date | None, on: date) -> None:
    """Nothing works backwards: its first day has not passed when the citizen is told, nor has its last."""
    if starts_on is not None and starts_on < on:
        raise Refused("first_day_has_passed")
    if ends_on is not None and ends_on < on:
        raise Refused("already_over")


def check_lifting(*, is_decided: bool, ends_on: date | None, on: date) -> None:
    """Only what holds, or still has to begin, can end early."""
    if not is_decided:
        raise Refused("not_in_force")
    if ends_on is not None and ends_on < on:
        raise Refused("already_over")


def check_first_to_lift(is_first: bool) -> None:
    """It ends early once."""
    if not is_first:
        raise Refused("already_lifted")
