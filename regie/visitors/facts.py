"""What can have happened at a door. No fact says who was looked for: a name that was typed is not kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LookedFor:
    """Somebody at a door typed a name; how many it could be."""

    person_id: int
    hits: int


@dataclass(frozen=True)
class InterventionLogged:
    """Somebody stepped in: the contact was restored, ended, or somebody was told to leave."""

    intervention_id: int
    outcome: str
