"""Go on when the clock was set: tell it, and do not let calls and errands wait for an hour that comes again."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from regie.alarms import facts
from regie.alarms.models import Call
from regie.journal.actions import bring_forward_errands, record

SUBJECT = "clock"


@transaction.atomic
def notice_clock(moved: timedelta, *, at: datetime) -> None:
    """Write down that the clock was set; after a step back, calls and errands wait as long as they had to (I-17).

    Two workers may both do so: then a call is tried again too early, and never too late.
    """
    record(facts.ClockSet(moved.total_seconds()), at=at, subject=SUBJECT)
    if moved < timedelta():
        waiting = Call.objects.filter(state=Call.State.WAITING)
        waiting.filter(due_at__gt=at).update(due_at=F("due_at") + moved)
        waiting.filter(lease_until__gt=at).update(lease_until=F("lease_until") + moved)
        bring_forward_errands(moved, at=at)
