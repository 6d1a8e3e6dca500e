"""What changed goes to every open live line: read from the journal once, drawn once a language, sent to all."""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator

from regie import moment
from regie.journal.actions import beat
from regie.journal.bell import Ear, Topic
from regie.journal.models import Entry
from regie.journal.queries import newest
from regie.stream.drawing import Change, drawn, event
from regie.stream.lines import Line
from regie.stream.viewer import Viewer, may_hear
from regie.worker.threads import background, reader

# Ids commit out of order on PostgreSQL, so "newer than the last" misses rows: look back over a window.
WINDOW = 200
LOOK_EVERY = 0.5
BEAT_EVERY = 5.0
HEARTBEAT_EVERY = 15.0
ENDS_ACCESS = ("people.RoleTaken", "people.PersonLeft", "people.LoggedOut")
HEARTBEAT = event("heartbeat", {})
# Whatever else this process does gets its turn between so many lines.
AT_A_TIME = 1000


class Hub:
    """All live lines of this process, by who listens: people who may hear the same are asked about once."""

    def __init__(self) -> None:
        self.listening: dict[Viewer, set[Line]] = {}
        self._seen: deque[int] = deque(maxlen=WINDOW * 5)

    def add(self, line: Line) -> None:
        """This line hears everything from now on."""
        self.listening.setdefault(line.viewer, set()).add(line)

    def remove(self, line: Line) -> None:
        """This line is closed."""
        others = self.listening.get(line.viewer, set())
        others.discard(line)
        if not others:
            self.listening.pop(line.viewer, None)

    def lines(self) -> Iterator[Line]:
        """Every open line."""
        for some in list(self.listening.values()):
            yield from list(some)

    async def run(self) -> None:
        """Tell every line what changed, until the process stops."""
        await reader.run(self._start_here)
        async with asyncio.TaskGroup() as together:
            for work in (self._tell_changes(), self._beat(), self._keep_alive()):
                together.create_task(work)

    def _start_here(self) -> None:
        last = newest()
        self._seen.extend(Entry.objects.filter(pk__gt=last - WINDOW).values_list("pk", flat=True))

    async def _tell_changes(self) -> None:
        ear = Ear(Topic.FACTS)
        try:
            while True:
                await ear.wait(LOOK_EVERY)
                changes, ended = await reader.run(self._news)
                self._tell(changes)
                for line in self.lines():
                    if line.viewer.person_id in ended:
                        line.end()
        finally:
            ear.close()

    def _tell(self, changes: Iterable[Change]) -> None:
        for change in changes:
            for viewer, lines in list(self.listening.items()):
                if may_hear(viewer, change.alarm):
                    said = change.event(viewer.language)
                    for line in list(lines):
                        line.put(said)

    def _news(self) -> tuple[list[Change], set[int]]:
        """What is new in the journal: the alarms that changed, and the people whose access did."""
        since = max(self._seen, default=0) - WINDOW
        known = set(self._seen)
        fresh = [
            pk for pk in Entry.objects.filter(pk__gt=since).values_list("pk", flat=True) if pk not in known
        ]
        self._seen.extend(fresh)
        if not fresh or not self.listening:
            return [], set()
        facts = list(Entry.objects.filter(pk__in=fresh).order_by("pk").values_list("pk", "kind", "data"))
        # A fact of that room may be about no alarm: that the clock was set, for one.
        last_entry = {
            data["alarm_id"]: pk
            for pk, kind, data in facts
            if kind.startswith("alarms.") and "alarm_id" in data
        }
        ended = {data["person_id"] for _, kind, data in facts if kind in ENDS_ACCESS}
        return drawn(last_entry), ended

    async def _beat(self) -> None:
        """Say that the live line itself lives."""
        while True:
            count = sum(map(len, self.listening.values()))
            await background.run(beat, "stream", at=moment.now(), detail=f"{count} lines")
            await asyncio.sleep(BEAT_EVERY)

    async def _keep_alive(self) -> None:
        """Something goes over every line now and then, so that both ends notice when the other is gone."""
        while True:
            await asyncio.sleep(HEARTBEAT_EVERY)
            for number, line in enumerate(list(self.lines()), start=1):
                line.put(HEARTBEAT)
                if number % AT_A_TIME == 0:
                    await asyncio.sleep(0)


hub = Hub()
