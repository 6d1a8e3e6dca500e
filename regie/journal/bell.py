"""Who waits in this process to hear that something was written; a hint only, the rows are the truth."""

import asyncio
import contextlib
import threading
from collections.abc import Callable

from django.db import transaction

_lock = threading.Lock()
_listeners: list[Callable[[], None]] = []


def ring_after_commit() -> None:
    """Wake every listener once the present transaction is on disk."""
    transaction.on_commit(ring, robust=True)


def ring() -> None:
    """Wake every listener now; safe from any thread."""
    with _lock:
        listeners = list(_listeners)
    for listener in listeners:
        listener()


class Ear:
    """One waiting loop; hears a ring that came while it was busy."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()
        with _lock:
            _listeners.append(self._wake)

    def _wake(self) -> None:
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
            _listeners.remove(self._wake)
