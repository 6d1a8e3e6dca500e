"""Write down, once the alarm of a timer is over, how long each part of it took."""

from datetime import datetime

from django.db.models import Min

from regie.alarms.facts import StoodDown
from regie.alarms.models import Call
from regie.visits.models import Expiry

SCREEN = "screen"


def keep_times(fact: StoodDown, *, at: datetime) -> None:
    """The three times that an alarm of a timer still lacked; for every other alarm nothing."""
    expiry = Expiry.objects.select_related("alarm").filter(alarm=fact.alarm_id).first()
    if expiry is None:
        return
    alarm = expiry.alarm
    calls = alarm.calls.filter(purpose=Call.Purpose.CALL).exclude(sent_at=None)
    sent = calls.exclude(channel=SCREEN).aggregate(first=Min("sent_at"))["first"]
    answered = [
        alarm.reactions.aggregate(first=Min("at"))["first"],
        alarm.charges.aggregate(first=Min("at"))["first"],
    ]
    first = min((one for one in answered if one), default=None)
    ended = alarm.stood_down_at
    seconds = [(one - alarm.raised_at).total_seconds() if one else None for one in (sent, first, ended)]
    names = ("signal_run_seconds", "reaction_seconds", "alarm_seconds")
    Expiry.objects.filter(pk=expiry.pk).update(**dict(zip(names, seconds, strict=True)))
