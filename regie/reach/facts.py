"""What can have happened to the ways out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutletAdded:
    """A provider or a system of others is used from now on."""

    outlet_id: int
    organisation_id: int
    kind: str


@dataclass(frozen=True)
class OutletChanged:
    """Its name, address or settings were corrected."""

    outlet_id: int


@dataclass(frozen=True)
class OutletEnded:
    """It is not used any more."""

    outlet_id: int


@dataclass(frozen=True)
class OutletTried:
    """A test was sent to it."""

    outlet_id: int
    trial_id: int


@dataclass(frozen=True)
class WayAdded:
    """A person can be reached in one way more."""

    person_id: int
    channel: str


@dataclass(frozen=True)
class WayChanged:
    """When a way to a person is used was changed."""

    person_id: int
    channel: str


@dataclass(frozen=True)
class WayEnded:
    """A way to a person is gone: taken away, or it stopped to exist by itself."""

    person_id: int
    channel: str
    by_itself: bool


@dataclass(frozen=True)
class PersonTried:
    """A person sent a test to the own phone, pager and mail."""

    person_id: int
    trials: tuple[int, ...]


@dataclass(frozen=True)
class WayProved:
    """The code of a test came back: this way really leads to this person."""

    person_id: int
    channel: str
