"""Where a page of the register begins, and which views may be kept and shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from regie.refusal import Refused

# The questions that the register answers; a saved view holds some of these.
FILTERS = ("q", "state", "place", "behaviour", "charge", "since", "until", "mine", "waiting")
SEARCH = "q"


@dataclass(frozen=True, order=True)
class Cursor:
    """The place between two rows of a list by moment and number; it stays where it is when rows come above it."""

    at: datetime
    number: int

    def written(self) -> str:
        """As it stands in an address."""
        return f"{self.at.astimezone(UTC).isoformat()}~{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """What `written` wrote; None for anything else."""
        moment, _, number = text.replace(" ", "+").partition("~")
        try:
            at = datetime.fromisoformat(moment)
        except ValueError:
            return None
        known = at.tzinfo is not None and number.isdecimal() and len(number) < 19
        return cls(at, int(number)) if known else None


def check_view(*, name: str, asked: Mapping[str, Any], shared_with: str, reads_cases: bool) -> None:
    """A view has a name and narrows something; words that were searched for can hold a name and are not shared."""
    if not name.strip():
        raise Refused("view_without_name")
    if not any(asked.get(one) for one in FILTERS):
        raise Refused("view_shows_everything")
    if shared_with and not reads_cases:
        raise Refused("view_not_yours_to_share")
    if shared_with and asked.get(SEARCH):
        raise Refused("view_with_words_shared")


def check_own_view(*, mine: bool, who: str) -> None:
    """Only who made it takes it away."""
    if not mine:
        raise Refused("view_of_another", who=who)
