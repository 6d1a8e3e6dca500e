"""When must somebody on a visit be asked, when is it too late, and which times may they choose."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regie.refusal import Refused

# Bounds of the program and no norm: shorter cannot be answered, and nobody's visit lasts longer than a day.
SHORTEST_ROUND = timedelta(minutes=1)
LONGEST_VISIT = timedelta(hours=24)
SHORTEST_NOTICE = timedelta(seconds=10)
CODE_DIGITS = 4


@dataclass(frozen=True)
class Times:
    """How long a visit lasts, how often its person lets hear, and how long before the end of a round they are asked."""

    lasts: timedelta
    every: timedelta
    ask_before: timedelta


def check_times(times: Times) -> None:
    """Raise when a timer with these times would not work."""
    if not SHORTEST_ROUND <= times.lasts <= LONGEST_VISIT:
        raise Refused("visit_lasts")
    if not SHORTEST_ROUND <= times.every <= LONGEST_VISIT:
        raise Refused("visit_every")
    if not SHORTEST_NOTICE <= times.ask_before < min(times.every, times.lasts):
        raise Refused("visit_ask_before")


def due_after(
    *, confirmed_at: datetime, until: datetime, every: timedelta, ask_before: timedelta
) -> datetime:
    """When the round that began at `confirmed_at` is over: after `every`, or at the planned end when that is sooner.

    Who says that all is well when the planned end is already asked about goes on for a whole round.
    """
    ends_sooner = until < confirmed_at + every
    return until if ends_sooner and confirmed_at + ask_before < until else confirmed_at + every


def said_at(*, at: datetime, waited: timedelta, since: datetime) -> datetime:
    """When they really said it: a message that waited for a network counts from then, and never from before `since`."""
    return max(at - max(waited, timedelta()), since)


def check_still_counts(*, due_at: datetime, at: datetime) -> None:
    """Raise for a message that waited so long that its own round is over: nobody knows how they are now."""
    if due_at <= at:
        raise Refused("visit_said_too_long_ago")


def check_codes(ending: str, silent: str) -> None:
    """Raise when the two codes could be confused or are no codes."""
    for code in (ending, silent):
        if not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            raise Refused("visit_code_digits")
    if ending == silent:
        raise Refused("visit_codes_equal")


def check_open(won: int, *, expired: bool) -> None:
    """Raise when the visit was over already: whoever lost against the alarm is told that there is one (I-18)."""
    if won != 1:
        raise Refused("visit_alarm_raised" if expired else "visit_is_over")
