"""Had at most one person the regie at every moment, and did only that person end it (I-13, I-15, I-16)."""

from collections.abc import Iterator
from itertools import pairwise

from regie.alarms.models import StandDown
from regie.journal.models import Entry
from regie.verify.finding import Asked, Finding
from regie.verify.story import Story


def check(story: Story, asked: Asked) -> Iterator[Finding]:
    """The journal's order of who had it, the stretches, and the row."""
    holder, wrong = _follow(story)
    yield from wrong
    yield from _stretches(story)
    alarm = story.alarm
    if alarm.in_charge_id != holder:
        yield story.finding("I-13", f"the row gives it to {alarm.in_charge_id}, the journal to {holder}")
    now = [charge.person_id for charge in story.charges if charge.ended_at is None]
    should = [holder] if holder and alarm.stood_down_at is None else []
    if now != should:
        yield story.finding(
            "I-13", f"the stretches that have not ended are of {now}, and should be of {should}"
        )
    if alarm.stood_down_at is None and alarm.in_charge and not alarm.in_charge.is_active:
        yield story.finding(
            "I-15", "who has the regie does not work here any more, and the ladder stands still"
        )
    yield from _closing(story)


def _follow(story: Story) -> tuple[int | None, list[Finding]]:
    """Who has it according to the journal, and where the journal contradicts itself."""
    holder: int | None = None
    wrong: list[Finding] = []
    for entry in story.entries:
        wrong += _contradiction(story, entry, holder)
        holder = _next_holder(entry, holder)
    return holder, wrong


def _next_holder(entry: Entry, holder: int | None) -> int | None:
    accepted = entry.kind == "alarms.HandOverAnswered" and entry.data["accepted"]
    if accepted or entry.kind == "alarms.ChargeTaken":
        return entry.data["person_id"]
    # Nobody has the regie of what was a drill a moment ago.
    return None if entry.kind in ("alarms.ChargeReturned", "alarms.MadeReal") else holder


def _contradiction(story: Story, entry: Entry, holder: int | None) -> list[Finding]:
    person = entry.data.get("person_id")
    if entry.kind == "alarms.ChargeTaken" and holder is not None:
        return [story.finding("I-13", f"person {person} took the regie while {holder} had it")]
    if entry.kind == "alarms.ChargeReturned" and holder != person:
        return [story.finding("I-13", f"person {person} gave back what {holder} had")]
    if entry.kind == "alarms.StoodDown" and holder != person:
        return [story.finding("I-16", f"person {person} ended it while {holder} had the regie")]
    if entry.kind == "alarms.HandOverAnswered" and entry.data["accepted"]:
        return _handed_over(story, entry, holder)
    return []


def _handed_over(story: Story, entry: Entry, holder: int | None) -> list[Finding]:
    """A hand-over has exactly one predecessor, who had the regie."""
    givers = [
        one.giver_id
        for one in story.hand_overs
        if one.accepted and one.taker_id == entry.data["person_id"] and one.answered_at == entry.at
    ]
    if holder is not None and givers == [holder]:
        return []
    return [story.finding("I-13", f"a hand-over came from {givers} while {holder} had the regie")]


def _stretches(story: Story) -> Iterator[Finding]:
    """No two stretches at the same time."""
    for before, after in pairwise(() if story.clock_went_back else story.charges):
        if before.ended_at is None or before.ended_at > after.at:
            yield story.finding("I-13", f"{before.person_id} and {after.person_id} had the regie together")


def _closing(story: Story) -> Iterator[Finding]:
    ended, ending = story.alarm.stood_down_at is not None, story.ending
    if ended != bool(ending) or ended != bool(story.told("alarms.StoodDown")):
        yield story.finding("I-16", "row, outcome and journal do not agree on whether it is over")
    if ending and ending.outcome not in StandDown.Outcome.values:
        yield story.finding("I-16", "it was closed without an outcome")
