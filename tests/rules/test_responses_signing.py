"""Who may choose, sign, send back and lift."""

from datetime import date

import pytest

from regie.refusal import Refused
from regie.responses import rules

CHOOSER, REPORTER, AFFECTED, OTHER = 1, 2, 3, 4
TODAY = date(2026, 3, 10)


def refusal(check, *args, **kwargs) -> str:
    """The code with which a check says no; empty when it lets through."""
    try:
        check(*args, **kwargs)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (OTHER, ""),
        (CHOOSER, "four_eyes"),
        (REPORTER, "involved_may_not_sign"),
        (AFFECTED, "involved_may_not_sign"),
        (None, "only_a_person_signs"),
    ],
)
def test_who_may_sign(person: int | None, expected: str) -> None:
    """S1-24 S1-08 Four eyes: never who chose, reported or underwent it, and never the flow itself."""
    assert refusal(rules.check_signer, person, chooser_id=CHOOSER, involved={REPORTER, AFFECTED}) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (CHOOSER, ""),
        (REPORTER, ""),
        (None, "only_a_person_chooses"),
    ],
)
def test_who_may_choose(person: int | None, expected: str) -> None:
    """S1-24 S1-08 A person chooses, never the flow; that it is the right one, G4 looks at."""
    assert refusal(rules.check_chooser, person) == expected


@pytest.mark.parametrize(("person", "expected"), [(OTHER, ""), (CHOOSER, "not_your_own_to_send_back")])
def test_who_may_send_back(person: int, expected: str) -> None:
    """S1-24 The second person sends back, not who chose."""
    assert refusal(rules.check_sent_back, person, chooser_id=CHOOSER) == expected


@pytest.mark.parametrize(
    ("decided", "ends_on", "expected"),
    [
        (True, None, ""),
        (True, TODAY, ""),
        (True, date(2026, 3, 9), "already_over"),
        (False, None, "not_in_force"),
    ],
)
def test_what_can_be_lifted(decided: bool, ends_on: date | None, expected: str) -> None:
    """S1-25 Only what was decided and is not over ends early."""
    assert refusal(rules.check_lifting, is_decided=decided, ends_on=ends_on, on=TODAY) == expected


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (None, date(2026, 4, 10), ""),
        (TODAY, date(2026, 4, 10), ""),
        (date(2026, 3, 9), date(2026, 4, 10), "first_day_has_passed"),
        (None, date(2026, 3, 9), "already_over"),
        (None, None, ""),
    ],
)
def test_nothing_begins_before_it_is_told(starts_on, ends_on, expected: str) -> None:
    """S1-25 The day on which the citizen is told is the earliest first day."""
    assert refusal(rules.check_beginning, starts_on=starts_on, ends_on=ends_on, on=TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "held_on", "notes", "expected"),
    [
        ("talk", date(2026, 3, 10), "Zegt sorry.", ""),
        ("talk", date(2026, 3, 11), "Zegt sorry.", "hearing_still_to_come"),
        ("did_not_come", date(2026, 3, 11), "Belde niet af.", "hearing_still_to_come"),
        ("afterwards", date(2026, 3, 17), "Kon niet wachten: wapen.", ""),
        ("afterwards", date(2026, 3, 17), " ", "hearing_without_words"),
    ],
)
def test_what_may_be_kept_as_a_hearing(kind: str, held_on: date, notes: str, expected: str) -> None:
    """S1-25 S3-24 A talk that is still to come is no hearing; an offer for afterwards has a day and a reason."""
    assert refusal(rules.check_hearing, rules.Heard(kind, held_on, notes), on=TODAY) == expected


@pytest.mark.parametrize(("why", "expected"), [("Omdat het past.", ""), ("  ", "say_why"), ("", "say_why")])
def test_every_step_has_a_reason(why: str, expected: str) -> None:
    """S1-24 In words."""
    assert refusal(rules.check_reason, why) == expected
