"""Which step is due, who may take charge, and what a stand-down needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from regie.refusal import Refused

ANYBODY = "anybody"
# When no policy sets a ladder: everybody on duty at once, again every minute. An alarm never ends in silence.
WITHOUT_POLICY = ({"group": ANYBODY, "wait_seconds": 60, "channels": ["screen", "email", "webhook"]},)
# A press that took less long to arrive is as good as one that came at once.
LATE_FROM = timedelta(seconds=5)
ASKS_FROM = timedelta(minutes=15)
LOUD = "voice"
RETRY = (2, 4, 8, 15, 30)


class Kind(StrEnum):
    """How loud the press is: come and be visible, or help me now."""

    ATTENTION = "attention"
    ALARM = "alarm"


class Outcome(StrEnum):
    """What was needed to end it."""

    RESTORED = "restored"
    ENDED = "ended"
    SENT_AWAY = "sent_away"
    POLICE = "police"
    FALSE_ALARM = "false_alarm"
    DRILL = "drill"


@dataclass(frozen=True)
class Step:
    """Whom to call, through what, and how long to wait before the next step."""

    group: str
    wait: timedelta
    channels: tuple[str, ...]
    also_off_duty: bool = False


@dataclass(frozen=True)
class Call:
    """The step to call now, whether it was called before, and when the ladder moves again."""

    index: int
    step: Step
    repeated: bool
    again_at: datetime


def plan_from(data: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    """The ladder as it was copied onto the alarm."""
    return tuple(
        Step(
            one["group"],
            timedelta(seconds=one["wait_seconds"]),
            tuple(one["channels"]),
            one.get("also_off_duty", False),
        )
        for one in data
    )


def next_call(plan: tuple[Step, ...], *, called: int, at: datetime) -> Call:
    """The call to make now, when `called` is the index of the last step called (-1: none yet).

    The last step repeats until a person acts: there is no end to a ladder but a person.
    """
    index = min(called + 1, len(plan) - 1)
    return Call(index=index, step=plan[index], repeated=index == called, again_at=at + plan[index].wait)


def retry_at(*, attempt: int, at: datetime) -> datetime:
    """When a failed call is tried again; it never gives up by itself."""
    return at + timedelta(seconds=RETRY[min(attempt, len(RETRY)) - 1])


def late_press(pressed_at: datetime | None, *, at: datetime) -> datetime | None:
    """The original moment of a press that had to wait; None for one that came at once, or that names the future."""
    return pressed_at if pressed_at and at - pressed_at >= LATE_FROM else None


def stop_by(channels: Iterable[str]) -> frozenset[str]:
    """Along which of the ways that were tried somebody hears that another has the regie."""
    tried = frozenset(channels)
    return tried - {LOUD} or tried


def asks_again(pressed_at: datetime | None, *, raised_at: datetime, answered: bool) -> bool:
    """Whether a press came so late that we ask whether help is still needed; it calls people all the same (CH-5)."""
    return pressed_at is not None and raised_at - pressed_at >= ASKS_FROM and not answered


def check_taken(won: int, *, in_charge: str | None, stood_down: bool) -> None:
    """Raise when the charge was not won: somebody else has it, or the alarm is over."""
    if won == 1:
        return
    if stood_down:
        raise Refused("alarm_is_over")
    raise Refused("someone_is_in_charge", who=in_charge or "")


def check_in_charge(*, in_charge_id: int | None, in_charge: str | None, by_id: int, stood_down: bool) -> None:
    """Raise unless `by_id` has the regie of an open alarm."""
    if stood_down:
        raise Refused("alarm_is_over")
    if in_charge_id is None:
        raise Refused("nobody_in_charge")
    if in_charge_id != by_id:
        raise Refused("someone_is_in_charge", who=in_charge or "")


def check_hand_over(*, by_id: int, to_id: int, to_may_respond: bool, to: str) -> None:
    """Raise when the regie cannot be offered to this person."""
    if by_id == to_id:
        raise Refused("hand_over_to_yourself")
    if not to_may_respond:
        raise Refused("cannot_respond_here", who=to)


def check_outcome(outcome: str, *, drill: bool = False) -> None:
    """Raise when an alarm would be closed without saying what was needed (I-16), or a real one as a drill."""
    if outcome not in set(Outcome):
        raise Refused("outcome_missing")
    if (outcome == Outcome.DRILL) != drill:
        raise Refused("a_drill_ends_as_drill" if drill else "this_is_no_drill")
