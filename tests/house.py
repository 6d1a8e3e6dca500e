"""The House: press, wait, called, take charge, report … with a clock that winds forward.

A story test reads like the story. Time is a value: `wait` runs everything that falls due in between, in order, at
the moment it is due, through the same actions as the real worker. What left the house is in `sent`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from django.db.models import Min

from regie.alarms import actions as alarms
from regie.alarms.actions import Claim, Press
from regie.alarms.models import Alarm, Call
from regie.duty.models import Group
from regie.journal.actions import run_due_errands
from regie.journal.models import Entry, Errand
from regie.people.models import Person
from tests import make


@dataclass
class House:
    """One chain of organisations in one test, at one moment."""

    chain: make.Chain
    now: datetime = make.NOW
    sent: list[Claim] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)
    _keys: count = field(default_factory=count)

    # Alarms

    def roster(self, **groups: list[str]) -> None:
        """`roster(guards=["fatima"])`: who is on duty around the clock at the site."""
        for group, names in groups.items():
            for name in names:
                make.on_duty(self.chain.people[name], group, self.chain.site, at=self.now)

    def press(
        self, kind: str = "alarm", *, by: str | None = "joris", place="counter", key: str = ""
    ) -> Alarm:
        """Somebody presses; `place=None` is a press from nowhere known."""
        spot = getattr(self.chain, place) if place else None
        press = Press(
            key=key or f"press-{next(self._keys)}", kind=kind, origin="screen", place=spot,
            organisation=self.chain.municipality, presser=self.chain.people[by] if by else None,
        )  # fmt: skip
        alarm = alarms.take_press(press, at=self.now).alarm
        self.settle()
        return alarm

    def take_charge(self, alarm: Alarm, name: str) -> None:
        """`name` takes the regie."""
        alarms.take_charge(alarm, at=self.now, by=self.who(name))
        self.settle()

    def stand_down(self, alarm: Alarm, name: str, **details) -> None:
        """`name` ends the alarm."""
        alarms.stand_down(alarm, by=self.who(name), at=self.now, **{"outcome": "restored", **details})
        self.settle()

    # Time

    def wait(self, **duration: float) -> None:
        """Wind the clock forward and do everything that falls due on the way, at its own moment."""
        until = self.now + timedelta(**duration)
        while (due := self._next_due()) is not None and due <= until:
            self.now = max(self.now, due)
            self.settle()
        self.now = until
        self.settle()

    def settle(self) -> None:
        """Do all that is due at this moment: ladders, calls, errands."""
        while self._step():
            pass

    def _step(self) -> bool:
        climbed = [alarms.climb(alarm, at=self.now) for alarm in Alarm.objects.due(self.now)]
        claims = alarms.claim_calls(at=self.now)
        for claim in claims:
            self._send(claim)
        return bool(climbed or claims or run_due_errands(at=self.now))

    def _send(self, claim: Claim) -> None:
        works = claim.channel not in self.failing
        if works:
            self.sent.append(claim)
        alarms.note_receipt(
            claim, handed_over=works, detail="" if works else "broken on purpose", at=self.now
        )

    def _next_due(self) -> datetime | None:
        ladders = Alarm.objects.open().aggregate(first=Min("next_step_at"))["first"]
        calls = Call.objects.filter(state=Call.State.WAITING).aggregate(first=Min("due_at"))["first"]
        errands = Errand.objects.filter(done_at=None).aggregate(first=Min("due_at"))["first"]
        return min((one for one in (ladders, calls, errands) if one), default=None)

    # What one sees

    @property
    def called(self) -> list[str]:
        """The groups that were called, in the order in which it happened."""
        entries = Entry.objects.filter(kind="alarms.StepCalled").order_by("id")
        return [str(Group(entry.data["group"]).label) for entry in entries]

    @property
    def passed(self) -> list[str]:
        """The groups in which nobody was on duty."""
        entries = Entry.objects.filter(kind="alarms.StepEmpty").order_by("id")
        return [str(Group(entry.data["group"]).label) for entry in entries]

    def called_people(self) -> list[str]:
        """The names on the calls, each once, in order."""
        return list(dict.fromkeys(Call.objects.order_by("id").values_list("person__name", flat=True)))

    def mails(self) -> list[str]:
        """The addresses that were really mailed, in order."""
        return [one.address for one in self.sent if one.channel == "email" and one.purpose == "call"]

    def stops(self) -> list[tuple[str, str]]:
        """The way and the address of everybody who heard that somebody has the regie, in order."""
        return [(one.channel, one.address) for one in self.sent if one.purpose == "taken"]

    def who(self, name: str) -> Person:
        """The person of that name, fresh from the database."""
        return Person.objects.get(username=name)

    def facts(self, subject: str) -> list[str]:
        """What the journal holds about a subject, in order."""
        return list(Entry.objects.filter(subject=subject).order_by("id").values_list("kind", flat=True))
