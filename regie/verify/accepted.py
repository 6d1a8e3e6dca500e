"""Was the press taken in whole: alarm, ladder, first calls and journal are one transaction (I-1 to I-5)."""

from collections.abc import Iterator

from regie.verify.finding import Asked, Finding
from regie.verify.story import Story


def check(story: Story, asked: Asked) -> Iterator[Finding]:
    """One press is one alarm with everything that belongs to it."""
    raised = story.told("alarms.Raised")
    if len(raised) != 1:
        yield story.finding("I-3", f"the journal says {len(raised)} times that it was raised")
    if not story.told("alarms.StepCalled"):
        yield story.finding("I-2", "it was taken in without its first step: not one transaction")
    if story.alarm.presser_id is None and story.alarm.device_id is None:
        yield story.finding("I-5", "nobody and nothing pressed it")
    if not story.alarm.where.strip():
        yield story.finding("I-5", "it says no place, not even that the place is unknown")
