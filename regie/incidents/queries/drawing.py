"""The story of a case as a small drawing: a row for the alarm, the case and the answer; a column for each day.

What it shows stands below it in sentences, so that nobody needs it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from regie.incidents.queries.story import Lane, Line

# Pixels; the words stand to the left of the rows, the days above the columns.
WORDS, TOP, COLUMN, ROW = 76, 36, 58, 36


@dataclass(frozen=True)
class Dot:
    """What happened on one day in one row: how often, and the sentences for who points at it."""

    x: int
    y: int
    count: int
    says: str


@dataclass(frozen=True)
class Stretch:
    """From one day to the next; `leaps` says that there are days between in which nothing happened."""

    x: int
    until: int
    leaps: bool


@dataclass(frozen=True)
class Drawing:
    """Everything in its place."""

    width: int
    height: int
    days: list[tuple[int, date]]
    rows: list[tuple[int, str]]
    stretches: list[Stretch]
    dots: list[Dot]
    count: int

    @property
    def leaps(self) -> bool:
        """Whether somewhere there are days in which nothing happened."""
        return any(one.leaps for one in self.stretches)


def drawing(days: Sequence[tuple[date, list[Line]]]) -> Drawing | None:
    """The drawing of these days; None where there is nothing to see between two moments."""
    lines = [line for _day, told in days for line in told]
    lanes = [lane for lane in Lane if any(line.lane is lane for line in lines)]
    if len(lines) < 2:
        return None
    columns = {day: WORDS + COLUMN // 2 + COLUMN * number for number, (day, _told) in enumerate(days)}
    rows = {lane: TOP + ROW // 2 + ROW * number for number, lane in enumerate(lanes)}
    return Drawing(
        width=WORDS + COLUMN * len(days),
        height=TOP + ROW * len(lanes),
        days=[(x, day) for day, x in columns.items()],
        rows=[(y, str(lane.label)) for lane, y in rows.items()],
        stretches=[
            Stretch(columns[one], columns[other], other - one > timedelta(days=1))
            for one, other in pairwise(columns)
        ],
        dots=[dot for day, told in days for dot in _dots(told, columns[day], rows)],
        count=len(lines),
    )


def _dots(told: list[Line], x: int, rows: dict[Lane, int]) -> list[Dot]:
    counted = Counter(line.lane for line in told)
    return [
        Dot(x, rows[lane], count, " ".join(line.sentence for line in told if line.lane is lane))
        for lane, count in counted.items()
    ]
