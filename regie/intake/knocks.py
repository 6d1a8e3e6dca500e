"""Who knocks at the receiver without being ours: counted in memory, and written down once a second at most.

A flood of bad messages must not become a flood of transactions: they would stand in the queue before an alarm.
"""

import asyncio
import logging
import threading
from datetime import datetime

from regie import moment
from regie.devices.queries import panel_with_account
from regie.panels.actions import count_knocks, forget_signals
from regie.worker.threads import background

EVERY_SECONDS = 1.0
TIDY_SECONDS = 600.0
# Addresses of datagrams can be made up: more than this in one second are counted together.
MOST = 500
ELSEWHERE = "…"

log = logging.getLogger(__name__)


class Knocks:
    """The counts of this process that are not written down yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: dict[tuple[str, str, str], int] = {}

    def count(self, source: str, why: str, account: str) -> None:
        """One more message from this address in the name of this account."""
        with self._lock:
            full = len(self._counted) >= MOST and (source, why, account) not in self._counted
            key = (ELSEWHERE, str(why), "") if full else (source, str(why), account)
            self._counted[key] = self._counted.get(key, 0) + 1

    def forget(self) -> None:
        """Start again at nothing."""
        with self._lock:
            self._counted = {}

    async def run(self) -> None:
        """Write the counts down, and let go of old signals now and then, until the process stops."""
        loop = asyncio.get_running_loop()
        tidied = -TIDY_SECONDS
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            if self._counted:
                await background.run(self.write, at=moment.now())
            if loop.time() - tidied > TIDY_SECONDS:
                tidied = loop.time()
                await background.run(forget_signals, at=moment.now())

    def write(self, *, at: datetime) -> None:
        """Write down what was counted; what cannot be written now is counted on."""
        with self._lock:
            counted, self._counted = self._counted, {}
        try:
            count_knocks(_by_panel(counted), at=at)
        except Exception:
            log.exception("Refused messages could not be counted in the database")
            with self._lock:
                for key, times in counted.items():
                    self._counted[key] = self._counted.get(key, 0) + times


def _by_panel(
    counted: dict[tuple[str, str, str], int],
) -> dict[tuple[str, str, int | None], tuple[int, str]]:
    """The same counts by panel instead of by account; all unknown accounts of one address together."""
    sums: dict[tuple[str, str, int | None], tuple[int, str]] = {}
    for (source, why, account), times in counted.items():
        panel = panel_with_account(account) if account else None
        key = (source, why if panel else "unknown", panel.pk if panel else None)
        sums[key] = (sums.get(key, (0, ""))[0] + times, account)
    return sums


knocks = Knocks()
