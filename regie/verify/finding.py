"""What `regie verify` is asked, and what it answers: one invariant, one thing, one sentence."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Asked:
    """The moment to judge by, how late work may be, and what is known of the run that left these rows.

    `late` is the bound after a crash (I-6, I-8: ten seconds); rows cannot tell whether there was one.
    """

    at: datetime
    late: timedelta = timedelta(seconds=10)
    crashes: int = 0
    running: bool = False


@dataclass(frozen=True)
class Finding:
    """An invariant that does not hold, of what, and how one sees it."""

    invariant: str
    subject: str
    what: str

    def __str__(self) -> str:
        return f"{self.invariant:5} {self.subject}: {self.what}"
