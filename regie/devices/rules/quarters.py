"""From when to when a quarter runs, in Amsterdam."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from regie.refusal import Refused

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WRITTEN = re.compile(r"(?P<year>20\d\d)Q(?P<number>[1-4])")


def quarter_of(at: datetime) -> str:
    """`2026Q1` for any moment of its first three months."""
    local = at.astimezone(AMSTERDAM)
    return f"{local.year}Q{(local.month + 2) // 3}"


def bounds(quarter: str) -> tuple[datetime, datetime]:
    """The first moment of the quarter and the first after it; raises Refused "quarter_unknown"."""
    found = WRITTEN.fullmatch(quarter)
    if found is None:
        raise Refused("quarter_unknown")
    year, month = int(found["year"]), int(found["number"]) * 3 - 2
    after = (year + 1, 1) if month == 10 else (year, month + 3)
    return datetime(year, month, 1, tzinfo=AMSTERDAM), datetime(*after, 1, tzinfo=AMSTERDAM)


def quarter_before(quarter: str) -> str:
    """The one before it."""
    year, number = int(quarter[:4]), int(quarter[5])
    return f"{year}Q{number - 1}" if number > 1 else f"{year - 1}Q4"
