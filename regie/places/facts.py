"""What can have happened to a place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceAdded:
    """A spot exists from now on."""

    place_id: int
    kind: str


@dataclass(frozen=True)
class PlaceRenamed:
    """A spot is called something else from now on."""

    place_id: int


@dataclass(frozen=True)
class PlaceClosed:
    """A spot is used no more; what happened there stays to be read."""

    place_id: int


@dataclass(frozen=True)
class PlaceOpened:
    """A spot that was closed is used again."""

    place_id: int
