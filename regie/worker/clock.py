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
from typing import Generic, TypeVar

from regie import moment
from regie.alarms import rules
from regie.alarms.models import Alarm
from regie.journal.actions import beat
from regie.journal.queries import CLOCK_APART
from regie.visits.models import Visit
from regie.worker.threads import background

# Smaller corrections are the daily work of NTP.
SET_BY = timedelta(seconds=0.5)
# Further than this a machine's clock may not be from the database's without being told; nothing here goes by it.
APART = timedelta(seconds=1)
ASK_EVERY = 5.0
# Between the two readings nothing may have stopped us, or their difference says nothing.
READ_WITHIN = 0.05
Key = tuple[int, datetime]
Row = TypeVar("Row", Alarm, Visit)


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


class Timers(Generic[Row]):
    """The rows whose moments can no longer be believed, each with its moment on the steady clock."""

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
            self._hold(self.waiting() if too_far else (), back=too_far)
            return -too_far
        if moved < timedelta():
            self._hold(self.waiting(), back=-moved)
        return moved

    def due(self) -> Iterator[Row]:
        """Those that are due by the steady clock, while their row says later."""
        now = self.clock.steady()
        for key in [key for key, due in self._held.items() if due <= now]:
            del self._held[key]
            yield from self.still(*key)

    def next_in(self) -> float | None:
        """Seconds until the first of them; None when there is nothing to remember."""
        return min(self._held.values()) - self.clock.steady() if self._held else None

    def _hold(self, rows: Iterable[Row], *, back: timedelta) -> None:
        """A row written in the moments between the change and this look is held too short, never too long."""
        wall, steady = self.clock.wall(), self.clock.steady()
        for row in rows:
            moment = self.moment(row)
            left = min(moment - wall - back, self.longest(row))
            self._held[row.pk, moment] = steady + max(left.total_seconds(), 0)

    def _too_far(self) -> timedelta:
        wall = self.clock.wall()
        beyond = [self.moment(row) - wall - self.longest(row) for row in self.waiting()]
        furthest = max(beyond, default=timedelta())
        return furthest if furthest > SET_BY else timedelta()

    # What the timers of one kind say of their rows.

    def waiting(self) -> Iterable[Row]:
        """Every row that has a next moment."""
        raise NotImplementedError

    def still(self, pk: int, moment: datetime) -> Iterable[Row]:
        """The row of this number, if its moment is still this one."""
        raise NotImplementedError

    def moment(self, row: Row) -> datetime:
        """When something must happen to it, by the wall clock."""
        raise NotImplementedError

    def longest(self, row: Row) -> timedelta:
        """How long it may wait at most for that."""
        raise NotImplementedError


class Ladders(Timers[Alarm]):
    """The ladders of open alarms."""

    def waiting(self) -> Iterable[Alarm]:
        """Those that nobody stopped."""
        return Alarm.objects.open().exclude(next_step_at=None)

    def still(self, pk: int, moment: datetime) -> Iterable[Alarm]:
        """The alarm, if its ladder did not move since."""
        return Alarm.objects.open().filter(pk=pk, next_step_at=moment)

    def moment(self, row: Alarm) -> datetime:
        """Its next step."""
        assert row.next_step_at
        return row.next_step_at

    def longest(self, row: Alarm) -> timedelta:
        """How long the step that was called last waits for an answer."""
        plan = rules.plan_from(row.plan)
        return plan[max(row.step, 0)].wait


class Visits(Timers[Visit]):
    """The timers of people who are alone on a visit."""

    def waiting(self) -> Iterable[Visit]:
        """Everybody who is out."""
        return Visit.objects.open()

    def still(self, pk: int, moment: datetime) -> Iterable[Visit]:
        """The visit, if nobody confirmed or ended it since."""
        return Visit.objects.open().filter(pk=pk, next_at=moment)

    def moment(self, row: Visit) -> datetime:
        """When they are asked, or the alarm."""
        assert row.next_at
        return row.next_at

    def longest(self, row: Visit) -> timedelta:
        """From the last sign: one that lies in the future was written before the clock was set back."""
        return self.moment(row) - (row.asked_at or row.confirmed_at)
