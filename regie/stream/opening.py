"""What a line that opens must hear first; lines that open together are answered from one reading."""

from collections.abc import Iterable
from dataclasses import dataclass

from regie.alarms.models import Alarm
from regie.journal.models import Entry
from regie.journal.queries import newest
from regie.stream.drawing import Change, drawn, event
from regie.stream.together import Together
from regie.stream.viewer import Viewer, may_hear, viewers_with


@dataclass(frozen=True)
class State:
    """Which alarms are open, each drawn with its last change, and up to which entry that is true."""

    last: int
    changes: tuple[Change, ...]

    def for_viewer(self, viewer: Viewer, *, after: int | None) -> bytes:
        """Each alarm that changed since `after`, and which are open: closed are those that are not in the list.

        A browser that was away hears all it missed.
        """
        mine = [change for change in self.changes if may_hear(viewer, change.alarm)]
        news = [change.event(viewer.language) for change in mine if after is None or change.seq > after]
        return b"".join([*news, event("state", {"open": [one.alarm.pk for one in mine]}, seq=self.last)])


def state_now() -> State:
    """What is open now."""
    last = newest()
    return State(last, tuple(drawn(_latest_entries(Alarm.objects.open().values_list("pk", flat=True)))))


def _latest_entries(alarm_ids: Iterable[int]) -> dict[int, int]:
    subjects = {f"alarm:{pk}": pk for pk in alarm_ids}
    rows = Entry.objects.filter(subject__in=subjects).order_by("pk").values_list("subject", "pk")
    return {subjects[subject]: seq for subject, seq in rows}


def viewers(tickets: list[str]) -> list[Viewer | None]:
    """Who may listen with each of these tickets."""
    found = viewers_with(set(tickets))
    return [found.get(one) for one in tickets]


def states(questions: list[None]) -> list[State]:
    """The same state for everybody who asked before it was read."""
    return [state_now()] * len(questions)


who_listens = Together(viewers)
what_is_open = Together(states)
