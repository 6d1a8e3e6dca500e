"""What can have happened to staff."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonAdded:
    """Somebody may log in from now on."""

    person_id: int


@dataclass(frozen=True)
class PersonChanged:
    """What is known of a person, or how to reach them, was corrected."""

    person_id: int


@dataclass(frozen=True)
class PasswordRenewed:
    """A person gets in with a new password, and no more with the old one."""

    person_id: int


@dataclass(frozen=True)
class LogInHeldUp:
    """Somebody tried a name in vain so often that it has to wait; `person_id` is empty for a name that nobody has."""

    person_id: int | None


@dataclass(frozen=True)
class RoleGiven:
    """A person may do more than before."""

    person_id: int
    role: str
    place_id: int | None


@dataclass(frozen=True)
class RoleTaken:
    """A person may do less than before: open live lines of theirs end."""

    person_id: int
    role: str


@dataclass(frozen=True)
class PersonLeft:
    """A person may not log in any more."""

    person_id: int
