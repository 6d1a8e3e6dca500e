"""What can have happened to what is kept of people; ids alone, because this stays."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Erased:
    """The words of one record are gone; its numbers stayed."""

    erasure_id: int
    root: str
    row_id: int


@dataclass(frozen=True)
class HoldPlaced:
    """A record may not be erased for now; `incident_id` when it is a case."""

    hold_id: int
    incident_id: int | None


@dataclass(frozen=True)
class HoldLifted:
    """It may again."""

    hold_id: int
    incident_id: int | None


@dataclass(frozen=True)
class GlassBroken:
    """Somebody opened a case that is not theirs, for a reason and a short time."""

    glass_id: int
    incident_id: int
    person_id: int


@dataclass(frozen=True)
class GlassReviewed:
    """Another looked at why."""

    glass_id: int
    justified: bool


@dataclass(frozen=True)
class AccessGiven:
    """An answer to an access request was made."""

    originator_id: int
