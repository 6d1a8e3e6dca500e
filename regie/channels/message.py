"""What is sent, and what is known after sending."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# Control, right-to-left and zero-width characters can forge a line or hide a word on a pager or in a mail header.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Outcome(StrEnum):
    """What is known about one attempt. `HANDED_OVER` means that the next party took it, not that it arrived."""

    HANDED_OVER = "handed_over"
    # The other side says that it reached the device; never that somebody looked.
    DELIVERED = "delivered"
    # It did not leave the house; trying again may help.
    FAILED = "failed"
    # The other side will never take this one: a wrong number, a wrong key, a text that is too long.
    REFUSED = "refused"
    # The address does not exist any more.
    GONE = "gone"
    # It may have arrived, or not: the line went silent after it was sent.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Message:
    """One text for one address; `key` stays the same when the same message is sent again.

    `settings` are the outlet's own (a server, an account, a template) with its `address` among them; `secret` is
    the key that the other side wants. `level` says how loud it is, so that a channel can choose a tone: alarm,
    attention, taken (somebody has the regie), test, drill, drill_taken.
    """

    key: str
    title: str
    body: str
    data: dict[str, object] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    level: str = "alarm"

    @property
    def is_exercise(self) -> bool:
        """Nothing is the matter: a test or a drill, which may never look like the real thing."""
        return self.level in ("test", "drill", "drill_taken")


@dataclass(frozen=True)
class Receipt:
    """What the other side said; `reference` is its own number for the message, when it gave one."""

    outcome: Outcome
    detail: str = ""
    reference: str = ""


def clean(text: str) -> str:
    """The text on one line without characters that forge or hide something."""
    return UNSAFE.sub(" ", text).strip()
