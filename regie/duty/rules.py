"""How hours of a week lie: over midnight, beside each other, and where nobody is."""

from collections.abc import Iterable
from dataclasses import dataclass

MIDNIGHT = 24 * 60
DAYS = 7


@dataclass(frozen=True)
class Block:
    """From one minute to another on one day of the week."""

    weekday: int
    from_minute: int
    until_minute: int


def blocks(weekdays: Iterable[int], *, from_minute: int, until_minute: int) -> list[Block]:
    """The blocks of a shift that is the same on several days.

    An end that is not after the beginning lies on the next day; midnight as an end is the end of the day.
    """
    found: list[Block] = []
    for weekday in weekdays:
        if until_minute > from_minute:
            found.append(Block(weekday, from_minute, until_minute))
            continue
        found.append(Block(weekday, from_minute, MIDNIGHT))
        if until_minute > 0:
            found.append(Block((weekday + 1) % DAYS, 0, until_minute))
    return found


def lanes(hours: Iterable[tuple[int, int]]) -> list[int]:
    """A lane for each stretch of hours, in order of their beginning, so that none covers another."""
    free_from: list[int] = []
    chosen: list[int] = []
    for begin, end in hours:
        lane = next((number for number, free in enumerate(free_from) if free <= begin), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = end
        chosen.append(lane)
    return chosen


def gaps(hours: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of one day in which nobody is there."""
    reached, found = 0, []
    for begin, end in sorted(hours):
        if begin > reached:
            found.append((reached, begin))
        reached = max(reached, end)
    if reached < MIDNIGHT:
        found.append((reached, MIDNIGHT))
    return found
