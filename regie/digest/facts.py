"""What can have happened to a digest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DigestChosen:
    """Somebody wants the weekly mail, or wants it no more."""

    person_id: int
    wanted: bool
