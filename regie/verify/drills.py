"""Is a drill a drill to everybody, and is nothing real hidden in one (I-5)."""

from collections.abc import Iterator

from regie.alarms.models import Call, StandDown
from regie.devices.models import DrillWindow
from regie.incidents.models import Incident
from regie.verify.finding import Asked, Finding
from regie.verify.story import Story, written_by


def check(story: Story, asked: Asked) -> Iterator[Finding]:
    """The mark on the row, in the journal, on every call, and at the end."""
    alarm = story.alarm
    begun, real = story.told("alarms.DrillBegun"), story.told("alarms.MadeReal")
    if len(begun) != (alarm.drill_window_id is not None) or len(real) != (alarm.made_real_at is not None):
        yield story.finding("I-5", "row and journal do not agree on whether it is a drill")
    real_since = real[0].pk if real else None
    for call in story.calls:
        if call.drill != _was_drill(story, call, real_since):
            said = "a drill" if call.drill else "real"
            yield story.finding("I-5", f"call {call.key} says that it is {said}, and it was not")
    yield from _ending(story)


def _was_drill(story: Story, call: Call, real_since: int | None) -> bool:
    if story.alarm.drill_window_id is None:
        return False
    return real_since is None or (written_by(call) or real_since) < real_since


def _ending(story: Story) -> Iterator[Finding]:
    alarm = story.alarm
    if story.ending and (story.ending.outcome == StandDown.Outcome.DRILL) != alarm.is_drill:
        yield story.finding("I-16", f"it ended as {story.ending.outcome}, drill: {alarm.is_drill}")
    if alarm.is_drill and Incident.objects.filter(alarm=alarm).exists():
        yield story.finding("I-5", "a drill has an incident")


def check_windows(asked: Asked) -> Iterator[Finding]:
    """A press that was taken as a drill is an alarm row too: it called people, and nothing swallowed it (I-1)."""
    for window in DrillWindow.objects.exclude(used_at=None).filter(alarm=None):
        yield Finding(
            "I-1", f"drill_window:{window.pk}", "a press was taken as this drill, and there is no alarm"
        )
