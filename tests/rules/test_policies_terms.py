"""When a term ends: to the hour or at the end of a day, through summer time, weekends and closed days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.policies.rules import (
    LOCAL,
    NOT_CONFIGURED,
    Anchor,
    Clock,
    Deadline,
    Period,
    Unit,
    due,
    ends_on,
    is_working_day,
)

CHRISTMAS = date(2026, 12, 25)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def promise(amount: int, unit: Unit) -> Deadline:
    return Deadline(clock=Clock.CLASSIFY, anchor=Anchor.REPORTED, within=Period(amount, unit))


@pytest.mark.parametrize(
    ("anchor", "amount", "unit", "expected"),
    [
        # Hours run to the minute, also when the clock on the wall jumps (29 March and 25 October 2026).
        ("2026-03-03T14:02", 24, Unit.HOURS, "2026-03-04T14:02"),
        ("2026-03-28T14:02", 24, Unit.HOURS, "2026-03-29T15:02"),
        ("2026-10-24T14:02", 48, Unit.HOURS, "2026-10-26T13:02"),
        ("2026-03-06T23:30", 48, Unit.HOURS, "2026-03-08T23:30"),
        # Days end with their last minute, whatever the clock did meanwhile.
        ("2026-03-03T14:02", 0, Unit.DAYS, "2026-03-03T23:59"),
        ("2026-03-03T23:59", 0, Unit.DAYS, "2026-03-03T23:59"),
        ("2026-03-28T09:00", 1, Unit.DAYS, "2026-03-29T23:59"),
        ("2026-10-24T09:00", 1, Unit.DAYS, "2026-10-25T23:59"),
        ("2026-03-03T00:10", 2, Unit.WEEKS, "2026-03-17T23:59"),
        # Months and years: the same day, or the last one that there is.
        ("2026-01-31T12:00", 1, Unit.MONTHS, "2026-02-28T23:59"),
        ("2028-01-31T12:00", 1, Unit.MONTHS, "2028-02-29T23:59"),
        ("2026-12-15T12:00", 3, Unit.MONTHS, "2027-03-15T23:59"),
        ("2028-02-29T12:00", 1, Unit.YEARS, "2029-02-28T23:59"),
        # Working days: Tuesday, over a weekend, from a Saturday, and none at all.
        ("2026-03-03T14:02", 2, Unit.WORKING_DAYS, "2026-03-05T23:59"),
        ("2026-03-06T14:02", 2, Unit.WORKING_DAYS, "2026-03-10T23:59"),
        ("2026-03-07T14:02", 1, Unit.WORKING_DAYS, "2026-03-09T23:59"),
        ("2026-03-07T14:02", 0, Unit.WORKING_DAYS, "2026-03-09T23:59"),
        ("2026-03-03T14:02", 0, Unit.WORKING_DAYS, "2026-03-03T23:59"),
        # Over a closed day: Thursday before Christmas (a Friday) to Monday.
        ("2026-12-24T14:02", 1, Unit.WORKING_DAYS, "2026-12-28T23:59"),
    ],
)
def test_a_term_ends(anchor, amount, unit, expected):
    """S1-24 S1-23 each promise has a moment at which it is broken, in the local time of those who keep it."""
    assert due(promise(amount, unit), local(anchor), {CHRISTMAS}) == local(expected)


def test_the_anchor_may_come_in_any_time_zone():
    """S1-24 half past midnight in Amsterdam is a new day, also when the server thinks in UTC."""
    anchor = datetime(2026, 6, 2, 22, 30, tzinfo=UTC)
    assert due(promise(0, Unit.DAYS), anchor) == local("2026-06-03T23:59")


def test_no_clock_runs_on_a_gap():
    """S1-24 a term that nobody decided is no term of zero and no endless one."""
    undecided = Deadline(clock=Clock.CLASSIFY, anchor=Anchor.REPORTED)
    assert due(undecided, local("2026-03-03T14:02")) is NOT_CONFIGURED


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (3, Unit.MONTHS, date(2026, 6, 3)),
        (6, Unit.WEEKS, date(2026, 4, 14)),
        (36, Unit.HOURS, date(2026, 3, 5)),
        (1, Unit.YEARS, date(2027, 3, 3)),
    ],
)
def test_a_measure_has_a_last_day(amount, unit, expected):
    """S1-25 a measure ends on a date that can stand in a letter."""
    assert ends_on(Period(amount, unit), date(2026, 3, 3)) == expected


MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))
DAYS_CLOSED = st.frozensets(st.dates(date(2020, 1, 1), date(2041, 1, 1)), max_size=30)


@given(MOMENTS, st.integers(0, 400), st.sampled_from(list(Unit)), DAYS_CLOSED)
def test_a_term_is_never_over_before_it_began(anchor, amount, unit, closed):
    """S1-24 whatever the moment, the unit and the closed days."""
    amount = amount if unit is not Unit.YEARS else amount // 20
    assert due(promise(amount, unit), anchor, closed) >= anchor.replace(second=0, microsecond=0)


@given(MOMENTS, st.integers(0, 60), DAYS_CLOSED)
def test_working_days_are_counted_one_by_one(anchor, amount, closed):
    """S1-24 exactly so many working days lie after the anchor, and the last of them is the term."""
    first, last = anchor.astimezone(LOCAL).date(), due(promise(amount, Unit.WORKING_DAYS), anchor, closed)
    last_day = last.astimezone(LOCAL).date()
    after = [first + timedelta(days=n) for n in range(1, (last_day - first).days + 1)]
    assert is_working_day(last_day, closed)
    counted = sum(is_working_day(day, closed) for day in after)
    assert counted == amount or (amount == 0 and counted == 1 and not is_working_day(first, closed))


@given(MOMENTS, st.integers(0, 50), st.sampled_from(list(Unit)))
def test_a_longer_term_ends_no_earlier(anchor, amount, unit):
    """S1-24 one more never means less."""
    assert due(promise(amount, unit), anchor) <= due(promise(amount + 1, unit), anchor)
