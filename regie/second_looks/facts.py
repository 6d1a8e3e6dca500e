"""What can have happened to a decision under threat. What a colleague may not see stands in none of these."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Marked:
    """On a case stands that there is a decision on the citizen's own matter."""

    second_look_id: int
    incident_id: int


@dataclass(frozen=True)
class Asked:
    """A colleague who was not there is asked to look again."""

    second_look_id: int
    incident_id: int


@dataclass(frozen=True)
class AskedAnother:
    """The colleague who was asked could not look; another is asked."""

    second_look_id: int
    incident_id: int


@dataclass(frozen=True)
class Given:
    """The colleague answered."""

    second_look_id: int
    incident_id: int
