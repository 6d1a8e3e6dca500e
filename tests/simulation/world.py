"""The simulated world: one worker, its providers, people, and a clock; the actions and the database are the real ones.

A crash is an exception that nobody catches, thrown before the n-th statement: the transaction around it rolls back,
what was committed stays, and what left the house has left the house.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from regie.alarms import actions as alarms
from regie.alarms.models import Call
from regie.journal import memory, pipes
from regie.journal.actions import run_due_errands
from regie.policies import queries as policies
from regie.policies.actions import importing
from regie.policies.pack_file import EXAMPLE, read_pack
from regie.verify import accepted, calls, charge, drills, errands, ladder, logs, visits
from regie.verify.finding import Asked
from regie.verify.story import stories
from regie.worker import loops
from regie.worker import visits as timers
from regie.worker.clock import Clock, Ladders, Visits
from regie.worker.messages import message_for
from regie.worker.sending import SEND_SECONDS
from tests import make

SEND = timedelta(seconds=SEND_SECONDS)
POISONED = ("alarms.StoodDown", "incidents.open_from_alarm")
FOLLOWER = pipes.followers_of(POISONED[0])[POISONED[1]]

DUE = """SELECT (SELECT min(next_step_at) FROM regie_alarm WHERE stood_down_at IS NULL),
(SELECT min(due_at) FROM regie_call WHERE state = 'waiting' AND lease_until IS NULL),
(SELECT min(lease_until) FROM regie_call WHERE state = 'waiting'),
(SELECT min(coalesce(lease_until, due_at)) FROM regie_errand WHERE done_at IS NULL),
(SELECT min(next_at) FROM regie_visit)"""


# What the town asks before every step, of the tables themselves.
THERE = {
    "alarms": "SELECT id FROM regie_alarm ORDER BY id",
    "held": "SELECT id FROM regie_alarm WHERE in_charge_id IS NOT NULL ORDER BY id",
    "visits": "SELECT id FROM regie_visit WHERE next_at IS NOT NULL ORDER BY id",
    "rota": "SELECT id FROM regie_rotaline ORDER BY id",
}
# Everything is verified once in so many steps, and at the end of every day: most of what is wrong stays wrong.
VERIFY_EVERY = 12
PACKS: dict[str, Any] = {}


@cache
def read_once(text: str) -> Any:
    """A policy, whose ladder an alarm copies."""
    PACKS[sha256(text.encode()).hexdigest()] = pack = read_pack(text)
    return pack


read_once(EXAMPLE.read_text(encoding="utf-8"))


@dataclass
class World:
    """Everything outside Regie, and the one process that works."""

    chain: make.Chain
    patch: pytest.MonkeyPatch
    now: datetime = make.NOW
    steady: float = 1000.0
    alive: bool = True
    down_for: timedelta = timedelta()
    crashes: int = 0
    moods: dict[str, str] = field(default_factory=dict)
    poison: bool = False
    senders: list[dict[str, Any]] = field(default_factory=list)
    providers: list[dict[str, Any]] = field(default_factory=list)
    hanging: list[tuple[alarms.Claim, datetime]] = field(default_factory=list)
    plans: dict[int, Any] = field(default_factory=dict)
    keys: Iterator[int] = field(default_factory=count)
    writes: int = 0
    steps: int = 0
    unsure: bool = True
    checked: tuple[object, ...] = (None, None, None, None)
    unchecked: int = 0
    known: dict[str, tuple[int, Any]] = field(default_factory=dict)

    def count_writes(self, execute: Callable[..., Any], statement: str, *arguments: Any) -> Any:
        """A wrapper around every statement."""
        self.writes += statement.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(statement, *arguments)

    def __post_init__(self) -> None:
        """Let the loops read our clocks, and let one follower be poisonable."""
        self.patch.setattr(loops, "moment", SimpleNamespace(now=lambda: self.now))
        self.patch.setattr(timers, "moment", SimpleNamespace(now=lambda: self.now))
        follower = FOLLOWER
        self.patch.setitem(pipes._followers[POISONED[0]], POISONED[1], self._poisonable(follower))
        # Read once for all days: whether a process had read it before would change at which statement it crashes.
        self.patch.setattr(policies, "_pack", PACKS.__getitem__)
        self.patch.setattr(importing, "accepted", read_once)
        # As in a real process, by our clock: what a burst of presses remembers for a moment.
        self.patch.setattr(memory, "time", SimpleNamespace(monotonic=lambda: self.steady))
        self.patch.setattr(settings, "REMEMBER_SECONDS", 1.0)
        self.start()

    def _poisonable(self, follower: Callable[..., object]) -> Callable[..., object]:
        def following(fact: object, *, at: datetime) -> object:
            if self.poison:
                raise ValueError("poison")
            return follower(fact, at=at)

        return following

    # The process

    def start(self) -> None:
        """A process that knows nothing but the rows."""
        clock = Clock(lambda: self.now, lambda: self.steady)
        self.patch.setattr(loops, "clock", clock)
        self.patch.setattr(loops, "ladders", Ladders(clock))
        self.patch.setattr(loops, "_not_before", {})
        clock = Clock(lambda: self.now, lambda: self.steady)
        self.patch.setattr(timers, "clock", clock)
        self.patch.setattr(timers, "timers", Visits(clock))
        self.patch.setattr(timers, "_not_before", {})
        memory.forget()
        self.alive = self.unsure = True

    def kill(self) -> None:
        """Everything in memory is gone, with whatever waited for an answer."""
        self.alive = False
        self.crashes += 1
        self.hanging.clear()

    def stop(self) -> None:
        """SIGSTOP: nothing is forgotten and nothing goes on; another process takes over at the next start."""
        self.alive = False
        self.crashes += 1

    def look(self) -> None:
        """What the loops do when they wake, until nothing is due any more; a wake-up and a message are a step each."""
        while self.alive and (self.unsure or self._until_due() <= 0):
            ladder, call, lease, errand, visit = (self.unsure or self._is_due(one) for one in self._due())
            self.steps += 1
            # The real loops ask whether anything is due; here that is known, and asking is most of the work.
            held = self._until_held() <= 0
            if visit or held or self.unsure:
                timers.move_due()
            if ladder or held:
                self.unsure = False
                loops.climb_due()
            if call or lease or ladder or visit:
                for claim in alarms.claim_calls(at=self.now):
                    self._send(claim)
            if errand:
                run_due_errands(at=self.now)

    def _send(self, claim: alarms.Claim) -> None:
        self.steps += 1
        mood = self.moods.get(claim.channel, "well")
        if mood == "hangs":
            self.hanging.append((claim, self.now))
            return
        answered = 200 if mood == "well" else 500
        self._arrived(claim, at=self.now, answered=answered)
        alarms.note_receipt(claim, handed_over=answered == 200, detail=mood, at=self.now)

    def _arrived(self, claim: alarms.Claim, *, at: datetime, answered: int) -> None:
        line = {"key": claim.key, "recipient": claim.address, "at": at.isoformat(), "answered": answered}
        # As the one who reads it.
        self.providers.append({**line, "drill": message_for(claim).body.startswith("OEFENING")})

    def answer_late(self, which: int, *, well: bool) -> None:
        """One that hung says something after all; only who still has the claim may write it down (I-25).

        What left the house while somebody took charge did leave it, and is kept as that.
        """
        claim, sent_at = self.hanging.pop(which % len(self.hanging))
        call = Call.objects.get(pk=claim.call_id)
        open_to = (Call.State.WAITING, Call.State.STOPPED) if well else (Call.State.WAITING,)
        mine = call.attempt == claim.attempt and call.state in open_to
        if well:
            self._arrived(claim, at=sent_at, answered=200)
            self.crashes += 1
        kept = alarms.note_receipt(claim, handed_over=well, detail="late", at=self.now)
        assert kept == mine, f"a claim of attempt {claim.attempt} wrote on attempt {call.attempt}"

    # Time

    def go_on(self, seconds: float) -> None:
        """Time passes; a living process works at every moment at which something falls due."""
        left = seconds
        while left > 0:
            step = min(left, max(self._until_due(), 0.001)) if self.alive else left
            self.now += timedelta(seconds=step)
            self.steady += step
            left -= step
            if self.alive:
                self.look()
            else:
                self.down_for += timedelta(seconds=step)

    def _until_due(self) -> float:
        """Seconds until something is due."""
        waits = [(moment - self.now).total_seconds() for moment in self._due() if moment]
        return min([*waits, self._until_held()], default=60.0)

    def _until_held(self) -> float:
        """Seconds until the first ladder of which the row is not believed."""
        held = [loops.ladders.next_in(), timers.timers.next_in()]
        return min((one for one in held if one is not None), default=60.0)

    def _due(self) -> tuple[datetime | None, ...]:
        """The first moment at which a ladder, a call, a lease and an errand fall due."""
        return tuple(_moment(found) if found else None for found in self._rows("due", DUE)[0])

    def _is_due(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.now

    def there(self, what: str) -> list[int]:
        """The ids of the alarms, of those that somebody holds, or of the lines of the rota."""
        return [pk for (pk,) in self._rows(what, THERE[what])]

    def _rows(self, name: str, statement: str) -> list[tuple[Any, ...]]:
        """Asked again only after something was written; straight from the tables, because it is asked all the time."""
        writes, rows = self.known.get(name, (None, []))
        if writes != self.writes:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                rows = cursor.fetchall()
            self.known[name] = (self.writes, rows)
        return rows

    def set_clock(self, moved: timedelta) -> None:
        """Somebody sets the wall clock; a process that is down does not notice by how much."""
        self.now += moved
        self.unsure = True
        if not self.alive:
            self.down_for += abs(moved) + timedelta(minutes=2)
        self.look()

    # What must hold

    def check_now_and_then(self) -> None:
        """Looking at everything costs more than a step does."""
        self.unchecked += 1
        if self.unchecked >= VERIFY_EVERY:
            self.unchecked = 0
            self.check()

    def check(self) -> None:
        """Every invariant that rows and logs can show; what was not touched since the last look still holds."""
        state = (self.writes, self.now, len(self.senders), len(self.providers))
        before, self.checked = self.checked, state
        if state == before:
            return
        asked = Asked(at=self.now, late=self.down_for + timedelta(milliseconds=1), crashes=self.crashes)
        found = [str(one) for one in self._findings(asked, before)]
        assert not found, "\n".join(found)

    def _findings(self, asked: Asked, before: tuple[object, ...]) -> Iterator[Any]:
        for story in stories():
            for check in (accepted.check, ladder.check, charge.check, calls.check, drills.check):
                yield from check(story, asked)
            assert story.alarm.plan == self.plans.setdefault(story.alarm.pk, story.alarm.plan)
        yield from visits.check(asked)
        if self.now != before[1]:
            yield from errands.check(asked)
        if len(self.senders) != before[2]:
            yield from logs.check_senders(self.senders, complete=True)
        if len(self.providers) != before[3]:
            yield from logs.check_providers(self.providers, asked)


def _moment(found: Any) -> datetime:
    """SQLite keeps a moment as text."""
    return found if isinstance(found, datetime) else datetime.fromisoformat(found).replace(tzinfo=UTC)
