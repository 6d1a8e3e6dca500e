"""What is sent, and what is known after sending."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

# Control, right-to-left and zero-width characters can forge a line or hide a word on a pager or in a mail header.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Outcome(StrEnum):
    """What is known about one attempt. `HANDED_OVER` means that the next party took it, not that it arrived."""

    HANDED_OVER = "handed_over"
    FAILED = "failed"


@dataclass(frozen=True)
class Message:
    """One text for one address; `key` stays the same when the same message is sent again."""

    key: str
    title: str
    body: str
    data: dict[str, object] = field(default_factory=dict)
    secret: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the other side said."""

    outcome: Outcome
    detail: str = ""


def clean(text: str) -> str:
    """The text on one line without characters that forge or hide something."""
    return UNSAFE.sub(" ", text).strip()
