"""When a drill may be planned, and how one stands."""

from datetime import datetime, timedelta
from enum import StrEnum

from regie.refusal import Refused

# Within the window one button's next press counts as practice, so it is kept as short as practising allows.
LONGEST = timedelta(hours=1)


class Standing(StrEnum):
    """Where a drill stands."""

    PLANNED = "planned"
    OPEN = "open"
    RUNNING = "running"
    OVERRUN = "overrun"
    ENDED = "ended"
    EVALUATED = "evaluated"
    REAL = "real"
    CALLED_OFF = "called_off"
    NOT_HELD = "not_held"


def check_plan(*, opens_at: datetime, until: datetime, purpose: str, at: datetime) -> None:
    """Raise when this cannot be a drill: over already, too long, or without a purpose."""
    if until <= opens_at or until <= at:
        raise Refused("drill_is_past")
    if until - opens_at > LONGEST:
        raise Refused("drill_too_long", minutes=int(LONGEST.total_seconds() // 60))
    if not purpose.strip():
        raise Refused("drill_without_purpose")


def check_lessons(*, ended: bool, well: str, better: str) -> None:
    """Raise when there is nothing to write about yet, or nothing was written."""
    if not ended:
        raise Refused("drill_not_over")
    if not (well.strip() or better.strip()):
        raise Refused("drill_without_lessons")


def standing(
    *, opens_at: datetime, until: datetime, called_off: bool, begun: bool, real: bool, over: bool, evaluated: bool,
    at: datetime,
) -> Standing:  # fmt: skip
    """How a drill stands at a moment; nothing but a person ends one (I-16)."""
    if called_off:
        return Standing.CALLED_OFF
    if real:
        return Standing.REAL
    if begun:
        return _begun(until, over=over, evaluated=evaluated, at=at)
    if at >= until:
        return Standing.NOT_HELD
    return Standing.OPEN if at >= opens_at else Standing.PLANNED


def _begun(until: datetime, *, over: bool, evaluated: bool, at: datetime) -> Standing:
    if evaluated:
        return Standing.EVALUATED
    if over:
        return Standing.ENDED
    return Standing.OVERRUN if at >= until else Standing.RUNNING
