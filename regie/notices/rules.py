"""How a promise stands: open, kept, late or broken."""

from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    DROPPED = "dropped"


def standing(
    *, due_at: datetime | None, kept_at: datetime | None, dropped_at: datetime | None, at: datetime
) -> Standing:
    """Kept in time, kept but late, broken (the term has passed and it is still not done), or open.

    A promise without a term can be kept, but never be late or broken.
    """
    if dropped_at:
        return Standing.DROPPED
    past = due_at is not None and (kept_at or at) > due_at
    if kept_at:
        return Standing.LATE if past else Standing.KEPT
    return Standing.BROKEN if past else Standing.OPEN


def bucket(*, due_at: datetime | None, at: datetime, end_of_day: datetime, end_of_week: datetime) -> str:
    """Where a promise stands on the page: late, today, week, later or undated."""
    if due_at is None:
        return "undated"
    for name, until in (("late", at), ("today", end_of_day), ("week", end_of_week)):
        if due_at <= until:
            return name
    return "later"
