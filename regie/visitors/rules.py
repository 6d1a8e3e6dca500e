"""Could this name be that person, and what must be known of somebody who was told to leave?"""

import re
import unicodedata
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from regie.refusal import Refused

# What concerns who lets people in or helps them; a benefit or a service has its own people.
AT_THE_DOOR = frozenset(
    {
        "building_ban",
        "access_restriction",
        "contact_restriction",
        "representative_barred",
        "area_ban",
        "prosecutor_order",
    }
)
# Own rule of thumb: how far two words may differ and still be the same name, misheard or misspelt.
ALIKE = 0.84
SHORTEST_TO_COMPARE = 4
BESIDE_A_NAME = frozenset(
    "de der den het van von el al da di dos du la le ten ter te heer mevrouw dhr mw mr".split()
)


class Certainty(StrEnum):
    """How sure it is that this is the person; a name alone never makes it more than possible."""

    POSSIBLE = "possible"
    AGREES = "agrees"
    DIFFERS = "differs"


class Outcome(StrEnum):
    """What an intervention came to: it aims at recovery, and sometimes the contact has to end."""

    RESTORED = "restored"
    ENDED = "ended"
    SENT_OUT = "sent_out"


class Capacity(StrEnum):
    """In what capacity somebody gave the order to leave."""

    OFFICIAL = "official"
    GUARD = "guard"
    HOLDER = "holder"
    POLICE = "police"


def parts(name: str) -> list[str]:
    """The words of a name that tell people apart, without accents, titles and what stands before a surname."""
    # The dotless i has no accent to take off, and is heard as any other.
    bare = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    words = re.findall(r"[^\W_]+", "".join(one for one in bare if not unicodedata.combining(one)))
    return [word for word in words if word not in BESIDE_A_NAME and len(word) > 1]


def resembles(typed: str, known: str) -> bool:
    """Whether a word of one name could be a word of the other; this finds too many on purpose."""
    return any(_alike(one, other) for one in parts(typed) for other in parts(known))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_TO_COMPARE or any(sign.isdigit() for sign in one + other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def certainty(second: str, *, birth_date: date | None, reference: str) -> Certainty:
    """What a second mark says: the day of birth, or the reference on the letter that the citizen holds."""
    said = second.strip()
    if not said:
        return Certainty.POSSIBLE
    if said.casefold() == reference.casefold():
        return Certainty.AGREES
    born = as_day(said)
    if born is None or birth_date is None:
        return Certainty.POSSIBLE
    return Certainty.AGREES if born == birth_date else Certainty.DIFFERS


def as_day(said: str) -> date | None:
    """A day as people write it at a desk: 3-4-1980, 03.04.1980, 1980-04-03."""
    found = re.fullmatch(r"(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})", said)
    if not found:
        return None
    first, month, last = (int(part) for part in found.groups())
    year, day = (first, last) if first > 31 else (last, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def check_name(typed: str) -> None:
    """There is something to look for."""
    if not parts(typed):
        raise Refused("type_a_name")


def check_intervention(
    *, outcome: str, ordered_by: str, capacity: str, happened_at: datetime, at: datetime
) -> None:
    """Who is told to leave is told by somebody, in some capacity (Sr 138, 139); nothing is logged that has to come."""
    if happened_at > at:
        raise Refused("intervention_still_to_come")
    if outcome == Outcome.SENT_OUT and not ordered_by.strip():
        raise Refused("ordered_by_nobody")
    if outcome == Outcome.SENT_OUT and not capacity:
        raise Refused("ordered_in_no_capacity")
