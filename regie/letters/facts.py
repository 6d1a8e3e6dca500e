"""What can have happened to a letter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WordingAdded:
    """A kind of letter has a new version of its words."""

    template_id: int
    code: str
    language: str
    version: int


@dataclass(frozen=True)
class Drafted:
    """A letter waits to be read, changed and sent by a person."""

    letter_id: int
    incident_id: int
    measure_id: int


@dataclass(frozen=True)
class Changed:
    """A person changed the draft."""

    letter_id: int
    incident_id: int
    person_id: int


@dataclass(frozen=True)
class Sent:
    """The letter is frozen and has left the house."""

    letter_id: int
    incident_id: int
    sha256: str
