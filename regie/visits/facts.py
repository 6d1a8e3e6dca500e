"""What can have happened to a visit. None says where: an address is kept no longer than needed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VisitStarted:
    """Somebody is on the way and asks to be watched."""

    visit_id: int
    person_id: int


@dataclass(frozen=True)
class VisitConfirmed:
    """They said that all is well; a new round began at that moment."""

    visit_id: int
    person_id: int


@dataclass(frozen=True)
class VisitAsked:
    """The time is almost up: they were asked, on the screen and over every way of their own."""

    visit_id: int
    person_id: int


@dataclass(frozen=True)
class VisitExpired:
    """Nobody answered: an alarm was raised."""

    visit_id: int
    alarm_id: int


@dataclass(frozen=True)
class VisitExtended:
    """It takes longer than planned."""

    visit_id: int
    person_id: int


@dataclass(frozen=True)
class VisitEnded:
    """They are back, or safe."""

    visit_id: int
    person_id: int


@dataclass(frozen=True)
class VisitOffered:
    """A colleague was asked to take the visit over; until they do, nothing changes."""

    visit_id: int
    to_id: int


@dataclass(frozen=True)
class VisitHandedOver:
    """The colleague accepted or declined."""

    visit_id: int
    person_id: int
    accepted: bool


@dataclass(frozen=True)
class VisitCodesChosen:
    """Somebody chose the codes with which a visit ends."""

    person_id: int
