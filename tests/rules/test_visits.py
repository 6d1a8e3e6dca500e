"""When somebody on a visit is asked and when it is too late: truth tables, without a clock."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.refusal import Refused
from regie.visits import rules

pytestmark = pytest.mark.once
T = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("confirmed", "until", "due"),
    [
        (0, 60, 30),
        (20, 60, 50),
        (40, 60, 60),  # the planned end comes first
        (57, 60, 60),
        (58, 60, 88),  # asked about the end already: a whole round
        (70, 60, 100),  # longer than planned
        (0, 20, 20),
    ],
)
def test_a_round_ends_after_its_time_or_at_the_planned_end(confirmed, until, due):
    """I-17 S1-19: minutes after the start."""
    found = rules.due_after(
        confirmed_at=T + confirmed * MINUTE,
        until=T + until * MINUTE,
        every=30 * MINUTE,
        ask_before=2 * MINUTE,
    )
    assert found == T + due * MINUTE


@pytest.mark.parametrize(
    ("lasts", "every", "ask_before", "refused"),
    [
        (60, 30, 2, None),
        (60, 60, 2, None),
        (0.5, 30, 0.2, "visit_lasts"),
        (24 * 60 + 1, 30, 2, "visit_lasts"),
        (60, 0.5, 0.2, "visit_every"),
        (60, 30, 30, "visit_ask_before"),
        (20, 30, 20, "visit_ask_before"),
        (60, 30, 0.1, "visit_ask_before"),
    ],
)
def test_which_times_can_work(lasts, every, ask_before, refused):
    """I-17: bounds of the program; no figure of them is a norm."""
    times = rules.Times(lasts * MINUTE, every * MINUTE, ask_before * MINUTE)
    if refused is None:
        rules.check_times(times)
        return
    with pytest.raises(Refused, match=refused):
        rules.check_times(times)


@pytest.mark.parametrize(("waited", "said"), [(0, 10), (3, 7), (60, 0), (-5, 10)])
def test_a_message_counts_from_when_it_was_said(waited, said):
    """I-18: what waited for a network is as old as it is, and never older than the round."""
    assert rules.said_at(at=T + 10 * MINUTE, waited=waited * MINUTE, since=T) == T + said * MINUTE


@pytest.mark.parametrize(
    ("ending", "silent", "refused"),
    [
        ("1234", "4321", None),
        ("1234", "1234", "visit_codes_equal"),
        ("123", "4321", "visit_code_digits"),
        ("1234", "abcd", "visit_code_digits"),
        ("1234", "١٢٣٤", "visit_code_digits"),
    ],
)
def test_two_codes_of_four_digits(ending, silent, refused):
    """S2-14: one ends the visit, one only seems to."""
    if refused is None:
        rules.check_codes(ending, silent)
        return
    with pytest.raises(Refused, match=refused):
        rules.check_codes(ending, silent)
