"""Which key is a key, which time is near enough to ours, and what a code says about the panel itself."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from regie.refusal import Refused

KEY_BITS = {32: 128, 48: 192, 64: 256}  # hexadecimal digits: bits
# A panel repeats what was not acknowledged within a second or so; sequence numbers come round much later.
SAME_MESSAGE = timedelta(minutes=2)
# So long the same message with a new time stamp may still be about the same press, while its alarm is open.
SAME_PRESS = timedelta(minutes=15)
# How far back refusals of the same event are counted, and at which of them somebody must come after all.
REFUSALS_COUNT_FOR = timedelta(hours=1)
REFUSALS_UNTIL_ALARM = 3
SLOWEST, FASTEST = timedelta(seconds=-40), timedelta(seconds=20)


class Trouble(StrEnum):
    """What can be the matter with a panel while it still speaks."""

    CLOCK = "clock"
    BATTERY = "battery"
    LINE = "line"
    FAULT = "fault"
    BYPASS = "bypass"


class Why(StrEnum):
    """Why a message was not taken for one of ours."""

    UNKNOWN = "unknown"  # an account that nobody has
    KEY = "key"  # encrypted, and not with the key of this account
    PLAIN = "plain"  # in plain text from an account with a key
    REPLAY = "replay"  # a recording of an earlier message


@dataclass(frozen=True)
class Turn:
    """What a signal says about the panel: this trouble began, or ended."""

    trouble: Trouble
    begins: bool


def key_digits(said: str) -> str:
    """The key in hexadecimal, as people copy it: spaces, colons and dashes do not count.

    Raises Refused "key_length" or "key_digits".
    """
    digits = re.sub(r"[\s:-]", "", said).upper()
    if not re.fullmatch(r"[0-9A-F]*", digits):
        raise Refused("key_digits")
    if len(digits) not in KEY_BITS:
        raise Refused("key_length", length=len(digits))
    return digits


def clock_off(stamped_at: datetime | None, *, at: datetime) -> timedelta | None:
    """How far the panel's clock is ahead of ours (negative: behind), in whole seconds; None without a time."""
    return None if stamped_at is None else stamped_at - at.replace(microsecond=0)


def in_time(stamped_at: datetime | None, *, at: datetime) -> bool:
    """Whether this time stamp is near enough: from 40 s behind to 20 s ahead (DC-09 §5.5.1.9)."""
    off = clock_off(stamped_at, at=at)
    return off is not None and SLOWEST <= off <= FASTEST


# SIA codes about the panel as a whole; those about a button follow from their second letter.
_SYSTEM = {
    "YC": Turn(Trouble.LINE, begins=True),
    "YS": Turn(Trouble.LINE, begins=True),
    "YK": Turn(Trouble.LINE, begins=False),
    "YT": Turn(Trouble.BATTERY, begins=True),
    "YR": Turn(Trouble.BATTERY, begins=False),
}
_BY_SECOND_LETTER = {
    "T": Turn(Trouble.FAULT, begins=True),
    "S": Turn(Trouble.FAULT, begins=True),
    "J": Turn(Trouble.FAULT, begins=False),
    "R": Turn(Trouble.FAULT, begins=False),
    "B": Turn(Trouble.BYPASS, begins=True),
    "U": Turn(Trouble.BYPASS, begins=False),
}
# Contact ID events (the 300s are troubles, 57x is bypass); qualifier 3 is their end.
_BATTERY = frozenset({"302", "309", "311", "338", "384"})


def turn_of(code: str, qualifier: str) -> Turn | None:
    """What a signal that raises no alarm says about the panel; None when that is nothing."""
    if code.isdigit():
        return _contact_id_turn(code, begins=qualifier != "3")
    if code in _SYSTEM:
        return _SYSTEM[code]
    return _BY_SECOND_LETTER.get(code[1:]) if code[:1] in tuple("PHQM") else None


def _contact_id_turn(code: str, *, begins: bool) -> Turn | None:
    if code.startswith("57"):
        return Turn(Trouble.BYPASS, begins)
    if code in _BATTERY:
        return Turn(Trouble.BATTERY, begins)
    if code.startswith("35"):
        return Turn(Trouble.LINE, begins)
    return Turn(Trouble.FAULT, begins) if code.startswith("3") else None
