"""What can have happened to a panel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeySet:
    """This panel must encrypt what it says from now on; the key itself is told to nobody."""

    device_id: int
    bits: int


@dataclass(frozen=True)
class KeyRemoved:
    """This panel speaks in plain text from now on."""

    device_id: int


@dataclass(frozen=True)
class TroubleBegan:
    """A fault, an empty battery, a lost line, a wrong clock, or a button that was switched off."""

    device_id: int
    kind: str
    zone: str
    code: str


@dataclass(frozen=True)
class TroubleEnded:
    """That is over."""

    device_id: int
    kind: str
    zone: str
    code: str


@dataclass(frozen=True)
class MessageRefused:
    """Security: a message in the name of this panel that was not taken for one of its own."""

    device_id: int
    why: str
    source: str


@dataclass(frozen=True)
class StrangerHeard:
    """Security: a message for an account that is not ours."""

    source: str
    why: str
