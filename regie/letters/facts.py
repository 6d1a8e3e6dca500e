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
class GivenToRead:
    """Somebody asks another to read the letter before it leaves."""

    letter_id: int
    incident_id: int


@dataclass(frozen=True)
class Approved:
    """A second person read these words and said that they can go."""

    letter_id: int
    incident_id: int


@dataclass(frozen=True)
class Returned:
    """A second person read it and said what must change."""

    letter_id: int
    incident_id: int


@dataclass(frozen=True)
class Sent:
    """The letter is frozen and has left the house."""

    letter_id: int
    incident_id: int
    sha256: str


@dataclass(frozen=True)
class DeliveryNoted:
    """Something became known of the way of the letter."""

    letter_id: int
    incident_id: int
    step: str
