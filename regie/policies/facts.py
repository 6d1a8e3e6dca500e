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
