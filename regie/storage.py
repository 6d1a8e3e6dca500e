"""Did the disk or the database fail to keep something lately: known to this process, because it could not be kept."""

import time

from django.db.utils import DatabaseError

# What SQLite and PostgreSQL say when it is not our words but their storage that is wrong.
SIGNS = (
    "disk i/o error", "disk image is malformed", "disk is full", "readonly database", "read-only transaction",
    "could not extend", "could not write", "could not fsync", "no space left", "input/output error",
)  # fmt: skip
TOLD_FOR = 60 * 60
_failed_at: float | None = None


def note(problem: BaseException) -> bool:
    """Remember when this problem is one of storage; whether it is."""
    global _failed_at
    is_one = isinstance(problem, DatabaseError | OSError) and any(
        sign in str(problem).lower() for sign in SIGNS
    )
    if is_one:
        _failed_at = time.monotonic()
    return is_one


def failed_lately() -> bool:
    """Whether that happened within the hour: a disk that failed once is looked at before it fails again."""
    return _failed_at is not None and time.monotonic() - _failed_at < TOLD_FOR


def forget() -> None:
    """Somebody looked."""
    global _failed_at
    _failed_at = None
