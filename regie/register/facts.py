"""What can have happened to the register."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewSaved:
    """Somebody kept a way to look at the register; `shared_with` is a role or empty."""

    view_id: int
    shared_with: str


@dataclass(frozen=True)
class ViewDropped:
    """It was taken away again."""

    view_id: int
