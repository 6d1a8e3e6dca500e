"""One alarm with everything that rows tell about it: its journal, its calls, and who had the regie."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch

from regie.alarms import rules
from regie.alarms.models import Alarm, Call, Charge, HandOver, StandDown
from regie.journal.models import Entry
from regie.verify.finding import Finding

AT_ONCE = 200
STEM = re.compile(r"alarm-\d+-(\d+)-")


@dataclass(frozen=True)
class Story:
    """What the journal says happened, in its order, beside the rows as they stand."""

    alarm: Alarm
    entries: list[Entry]
    calls: list[Call]
    charges: list[Charge]
    hand_overs: list[HandOver]
    clock: list[tuple[int, float]]

    @property
    def plan(self) -> tuple[rules.Step, ...]:
        """The ladder as it was copied onto the alarm."""
        return rules.plan_from(self.alarm.plan)

    @property
    def ending(self) -> StandDown | None:
        """How it ended, when it did."""
        return getattr(self.alarm, "stand_down", None)

    @property
    def clock_went_back(self) -> bool:
        """Whether moments of this alarm cannot be compared, because an hour came twice."""
        return any(seconds < 0 and self.entries and pk > self.entries[0].pk for pk, seconds in self.clock)

    def clock_moved(self, *, after: int, before: int) -> tuple[timedelta, timedelta]:
        """How far the clock was set back and forward between two entries: something only seems early or late."""
        moved = [seconds for pk, seconds in self.clock if after < pk < before]
        back, forward = sum(-one for one in moved if one < 0), sum(one for one in moved if one > 0)
        return timedelta(seconds=back), timedelta(seconds=forward)

    def told(self, kind: str) -> list[Entry]:
        """The journal's entries of one kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    def finding(self, invariant: str, what: str) -> Finding:
        """This alarm breaks an invariant."""
        return Finding(invariant, self.alarm.subject, what)


def stories() -> Iterator[Story]:
    """Every alarm, oldest first, a few hundred at a time."""
    last = 0
    clock = clock_settings()
    more = True
    while more:
        alarms = list(_after(last))
        more = len(alarms) == AT_ONCE
        last = alarms[-1].pk if alarms else last
        journal = _journal_of(alarms)
        for alarm in alarms:
            yield Story(
                alarm=alarm, entries=journal[alarm.subject], calls=list(alarm.calls.all()),
                charges=list(alarm.charges.all()), hand_overs=list(alarm.hand_overs.all()),
                clock=clock,
            )  # fmt: skip


def clock_settings() -> list[tuple[int, float]]:
    """The journal entries that say that the clock was set, and by how many seconds; less than zero is back."""
    found = Entry.objects.filter(kind="alarms.ClockSet").order_by("id").values_list("id", "data")
    return [(pk, data["seconds"]) for pk, data in found]


def _after(last: int) -> Any:
    in_order = [
        Prefetch(name, model.objects.order_by("id"))
        for name, model in (("calls", Call), ("charges", Charge), ("hand_overs", HandOver))
    ]
    alarms = Alarm.objects.filter(pk__gt=last).order_by("pk")
    return alarms.select_related("in_charge", "stand_down").prefetch_related(*in_order)[:AT_ONCE]


def _journal_of(alarms: list[Alarm]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    about = [alarm.subject for alarm in alarms]
    for entry in Entry.objects.filter(subject__in=about, kind__startswith="alarms.").order_by("id"):
        found[entry.subject].append(entry)
    return found


def written_by(call: Call) -> int | None:
    """The journal entry of the step that asked for this call; a key of another form tells nothing."""
    found = STEM.match(call.key)
    return int(found[1]) if found else None
