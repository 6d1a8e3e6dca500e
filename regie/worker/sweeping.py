"""Which thread clears away objects that only refer to each other: one that never holds a lock of the database.

Left to itself, Python does this in whichever thread asks for memory next. An unfinished statement of SQLite can only be
ended when its connection rests, and a connection that waits for the write lock does not rest. So the thread that held
that lock could be made to wait for one that waited for it, and nothing was written for as long as that lasted (ADR 14).
"""

import gc
import threading

EVERY = 0.5
FULL_AFTER = 120  # rounds: what has lived for a while is looked at once a minute


class Sweeper:
    """Between `start` and `stop` no other thread of this process clears away."""

    def __init__(self) -> None:
        self._stopping = threading.Event()

    def start(self) -> None:
        """From now on; what was made at the start stays for good, so a round needs not look at it."""
        gc.collect()
        gc.freeze()
        gc.disable()
        self._stopping.clear()
        threading.Thread(target=self._sweep, name="sweeper", daemon=True).start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._stopping.set()
        gc.enable()

    def _sweep(self) -> None:
        rounds = 0
        while not self._stopping.wait(EVERY):
            rounds += 1
            gc.collect(2 if rounds % FULL_AFTER == 0 else 1)
