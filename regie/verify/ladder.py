"""Was the ladder climbed in order, each step once, never early and not late (I-7, I-8, I-14)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from regie.journal.models import Entry
from regie.verify.finding import Asked, Finding
from regie.verify.story import Story


@dataclass
class Climber:
    """Walks the journal of one alarm as the ladder should have; `due` is None while somebody has the regie."""

    story: Story
    asked: Asked
    passed: int = -1
    called: int = -1
    due: datetime | None = None
    since: int = 0
    by_hand: bool = False
    over: bool = False
    found: list[Finding] = field(default_factory=list)

    def walk(self) -> None:
        """Follow every entry that moves a ladder, in the order of the journal."""
        moves: dict[str, Callable[[Entry], None]] = {
            "alarms.Raised": self._start,
            "alarms.ChargeReturned": self._start,
            "alarms.MadeReal": self._start,
            "alarms.ClimbedByHand": self._by_hand,
            "alarms.StepEmpty": self._pass,
            "alarms.NobodyReached": self._at_once,
            "alarms.StepCalled": self._call,
            "alarms.ChargeTaken": self._hold,
            "alarms.StoodDown": self._end,
        }
        for entry in self.story.entries:
            moves.get(entry.kind, self._nothing)(entry)

    def _nothing(self, entry: Entry) -> None:
        """It moves no ladder."""

    def _start(self, entry: Entry) -> None:
        self.passed, self.called, self.due, self.since = -1, -1, entry.at, entry.pk

    def _by_hand(self, entry: Entry) -> None:
        self.by_hand = True

    def _hold(self, entry: Entry) -> None:
        self.due = None

    def _end(self, entry: Entry) -> None:
        self.due, self.over = None, True

    def _at_once(self, entry: Entry) -> None:
        """Nothing reached anybody of this step, so the next one is due now (I-9)."""
        self.due = entry.at

    def _pass(self, entry: Entry) -> None:
        self._in_order(entry.data["step"])
        self.passed = entry.data["step"]

    def _call(self, entry: Entry) -> None:
        step, repeated = entry.data["step"], entry.data["repeated"]
        self._in_order(step)
        self._in_time(step, entry)
        if step == self.called and not repeated:
            self._say("I-8", f"step {step} was called twice")
        held = self.due is None
        self.passed = self.called = step
        self.due = None if held else entry.at + self.story.plan[step].wait
        self.since = entry.pk
        self.by_hand = False

    def _in_order(self, step: int) -> None:
        expected = min(self.passed + 1, len(self.story.plan) - 1)
        if step != expected:
            self._say("I-8", f"step {step} came where step {expected} had to come")

    def _in_time(self, step: int, entry: Entry) -> None:
        at = entry.at
        back, forward = self.story.clock_moved(after=self.since, before=entry.pk)
        if self.by_hand and not self.over:
            return
        if self.due is None:
            self._say("I-14", f"step {step} was called after somebody had the regie or the alarm was over")
        elif at < self.due - back:
            self._say("I-8", f"step {step} was {_seconds(self.due - at)} early")
        elif at - self.due > self.asked.late + forward:
            self._say("I-8", f"step {step} was {_seconds(at - self.due)} late")

    def _say(self, invariant: str, what: str) -> None:
        self.found.append(self.story.finding(invariant, what))


def check(story: Story, asked: Asked) -> Iterator[Finding]:
    """The journal's ladder, and the row that has to agree with it."""
    if not story.plan:
        yield story.finding("I-7", "it has no ladder")
        return
    climber = Climber(story, asked)
    climber.walk()
    yield from climber.found
    alarm = story.alarm
    if alarm.stood_down_at or alarm.in_charge_id:
        if alarm.next_step_at:
            yield story.finding("I-14", "its ladder runs although somebody has the regie or it is over")
        return
    if alarm.next_step_at is None:
        yield story.finding(
            "I-7", "it is open, nobody has the regie, and no step is due: it ended in silence"
        )
        return
    if (alarm.step, alarm.next_step_at) != (climber.called, climber.due):
        row = f"step {alarm.step}, next at {alarm.next_step_at}"
        yield story.finding("I-8", f"the row says {row}; the journal {climber.called}, {climber.due}")
    if asked.at - alarm.next_step_at > asked.late:
        yield story.finding("I-7", f"its next step is {_seconds(asked.at - alarm.next_step_at)} overdue")


def _seconds(duration: timedelta) -> str:
    return f"{duration.total_seconds():.3f} s"
