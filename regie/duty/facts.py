"""What can have happened to a rota."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rostered:
    """A person stands on the rota for a weekly block."""

    line_id: int
    person_id: int
    group: str


@dataclass(frozen=True)
class TakenOffRota:
    """A person no longer stands on the rota for that block."""

    line_id: int
    person_id: int
    group: str
