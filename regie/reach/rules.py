"""What a receipt means, in which order the ways to one person start, and what an outlet must have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from regie.refusal import Refused

# So long a way may be the only one before the next one to the same person starts.
GAP = timedelta(seconds=10)
# Where a way stands when nobody has said otherwise: what is quiet first, the phone that rings last.
USUAL_RUNG = {"sms": 1, "voice": 2}
RUNGS = (0, 1, 2)
GUESSES = 5
ADDRESS = {
    "sms": r"\+[1-9][0-9]{6,14}",
    "voice": r"\+[1-9][0-9]{6,14}",
    "pager": r"[0-9A-Za-z]{1,16}",
    "push": r"https?://[^\x00-\x20\x7f]{3,900}",
}
CODE = re.compile(r"[0-9]{4}")


class Truth(StrEnum):
    """What is known of one message. Only `SEEN` says that a human being has it."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    DELIVERED = "delivered"
    SEEN = "seen"
    FAILED = "failed"
    UNKNOWN = "unknown"
    STOPPED = "stopped"


# A receipt that comes late or twice may make more known, never less. That nobody tells what became of a message is
# more than that somebody took it; and whatever is heard after that counts.
RANK = {
    Truth.WAITING: 0, Truth.HANDED_OVER: 1, Truth.UNKNOWN: 2, Truth.FAILED: 3, Truth.DELIVERED: 4, Truth.SEEN: 5,
}  # fmt: skip


@dataclass(frozen=True)
class Way:
    """One way to one person that can be used now: which rung of the person's own order it stands on."""

    id: int
    channel: str
    rung: int


def state_of(outcome: str) -> Truth:
    """What is known after this outcome, when nothing will be tried again."""
    known = {"handed_over": Truth.HANDED_OVER, "delivered": Truth.DELIVERED, "unknown": Truth.UNKNOWN}
    return known.get(outcome, Truth.FAILED)


def moves_on(now: str, later: str) -> bool:
    """Whether a receipt changes what is known; `STOPPED` is our own word, and what really happened beats it."""
    return RANK[Truth(later)] > RANK.get(Truth(now), -1) or (now == Truth.UNKNOWN and later != Truth.UNKNOWN)


def waits(ways: Iterable[Way], *, step: timedelta) -> dict[int, timedelta]:
    """How long after the call each way starts, by its id.

    Ways on the same rung start together; the next rung when the one before had GAP, or less when the step is
    short: every way has begun before the next people are called. The lowest rung that is there starts at once.
    """
    found = list(ways)
    rungs = sorted({way.rung for way in found})
    gap = min(GAP, step / max(len(rungs), 1))
    return {way.id: gap * rungs.index(way.rung) for way in found}


def checked_address(channel: str, said: str) -> str:
    """The address as a provider wants it; raises with a sentence when it cannot be one."""
    address = said.strip()
    if channel in ("sms", "voice"):
        address = re.sub(r"[ ().\-]", "", address)
        address = re.sub(r"^00", "+", address)
        address = re.sub(r"^0(?=[1-9])", "+31", address)
    if channel not in ADDRESS or not re.fullmatch(ADDRESS[channel], address):
        raise Refused("way_address")
    return address


def check_code(code: str, *, wanted: str, sent: bool, tries: int) -> None:
    """Raise when this code cannot prove anything: nothing was sent, or somebody is guessing."""
    if not sent or not wanted:
        raise Refused("code_not_sent")
    if tries >= GUESSES:
        raise Refused("code_too_often")
    if not CODE.fullmatch(code):
        raise Refused("code_wrong")


def check_outlet(
    *, address: str, schemes: tuple[str, ...], wanted: Mapping[str, tuple[bool, str]], settings: Mapping[str, str],
) -> None:  # fmt: skip
    """Raise when an outlet cannot work: an address of another kind, or a setting that is missing or wrong."""
    if schemes:
        check_address(address, schemes)
    for name, (required, pattern) in wanted.items():
        given = settings.get(name, "")
        if (required and not given) or (given and not re.fullmatch(pattern, given)):
            raise Refused("outlet_setting", field=name)


def check_address(address: str, schemes: tuple[str, ...]) -> None:
    """Raise unless the address begins with one of these schemes and names a host."""
    try:
        parts = urlsplit(address)
        # A serial line has a path and no host.
        named = parts.path.startswith("/dev/") if parts.scheme.endswith("+serial") else parts.hostname
        usable = parts.scheme in schemes and bool(named) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\x00-\x20\x7f]", address):
        raise Refused("outlet_address", schemes=" / ".join(f"{scheme}://" for scheme in schemes))
