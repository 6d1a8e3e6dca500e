"""How long is a term, and when does it end? Reckoned in the local time of the people who keep it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/Amsterdam")
# A term in days ends with the last minute of its last day, wherever in the day it began.
LAST_MINUTE = time(23, 59)
FRIDAY = 4
MONTHS_IN_A_YEAR = 12
A_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a term is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True)
class Period:
    """An amount of time as a policy writes it: 48 hours, 2 working days, 6 weeks."""

    amount: int
    unit: Unit


def reached(period: Period, *, since: datetime, holidays: Collection[date] = ()) -> datetime:
    """The moment at which `period` has passed: hours to the second, everything else at the end of a day."""
    if period.unit is Unit.HOURS:
        return since.astimezone(UTC) + timedelta(hours=period.amount)
    day = day_after(period, since.astimezone(LOCAL).date(), holidays)
    return datetime.combine(day, LAST_MINUTE, tzinfo=LOCAL).astimezone(UTC)


def begins(period: Period, *, since: datetime, holidays: Collection[date] = ()) -> datetime:
    """The moment from which something may be done: with the day on which `period` has passed."""
    if period.unit is Unit.HOURS or period.amount == 0:
        return reached(Period(period.amount, Unit.HOURS), since=since)
    day = day_after(period, since.astimezone(LOCAL).date(), holidays)
    return datetime.combine(day, time.min, tzinfo=LOCAL).astimezone(UTC)


def day_after(period: Period, start: date, holidays: Collection[date] = ()) -> date:
    """The day on which `period` has passed since `start`; hours count as the days they begin."""
    match period.unit:
        case Unit.HOURS:
            return start + timedelta(days=-(-period.amount // 24))
        case Unit.DAYS:
            return start + timedelta(days=period.amount)
        case Unit.WEEKS:
            return start + timedelta(weeks=period.amount)
        case Unit.WORKING_DAYS:
            return _working_day_after(period.amount, start, holidays)
        case Unit.MONTHS:
            return _months_after(period.amount, start)
        case Unit.YEARS:
            return _months_after(period.amount * MONTHS_IN_A_YEAR, start)


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday, unless the organisation is closed."""
    return day.weekday() <= FRIDAY and day not in holidays


def _working_day_after(amount: int, start: date, holidays: Collection[date]) -> date:
    """The `amount`-th working day after `start`; zero asks for `start` itself, or the first one after it."""
    day, left = start, amount
    while left > 0 or not is_working_day(day, holidays):
        day += A_DAY
        left -= is_working_day(day, holidays)
    return day


def _months_after(amount: int, start: date) -> date:
    """The same day of a later month; the last day of that month if it has no such day."""
    years, month = divmod(start.month - 1 + amount, MONTHS_IN_A_YEAR)
    first = date(start.year + years, month + 1, 1)
    next_first = date(first.year + first.month // MONTHS_IN_A_YEAR, first.month % MONTHS_IN_A_YEAR + 1, 1)
    return min(first + timedelta(days=start.day - 1), next_first - A_DAY)
