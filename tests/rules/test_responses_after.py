"""How a measure stands, who answers and who looks again: truth tables."""

from datetime import date, timedelta

import pytest

from regie.refusal import Refused
from regie.responses import rules
from regie.responses.rules import Status

TODAY = date(2026, 3, 10)
CHOOSER, OTHER, THIRD = 1, 2, 3


def refusal(check, **kwargs) -> str:
    try:
        check(**kwargs)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, Status.ACTIVE),
        ({"is_decided": False}, Status.WAITING),
        ({"is_decided": False, "is_sent_back": True}, Status.SENT_BACK),
        ({"starts_on": None, "told_on": None}, Status.TO_BE_TOLD),
        ({"starts_on": date(2026, 3, 9), "told_on": None}, Status.TO_BE_TOLD),
        ({"starts_on": date(2026, 3, 11), "told_on": None}, Status.TO_BE_TOLD),
        ({"starts_on": date(2026, 3, 11)}, Status.TO_BEGIN),
        ({"ends_on": date(2026, 3, 9)}, Status.EXPIRED),
        ({"ends_on": date(2026, 3, 10)}, Status.ACTIVE),
        ({"ended": "lifted", "ends_on": date(2026, 3, 9)}, Status.LIFTED),
        ({"ended": "quashed"}, Status.QUASHED),
        ({"ended": "withdrawn"}, Status.WITHDRAWN),
        ({"ended": "superseded"}, Status.SUPERSEDED),
    ],
)
def test_how_a_measure_stands(change, expected) -> None:
    """S1-24 S1-25 Active, expired, lifted, withdrawn, quashed, superseded: each its own word."""
    known = {
        "is_decided": True, "is_sent_back": False, "ended": "", "told_on": date(2026, 3, 1),
        "starts_on": date(2026, 3, 1),
        "ends_on": date(2026, 4, 1), "on": TODAY,
    }  # fmt: skip
    assert rules.status(**{**known, **change}) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ""),
        ({"by_id": CHOOSER}, "chooser_does_not_look_again"),
        ({"status": Status.LIFTED}, "not_in_force"),
        ({"why": " "}, "say_why"),
        ({"earlier": [OTHER]}, "another_looks_this_time"),
        ({"earlier": [OTHER, THIRD]}, "older_needs_fresh_answers"),
        ({"earlier": [OTHER, THIRD], "since": "Niets.", "reached": "Ja, twee keer gebeld."}, ""),
    ],
)
def test_the_older_it_is_the_more_a_review_asks(change, expected) -> None:
    """S1-25 C2 Another looks, each time another, and from the second time on with fresh answers."""
    known = {
        "by_id": OTHER, "chooser_id": CHOOSER, "status": Status.ACTIVE, "earlier": [], "why": "Nog nodig.",
        "since": "", "reached": "",
    }  # fmt: skip
    assert refusal(rules.check_review, **{**known, **change}) == expected


@pytest.mark.parametrize(
    ("next_on", "longest", "expected"),
    [
        (None, None, "next_look_not_in_between"),
        (TODAY, None, "next_look_not_in_between"),
        (date(2026, 4, 10), None, "next_look_not_in_between"),
        (date(2026, 4, 9), None, ""),
        (date(2026, 3, 24), timedelta(days=14), ""),
        (date(2026, 3, 25), timedelta(days=14), "looks_come_closer"),
    ],
)
def test_looks_never_grow_apart(next_on, longest, expected) -> None:
    """S1-25 C2 The next look comes no later after this one than this one came after the last."""
    assert (
        refusal(rules.check_next, next_on=next_on, ends_on=date(2026, 4, 10), longest=longest, on=TODAY)
        == expected
    )


@pytest.mark.parametrize(
    ("status", "same_kind", "same_citizen", "expected"),
    [
        (Status.ACTIVE, True, True, ""),
        (Status.EXPIRED, True, True, ""),
        (Status.QUASHED, True, True, "nothing_to_prolong"),
        (Status.WAITING, True, True, "nothing_to_prolong"),
        (Status.ACTIVE, False, True, "another_measure_cannot_be_prolonged"),
        (Status.ACTIVE, True, False, "another_measure_cannot_be_prolonged"),
    ],
)
def test_what_can_be_prolonged(status, same_kind, same_citizen, expected) -> None:
    """S1-25 C9 The same measure for the same citizen, never what a court quashed."""
    found = refusal(rules.check_renewal, status=status, is_same_kind=same_kind, is_same_citizen=same_citizen)
    assert found == expected


def test_the_look_back_is_shown_and_says_when_nobody_decided_it() -> None:
    """S1-24 (G13) Yes, no, or not known; no step follows from it."""
    assert rules.within_look_back(TODAY, on=TODAY) is True
    assert rules.within_look_back(TODAY - timedelta(days=1), on=TODAY) is False
    assert rules.within_look_back(None, on=TODAY) is None
