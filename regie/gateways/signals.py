"""What a device says, and what a gateway may answer once somebody has stored it."""

import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum


class Kind(StrEnum):
    """What a signal means for the people who would have to come."""

    RAISE = "raise"
    RESTORE = "restore"
    TEST = "test"
    TROUBLE = "trouble"
    BYPASS = "bypass"
    SUPERVISION = "supervision"
    UNKNOWN = "unknown"


class Verdict(Enum):
    """What the handler tells the gateway to answer."""

    ACK = "ack"  # it is on disk
    NAK = "nak"  # its time is too far from ours: the device may set its clock by the answer
    DUH = "duh"  # understood as a message, but nothing can be done with it
    SILENT = "silent"  # not stored, or not for us: the device will repeat it


# The panel says so itself: Contact ID "still present", and a SIA block of events that it reported earlier.
REPORTED_BEFORE = frozenset({"6", "O"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One event from one device, in words that every gateway shares.

    `zone` and `area` are without leading zeros, so that "007" over one protocol and "7" over another are the
    same button; for codes about a person `zone` is the user number. `text` is safe to show, `raw` is the
    whole message for the record. `fingerprint` is equal for every repetition of the same message (it leaves
    out the time stamp, which a panel may put right in between) and says nothing about *when*: sequence
    numbers wrap, so whoever compares fingerprints does so within a short window. `frame` is equal only for the very
    same message, time stamp included; `words` for what was said and when, whatever number the message carried:
    nothing but the sequence number stands outside an encrypted content, so a recording can change just that.
    """

    account: str
    kind: Kind
    code: str
    received_at: datetime
    fingerprint: str
    qualifier: str = ""
    zone: str | None = None
    area: str | None = None
    text: str = ""
    receiver: str | None = None
    line: str = ""
    sequence: str = ""
    stamped_at: datetime | None = None
    xdata: tuple[str, ...] = ()
    raw: str = ""
    frame: str = ""
    words: str = ""
    encrypted: bool = False
    source: str = ""

    @property
    def repeats(self) -> bool:
        """Whether the panel says that it reported this before: then it raises only where no alarm is open."""
        return self.kind is Kind.RAISE and self.qualifier in REPORTED_BEFORE


@dataclass(frozen=True, slots=True)
class Stranger:
    """A message that nobody could read, or that came from nobody known: what to count, and where it came from."""

    source: str
    account: str
    why: str


Handle = Callable[[Signal], Awaitable[Verdict]]
Clock = Callable[[], datetime]
# The key of an account, or None when there is none; and who hears of a message without an answer.
Keys = Callable[[str], Awaitable[bytes | None]]
Refusing = Callable[[Stranger], None]

LONGEST_TEXT = 200


def clean(text: str) -> str:
    """The text without what could end a pager message, turn it around or hide in it."""
    letters = (_harmless(letter) for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(letters).split())[:LONGEST_TEXT].rstrip()


def _harmless(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "  # line ends, ETX, RS, US, ESC: a space, so that words stay apart
    return "" if category.startswith("C") else letter  # zero width, turned direction, no character at all
