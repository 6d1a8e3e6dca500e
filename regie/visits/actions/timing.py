"""What the timer does by itself: ask, and raise the alarm when nobody answers; never early, each once (I-17)."""

from datetime import datetime, timedelta

from django.db import transaction

from regie.alarms.actions import Press, take_press
from regie.alarms.models import Alarm
from regie.journal.actions import record
from regie.reach.actions import ask_person
from regie.visits import facts
from regie.visits.models import Expiry, Visit


def move(visit: Visit, *, at: datetime, clock_set: bool = False) -> bool:
    """Ask, or raise the alarm, when that is due; False when it was not, or somebody else was first.

    `clock_set` says that the row's moment lies in an hour that comes again, and that it is due all the same.
    """
    return (
        _expire(visit, at=at, clock_set=clock_set)
        if _was_asked(visit, at)
        else _ask(visit, at=at, clock_set=clock_set)
    )


def _was_asked(visit: Visit, at: datetime) -> bool:
    """After a stop the time may be over before anybody asked: then nobody waits for an answer any more."""
    return visit.asked_at is not None or visit.due_at <= at


@transaction.atomic
def _ask(visit: Visit, *, at: datetime, clock_set: bool) -> bool:
    due_at = min(visit.due_at, at + visit.ask_before) if clock_set else visit.due_at
    if _claim(visit, at, clock_set).update(asked_at=at, due_at=due_at, next_at=due_at) != 1:
        return False
    # The table knows no visit that is watched without somebody who is out.
    assert visit.person is not None
    ask_person(visit.person, about="visit", link="/visits/", at=at)
    record(facts.VisitAsked(visit.pk, visit.person.pk), at=at)
    return True


@transaction.atomic
def _expire(visit: Visit, *, at: datetime, clock_set: bool) -> bool:
    """The alarm, in the same transaction as the end of the timer; the words of the address go with it."""
    if (
        _claim(visit, at, clock_set).update(expired_at=at, next_at=None, offered_to=None, where="", note="")
        != 1
    ):
        return False
    alarm = raise_for(visit, key="timer", at=at)
    asked_at = visit.asked_at or at
    Expiry.objects.create(
        visit=visit, alarm=alarm, trigger_seconds=_seconds(asked_at - visit.confirmed_at),
        pre_alarm_seconds=_seconds(at - asked_at),
    )  # fmt: skip
    record(facts.VisitExpired(visit.pk, alarm.pk), at=at)
    return True


def _claim(visit: Visit, at: datetime, clock_set: bool):
    mine = Visit.objects.open().filter(pk=visit.pk, round=visit.round, next_at=visit.next_at)
    return mine if clock_set else mine.filter(next_at__lte=at)


def raise_for(visit: Visit, *, key: str, silent: bool = False, at: datetime) -> Alarm:
    """A real alarm of this person, at the words of the visit; the people of their own site are called."""
    press = Press(
        key=f"visit:{visit.pk}:{key}", kind=Alarm.Kind.ALARM, origin=Alarm.Origin.TIMER,
        organisation=visit.organisation, place_words=visit.where, base=visit.base, presser=visit.person,
        note=visit.note, really=True, silent=silent,
    )  # fmt: skip
    alarm = take_press(press, at=at).alarm
    assert alarm is not None
    return alarm


@transaction.atomic
def give_notice_again(*, at: datetime) -> None:
    """The clock was set forward: whoever was not asked yet gets the whole time to answer, and is asked now (I-17)."""
    for visit in Visit.objects.due(at).filter(asked_at=None):
        later = max(visit.due_at, at + visit.ask_before)
        Visit.objects.open().filter(pk=visit.pk, round=visit.round).update(due_at=later)


def _seconds(duration: timedelta) -> float:
    return max(duration.total_seconds(), 0.0)
