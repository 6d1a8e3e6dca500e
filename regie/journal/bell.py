"""Who waits in this process to hear that something was written; a hint only, the rows are the truth.

Each loop hears only what it can do something about: a press that woke all of them would wait for all of them.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from enum import StrEnum

from django.db import transaction


class Topic(StrEnum):
    """About what one can wait to hear."""

    FACTS = "facts"  # anything at all was written
    ERRANDS = "errands"  # something follows from it
    CALLS = "calls"  # somebody must be called
    TRIALS = "trials"  # somebody tries a way out


class _Rung(threading.local):
    """What the present transaction of this thread rings for."""

    def __init__(self) -> None:
        self.topics: set[Topic] = set()


_lock = threading.Lock()
_rung = _Rung()
_ears: list["Ear"] = []
_outside: list[Callable[[tuple[Topic, ...]], None]] = []


def ring_after_commit(*topics: Topic) -> None:
    """Wake who waits for these once the present transaction is on disk; however often it rings, they wake once."""
    _rung.topics.update(topics)
    transaction.on_commit(_ring_what_is_left, robust=True)


def rings(topic: Topic) -> bool:
    """Whether the present transaction of this thread rings for this."""
    return topic in _rung.topics


def answer(topic: Topic) -> None:
    """What this rings for was done in the same transaction: nobody needs to wake for it."""
    _rung.topics.discard(topic)


def _ring_what_is_left() -> None:
    topics = tuple(sorted(_rung.topics))
    _rung.topics.clear()
    if topics:
        ring(*topics)


def ring(*topics: Topic) -> None:
    """Wake who waits for these now, here and in other processes; safe from any thread."""
    wake(*topics)
    for tell in list(_outside):
        tell(topics)


def tell_outside(tell: Callable[[tuple[Topic, ...]], None] | None) -> None:
    """Let `tell` bring every ring of this process to the others; None ends that."""
    _outside[:] = [tell] if tell else []


def wake(*topics: Topic) -> None:
    """Wake who waits for these in this process."""
    with _lock:
        ears = [ear for ear in _ears if ear.topic in topics]
    for ear in ears:
        ear.wake()


class Ear:
    """One waiting loop; hears a ring that came while it was busy."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()
        with _lock:
            _ears.append(self)

    def wake(self) -> None:
        """Somebody rang."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._rung.set)

    async def wait(self, seconds: float) -> None:
        """Return at the next ring, or after `seconds` at the latest."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), timeout=max(seconds, 0.0))
        self._rung.clear()

    def close(self) -> None:
        """Listen no more."""
        with _lock:
            _ears.remove(self)
