"""Does anything else wait while garbage is cleared away?"""

import gc
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.sqlite3.base import Database

from regie.worker.sweeping import Sweeper

PATIENCE = 3
pytestmark = pytest.mark.once


def connect(path: Path) -> Any:
    """A connection that takes its transactions itself and waits a while for somebody else's."""
    opened = Database.connect(path, isolation_level=None, check_same_thread=False, timeout=PATIENCE)
    opened.execute("PRAGMA journal_mode=WAL")
    return opened


def leave_garbage(connection: Any) -> None:
    """An unfinished statement that nothing but itself refers to: what every error from Django leaves behind."""
    ring: list[Any] = [connection.execute("SELECT 1 UNION SELECT 2")]
    next(ring[0])
    ring.append(ring)


def ask_for_memory() -> None:
    """So much that Python left to itself clears away everything, here."""
    _ = [[[] for _ in range(1000)] for _ in range(200)]


def outcome_for_who_waits(path: Path) -> list[str]:
    """What a second connection hears that waits for the lock while the holder asks for memory, then commits."""
    holder, waiter = connect(path), connect(path)
    heard: list[str] = []

    def wait_for_the_lock() -> None:
        waiting.set()
        try:
            waiter.execute("BEGIN IMMEDIATE")
            heard.append("its turn")
            waiter.execute("ROLLBACK")
        except Database.OperationalError as problem:
            heard.append(str(problem))

    waiting = threading.Event()
    leave_garbage(waiter)
    holder.execute("BEGIN IMMEDIATE")
    other = threading.Thread(target=wait_for_the_lock)
    other.start()
    waiting.wait()
    ask_for_memory()
    holder.execute("COMMIT")
    other.join()
    return heard


def test_who_holds_the_lock_never_clears_away_what_belongs_to_who_waits(tmp_path):
    """I-1 LD-2: a press that is being written does not stand still until another connection gives up."""
    sweeper = Sweeper()
    sweeper.start()
    try:
        assert outcome_for_who_waits(tmp_path / "swept.sqlite3") == ["its turn"]
    finally:
        sweeper.stop()


def test_garbage_is_cleared_away_all_the_same():
    """Nothing grows: what refers to itself is gone within a round or two, and afterwards Python does it again."""
    gone = threading.Event()

    class Ring:
        def __del__(self) -> None:
            gone.set()

    sweeper = Sweeper()
    sweeper.start()
    try:
        assert not gc.isenabled()
        ring = Ring()
        ring.itself = ring
        del ring
        assert gone.wait(30)
    finally:
        sweeper.stop()
    assert gc.isenabled()
