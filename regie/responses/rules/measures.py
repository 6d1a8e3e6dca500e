"""A chosen response with everything that it rests on, as one value for the gates to look at."""

from dataclasses import dataclass
from datetime import date

from regie.responses.rules.kinds import Nature


@dataclass(frozen=True)
class Act:
    """One thing that was said or done."""

    words: str
    happened_on: date
    source: str
    norm_class: str


@dataclass(frozen=True)
class Heard:
    """One time that the citizen could tell their side, or was invited to."""

    kind: str
    held_on: date
    notes: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What somebody chose, on what grounds, and as seen on which day.

    `starts_on` is empty when it starts on the day on which the citizen is told. `longest_until` is the last
    day that the norm allows; empty when the norm says nothing about it.
    """

    kind: str
    on: date
    chooser_id: int | None = None
    reporter_id: int | None = None
    affected_id: int | None = None
    classifier_id: int | None = None
    is_aggression: bool = False
    acts: tuple[Act, ...] = ()
    hearings: tuple[Heard, ...] = ()
    why: str = ""
    lighter: str = ""
    nature: Nature = Nature.UNSAID
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    longest_until: date | None = None
    where: str = ""
    stays_open: str = ""

    @property
    def involved(self) -> frozenset[int]:
        """Whoever was in it: the reporter and the person to whom it happened."""
        return frozenset(one for one in (self.reporter_id, self.affected_id) if one is not None)
