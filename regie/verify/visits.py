"""Is everybody who is out watched, and did each visit end in one way: by its person, or by an alarm (I-17, I-18)."""

from collections.abc import Iterator

from regie.alarms.models import Alarm
from regie.verify.finding import Asked, Finding
from regie.visits.models import Expiry, Visit


def check(asked: Asked) -> Iterator[Finding]:
    """Every timer that runs, every one that ran out, and every alarm that a timer raised."""
    for visit in Visit.objects.open().filter(next_at__lt=asked.at - asked.late):
        yield Finding("I-17", visit.subject, f"nobody moved it since {visit.next_at}")
    for visit in Visit.objects.filter(expired_at__isnull=False, expiry=None):
        yield Finding("I-18", visit.subject, "its time was up, and there is no alarm")
    for expiry in Expiry.objects.filter(visit__expired_at=None):
        yield Finding("I-18", expiry.visit.subject, "somebody let hear, and there is an alarm")
    of_timers = Alarm.objects.filter(origin=Alarm.Origin.TIMER, silent=False, expiry=None)
    for alarm in of_timers:
        yield Finding("I-5", alarm.subject, "it names a timer, and no timer ran out")
