"""What time it is for everybody: the database's, where several machines share one; else that of this machine.

Leases, steps and terms are rows that one process writes and another judges. Two clocks five seconds apart would make a
call twice and a step early (I-8, I-25). So each process asks the database what time it is, and carries that on by its
steady clock, which nobody can set; what its own wall clock says does not matter then.
"""

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

TRIES = 3


@dataclass(frozen=True)
class Reading:
    """What the database said, at which moment of the steady clock, and how wrong that can be."""

    told: datetime
    steady: float
    doubt: timedelta

    def at(self, steady: float) -> datetime:
        """What it would say at that moment."""
        return self.told + timedelta(seconds=steady - self.steady)


_reading: Reading | None = None
_lock = threading.Lock()


def now() -> datetime:
    """This moment, aware, in UTC."""
    reading = _reading
    return reading.at(time.monotonic()) if reading else timezone.now()


def read_database() -> timedelta:
    """Ask the database, where there is one for several machines; how far this machine's own clock is ahead of it."""
    global _reading
    if connection.vendor != "postgresql":
        return timedelta()
    best = min((_read() for _ in range(TRIES)), key=lambda one: one.doubt)
    with _lock:
        # A worse reading that agrees would only make the time jump to and fro.
        apart = abs(_reading.at(best.steady) - best.told) if _reading else None
        if apart is None or apart > best.doubt:
            _reading = best
    return timezone.now() - best.at(time.monotonic())


def forget() -> None:
    """Go by this machine's own clock again."""
    global _reading
    _reading = None


def _read() -> Reading:
    before = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (told,) = cursor.fetchone()
    after = time.monotonic()
    return Reading(told, (before + after) / 2, timedelta(seconds=(after - before) / 2))
