"""What can have happened to a promise or a notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A message waits for a person."""

    notice_id: int
    person_id: int
