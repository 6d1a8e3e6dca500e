"""What changed goes to every open live line: read from the journal once, drawn once a language, sent to all."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from regie.alarms.models import Alarm
from regie.alarms.queries import card, with_parts
from regie.journal.actions import beat
from regie.journal.bell import Ear, Topic
from regie.journal.models import Entry
from regie.journal.queries import newest
from regie.stream.viewer import Viewer, may_hear
from regie.worker.threads import background, reader

# Ids commit out of order on PostgreSQL, so "newer than the last" misses rows: look back over a window.
WINDOW = 200
LONGEST_QUEUE = 200
LOOK_EVERY = 0.5
BEAT_EVERY = 5.0
ENDS_ACCESS = ("people.RoleTaken", "people.PersonLeft", "people.LoggedOut")

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Line:
    """One open live line. A line that is too slow is closed: its browser comes back and starts fresh."""

    viewer: Viewer
    queue: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(LONGEST_QUEUE))

    def put(self, event: bytes | None) -> None:
        """Add an event, or the end (None)."""
        if self.queue.full():
            self.queue.get_nowait()
            event = None
        self.queue.put_nowait(event)


@dataclass(frozen=True)
class Change:
    """An alarm that changed, drawn in every language, with the number of the entry that changed it."""

    seq: int
    alarm: Alarm
    html: dict[str, str]

    def event(self, language: str) -> bytes:
        """The change as one server-sent event."""
        data = {
            "id": self.alarm.pk,
            "seq": self.seq,
            "open": self.alarm.stood_down_at is None,
            "kind": self.alarm.kind,
            "html": self.html.get(language, self.html["nl"]),
        }
        return event("alarm", data, seq=self.seq)


class Hub:
    """All live lines of this process."""

    def __init__(self) -> None:
        self.lines: set[Line] = set()
        self._seen: deque[int] = deque(maxlen=WINDOW * 5)

    async def run(self) -> None:
        """Tell every line what changed, until the process stops."""
        ear = Ear(Topic.FACTS)
        await reader.run(self._start_here)
        next_beat = 0.0
        loop = asyncio.get_running_loop()
        try:
            while True:
                await ear.wait(LOOK_EVERY)
                await self._tell()
                if loop.time() >= next_beat:
                    next_beat = loop.time() + BEAT_EVERY
                    await background.run(beat, "stream", at=timezone.now(), detail=f"{len(self.lines)} lines")
        finally:
            ear.close()

    def _start_here(self) -> None:
        last = newest()
        self._seen.extend(Entry.objects.filter(pk__gt=last - WINDOW).values_list("pk", flat=True))

    async def _tell(self) -> None:
        changes, ended = await reader.run(self._news)
        for change in changes:
            for line in list(self.lines):
                if may_hear(line.viewer, change.alarm):
                    line.put(change.event(line.viewer.language))
        for line in list(self.lines):
            if line.viewer.person_id in ended:
                line.put(None)

    def _news(self) -> tuple[list[Change], set[int]]:
        """What is new in the journal: the alarms that changed, and the people whose access did."""
        since = max(self._seen, default=0) - WINDOW
        known = set(self._seen)
        fresh = [
            entry for entry in Entry.objects.filter(pk__gt=since).order_by("pk") if entry.pk not in known
        ]
        self._seen.extend(entry.pk for entry in fresh)
        # A fact of that room may be about no alarm: that the clock was set, for one.
        about = [entry for entry in fresh if entry.kind.startswith("alarms.") and "alarm_id" in entry.data]
        last_entry = {entry.data["alarm_id"]: entry.pk for entry in about}
        ended = {entry.data["person_id"] for entry in fresh if entry.kind in ENDS_ACCESS}
        return (drawn(last_entry) if self.lines else []), ended


def drawn(last_entry: dict[int, int]) -> list[Change]:
    """Those alarms with their cards, oldest change first."""
    alarms = with_parts(Alarm.objects.filter(pk__in=last_entry))
    changes = [Change(last_entry[alarm.pk], alarm, _html(alarm)) for alarm in alarms]
    return sorted(changes, key=lambda change: change.seq)


def _html(alarm: Alarm) -> dict[str, str]:
    drawings: dict[str, str] = {}
    now = timezone.now()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            drawings[language] = render_to_string(
                "alarms/card.html", {"card": card(alarm, at=now), "now": now}
            )
    return drawings


def event(name: str, data: object, *, seq: int | None = None) -> bytes:
    """One server-sent event."""
    number = f"id: {seq}\n" if seq is not None else ""
    return f"{number}event: {name}\ndata: {json.dumps(data)}\n\n".encode()


def state_for(viewer: Viewer, *, after: int | None) -> list[bytes]:
    """What a line that opens must hear first: which alarms are open, and each that changed since `after`.

    A browser that was away hears all it missed: closed alarms are those that no longer stand in the list.
    """
    last = newest()
    alarms = [alarm for alarm in Alarm.objects.open().select_related("place") if may_hear(viewer, alarm)]
    latest = _latest_entries(alarm.pk for alarm in alarms)
    changed = {pk: seq for pk, seq in latest.items() if after is None or seq > after}
    events = [change.event(viewer.language) for change in drawn(changed)]
    return [*events, event("state", {"open": [alarm.pk for alarm in alarms]}, seq=last)]


def _latest_entries(alarm_ids: Iterable[int]) -> dict[int, int]:
    subjects = {f"alarm:{pk}": pk for pk in alarm_ids}
    rows = Entry.objects.filter(subject__in=subjects).order_by("pk").values_list("subject", "pk")
    return {subjects[subject]: seq for subject, seq in rows}


hub = Hub()
