"""Was everybody of a step called, on every channel, once, and by one worker at a time (I-6, I-9, I-10, I-14, I-25)."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from regie.alarms.actions.calling import LONGEST_UNDER_WAY
from regie.alarms.models import Call
from regie.verify.finding import Asked, Finding
from regie.verify.story import Story, written_by

SCREEN = "screen"


def check(story: Story, asked: Asked) -> Iterator[Finding]:
    """Who had to be called, and what became of each call."""
    yield from _everybody(story)
    yield from _once(story)
    held_since = _held_since(story)
    for call in story.calls:
        for invariant, what in _call(call, asked):
            yield story.finding(invariant, f"call {call.key}: {what}")
        if held_since and _started_before(call, held_since[0]) and _goes_on(story, call, held_since[1]):
            yield story.finding("I-14", f"call {call.key} goes on although somebody has the regie")


def _everybody(story: Story) -> Iterator[Finding]:
    """A person of a step without a single call was skipped in silence."""
    called = {(written_by(call), call.person_id) for call in story.calls}
    for entry in story.told("alarms.StepCalled"):
        for person in entry.data["people"]:
            if (entry.pk, person) not in called:
                yield story.finding(
                    "I-9", f"step {entry.data['step']} names person {person}, and no call does"
                )


def _once(story: Story) -> Iterator[Finding]:
    """One call per step, recipient and channel."""
    same = Counter(
        (written_by(one), one.person_id, one.channel, one.address, one.purpose) for one in story.calls
    )
    for (_, person, channel, address, _purpose), times in same.items():
        if times > 1:
            yield story.finding(
                "I-10", f"{channel} {address} of person {person} has {times} calls in one step"
            )


def _call(call: Call, asked: Asked) -> Iterator[tuple[str, str]]:
    waits = call.state == Call.State.WAITING
    if waits and call.attempt == 0 and asked.at - call.due_at > asked.late:
        yield "I-6", f"nobody tried it since {call.due_at}"
    if call.state == Call.State.HANDED_OVER and call.channel != SCREEN and call.attempt == 0:
        yield "I-6", "it counts as handed over and was never tried"
    if waits and call.lease_until and asked.at - call.lease_until > asked.late:
        yield "I-25", f"it was claimed, and nobody claimed it again after {call.lease_until}"
    if waits != (call.done_at is None):
        yield "I-6", f"it is {call.state} and done_at says {call.done_at}"


def _held_since(story: Story) -> tuple[int, datetime] | None:
    """The journal entry with which the present regie began, or the end of the alarm."""
    turns = ("alarms.ChargeTaken", "alarms.ChargeReturned", "alarms.MadeReal")
    taken = [one for one in story.entries if one.kind in turns]
    last = taken[-1] if taken else None
    return (last.pk, last.at) if last and last.kind == "alarms.ChargeTaken" else None


def _started_before(call: Call, entry: int) -> bool:
    return (written_by(call) or entry) < entry


def _goes_on(story: Story, call: Call, taken_at: datetime) -> bool:
    """It still waits, or it ended later than a call under way could."""
    if call.purpose == Call.Purpose.TAKEN:
        # It says that somebody has the regie, so that is when it goes out.
        return False
    if call.state == Call.State.WAITING or story.clock_went_back:
        return call.state == Call.State.WAITING
    return call.state == Call.State.HANDED_OVER and bool(
        call.done_at and call.done_at > taken_at + LONGEST_UNDER_WAY
    )
