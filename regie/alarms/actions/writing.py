"""Write the calls of one step: a row per person and way, each with its own moment, and one per system of others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from regie.alarms import rules
from regie.alarms.actions.prepared import outlets_for
from regie.alarms.models import Alarm, Call
from regie.channels import DIRECT
from regie.inserting import insert
from regie.journal.bell import Topic, ring_after_commit
from regie.people.models import ContactPoint, Person
from regie.reach.models import Outlet
from regie.reach.queries import NO_PROVIDER, carrier_of
from regie.reach.rules import Way, waits


@dataclass(frozen=True)
class Step:
    """One step of one alarm: whom it calls, and the number of the entry that says so, of which its keys are made."""

    alarm: Alarm
    call: rules.Call
    people: list[Person]
    entry_id: int


def write_calls(steps: Iterable[Step], *, at: datetime) -> None:
    """Everything that must go out for these steps; the screen is reached by the commit itself."""
    insert([row for step in steps for row in _Writing(step, at).rows()])
    ring_after_commit(Topic.CALLS)


class _Writing:
    """The rows of one step of one alarm."""

    def __init__(self, step: Step, at: datetime) -> None:
        self.alarm, self.call, self.people, self.at = step.alarm, step.call, step.people, at
        self.stem = f"alarm-{step.alarm.pk}-{step.entry_id}"
        owners = frozenset({self.alarm.organisation_id, *(person.organisation_id for person in step.people)})
        # What the alarm's own organisation has comes first; a partner's provider is better than none.
        self.outlets = sorted(
            outlets_for(owners), key=lambda outlet: outlet.organisation_id != self.alarm.organisation_id
        )

    def rows(self) -> Iterator[Call]:
        """Everybody's screen, everybody's ways, and the systems of others."""
        yield from self.screens(self.people)
        yield from self.ways(self.people)
        yield from self.systems()

    def screens(self, people: Iterable[Person]) -> Iterator[Call]:
        """The board and the own page: reached as soon as this is on disk."""
        for person in people:
            yield self._row(
                f"{person.pk}-screen", "screen", person=person, state=Call.State.HANDED_OVER, sent_at=self.at,
                done_at=self.at,
            )  # fmt: skip

    def ways(self, people: Iterable[Person]) -> Iterator[Call]:
        """What each person has chosen, in their own order, out of what the ladder allows."""
        for person in people:
            points = {point.pk: point for point in person.contact_points.all() if self._wanted(point)}
            carried = {pk: carrier_of(point.channel, self.outlets) for pk, point in points.items()}
            usable = [
                Way(pk, point.channel, point.rung)
                for pk, point in points.items()
                if carried[pk] or point.channel in DIRECT
            ]
            after = waits(usable, step=self.call.step.wait)
            for pk, point in points.items():
                yield self._way(person, point, carried[pk], after.get(pk))

    def _wanted(self, point: ContactPoint) -> bool:
        too_quiet = self.alarm.kind == "attention" and point.quiet_for_attention
        return point.channel in self.call.step.channels and not too_quiet

    def _way(self, person: Person, point: ContactPoint, carrier: Outlet | None, after) -> Call:
        details = {"person": person, "address": point.address, "outlet": carrier}
        key = f"{point.pk}-{point.channel}"
        if after is None:
            # Nobody can carry it: said at once, and never quietly left out (I-9).
            return self._row(
                key, point.channel, state=Call.State.FAILED, detail=NO_PROVIDER, done_at=self.at, **details
            )
        return self._row(key, point.channel, due_at=self.at + after, **details)

    def systems(self) -> Iterator[Call]:
        """The systems of others that the ladder calls, of the organisation where it happens."""
        for outlet in self.outlets:
            if (
                outlet.organisation_id == self.alarm.organisation_id
                and outlet.about.called_as in self.call.step.channels
            ):
                channel = outlet.about.called_as
                yield self._row(f"{outlet.pk}-{channel}", channel, outlet=outlet, address=outlet.address)

    def _row(self, key: str, channel: str, **details) -> Call:
        return Call(
            alarm=self.alarm, key=f"{self.stem}-{key}", step=self.call.index, group=self.call.step.group,
            channel=channel, drill=self.alarm.is_drill, **{"due_at": self.at, **details},
        )  # fmt: skip
