"""Was the wall clock set, and when is a ladder due all the same: held against a clock that nobody can set.

What is due stands in the rows, by the wall clock. When that clock is set back an hour, every row is an hour away and
nobody would be called. So the worker remembers, by the monotonic clock, how long each ladder still had to wait
(I-8, I-17). A clock that is set forward makes a step come early and never late; that is told to people.
"""

import asyncio
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from regie import moment
from regie.alarms import rules
from regie.alarms.models import Alarm
from regie.journal.actions import beat
from regie.journal.queries import CLOCK_APART
from regie.worker.threads import background

# Smaller corrections are the daily work of NTP.
SET_BY = timedelta(seconds=0.5)
# Further than this a machine's clock may not be from the database's without being told; nothing here goes by it.
APART = timedelta(seconds=1)
ASK_EVERY = 5.0
# Between the two readings nothing may have stopped us, or their difference says nothing.
READ_WITHIN = 0.05
Key = tuple[int, datetime]


async def follow_database() -> None:
    """Go by the database's clock, and tell when this machine's own says something else (I-20)."""
    machine = f"{CLOCK_APART}{socket.gethostname()}"[:40]
    while True:
        apart = await background.run(moment.read_database)
        if abs(apart) > APART:
            said = f"{apart.total_seconds():.0f}"
            await background.run(beat, machine, at=moment.now(), detail=said)
        await asyncio.sleep(ASK_EVERY)


class Clock:
    """Compares two clocks each time that somebody looks."""

    def __init__(
        self, wall: Callable[[], datetime] = moment.now, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self.wall = wall
        self.steady = steady
        self._last: tuple[datetime, float] | None = None

    def set_by(self) -> timedelta:
        """How far the wall clock was set since the last look: less than zero is back, zero is not at all."""
        wall, steady = self._both()
        last, self._last = self._last, (wall, steady)
        if last is None:
            return timedelta()
        moved = wall - last[0] - timedelta(seconds=steady - last[1])
        return moved if abs(moved) > SET_BY else timedelta()

    def _both(self) -> tuple[datetime, float]:
        for _ in range(10):
            before = self.steady()
            wall = self.wall()
            if self.steady() - before < READ_WITHIN:
                break
        return wall, before


class Ladders:
    """The ladders whose rows can no longer be believed, each with its moment on the steady clock."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._held: dict[Key, float] = {}
        self._first = True

    def look(self, moved: timedelta) -> timedelta:
        """Remember what would come too late, and say by how much the clock was set as far as anybody can know.

        At a start only what cannot be is wrong: a step that is further away than it may wait.
        """
        if self._first:
            self._first = False
            too_far = self._too_far()
            self._hold(Alarm.objects.open().exclude(next_step_at=None) if too_far else (), back=too_far)
            return -too_far
        if moved < timedelta():
            self._hold(Alarm.objects.open().exclude(next_step_at=None), back=-moved)
        return moved

    def due(self) -> Iterator[Alarm]:
        """The ladders that are due by the steady clock, while their row says later."""
        now = self.clock.steady()
        for key in [key for key, due in self._held.items() if due <= now]:
            del self._held[key]
            yield from Alarm.objects.open().filter(pk=key[0], next_step_at=key[1])

    def next_in(self) -> float | None:
        """Seconds until the first of them; None when there is nothing to remember."""
        return min(self._held.values()) - self.clock.steady() if self._held else None

    def _hold(self, alarms: Iterable[Alarm], *, back: timedelta) -> None:
        """A row written in the moments between the change and this look is held too short, never too long."""
        wall, steady = self.clock.wall(), self.clock.steady()
        for alarm in alarms:
            assert alarm.next_step_at
            left = min(alarm.next_step_at - wall - back, _wait(alarm))
            self._held[alarm.pk, alarm.next_step_at] = steady + max(left.total_seconds(), 0)

    def _too_far(self) -> timedelta:
        wall = self.clock.wall()
        waiting = Alarm.objects.open().exclude(next_step_at=None)
        beyond = [one.next_step_at - wall - _wait(one) for one in waiting if one.next_step_at]
        furthest = max(beyond, default=timedelta())
        return furthest if furthest > SET_BY else timedelta()


def _wait(alarm: Alarm) -> timedelta:
    """How long the step that was called last waits for an answer."""
    plan = rules.plan_from(alarm.plan)
    return plan[max(alarm.step, 0)].wait
