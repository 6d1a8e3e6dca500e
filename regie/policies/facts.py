"""What can have happened to a policy."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PolicyImported:
    """An organisation has one more version of a policy; from which day it counts stands in the version."""

    policy_version_id: int
    organisation_id: int
    pack_id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class DraftStarted:
    """Somebody began a new version, from an earlier one or from nothing."""

    draft_id: int
    organisation_id: int
    base_id: int | None


@dataclass(frozen=True)
class DraftSaved:
    """A draft was changed; what it says stands in the draft, and counts nowhere."""

    draft_id: int
    edition: int


@dataclass(frozen=True)
class DraftTaken:
    """A draft became a version, with the day of the works council's consent or why there is none."""

    draft_id: int
    policy_version_id: int
    consented_on: str
    why_none: str


@dataclass(frozen=True)
class DraftDropped:
    """Nobody goes on with this draft."""

    draft_id: int
