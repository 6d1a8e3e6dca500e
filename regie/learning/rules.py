"""How far do colleagues lie apart, and how far from the norm? Counts only; never who answered what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from regie.refusal import Refused

# With two answers each of the two knows the other's; below three no group is a group.
FEWEST = 3
MOST_VIGNETTES = 12
NOT_OVER_THE_LINE = "not_over_the_line"
NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Share:
    """How many chose one answer, and what part of everybody that is, in whole percents."""

    answer: str
    count: int
    percent: int


@dataclass(frozen=True)
class Outcome:
    """What came out for one vignette.

    `agreed` is the part that chose what the norm says, `distance` the rest; `spread` is how many different
    answers were given. All in whole percents, of `answered` people.
    """

    answered: int
    shares: tuple[Share, ...]
    agreed: int
    distance: int
    spread: int


def outcome(answers: Sequence[str], *, norm: str, smallest_group: int) -> Outcome | None:
    """What came out, the most chosen first; None when too few answered to show anything."""
    if len(answers) < max(smallest_group, FEWEST):
        return None
    counted = Counter(answers)
    order = sorted(counted, key=lambda one: (-counted[one], one))
    shares = tuple(Share(one, counted[one], _percent(counted[one], len(answers))) for one in order)
    agreed = _percent(counted[norm], len(answers))
    return Outcome(len(answers), shares, agreed, 100 - agreed, len(counted))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)


def check_asked(*, texts: Iterable[str], closes_on: date, today: date, smallest_group: int) -> None:
    """Raise when nobody could answer, nothing is asked, or the group is too small to hide in."""
    asked = [text for text in texts if text.strip()]
    if not asked:
        raise Refused("no_vignette")
    if len(asked) > MOST_VIGNETTES:
        raise Refused("too_many_vignettes", most=MOST_VIGNETTES)
    if closes_on < today:
        raise Refused("closes_in_the_past")
    if smallest_group < FEWEST:
        raise Refused("group_too_small", fewest=FEWEST)


def check_rated(*, open_now: bool, answered: Iterable[str], allowed: Iterable[str], complete: bool) -> None:
    """Raise when the round is over, an answer is none of those offered, or one is missing."""
    if not open_now:
        raise Refused("calibration_is_over")
    if set(answered) - set(allowed):
        raise Refused("answer_unknown")
    if not complete:
        raise Refused("vignette_unanswered")
