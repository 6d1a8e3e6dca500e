"""Accept a press: the alarm, its ladder and its first calls in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from regie.alarms import facts, rules
from regie.alarms.actions.ladder import call_next
from regie.alarms.actions.prepared import ladder_at, to_the_minute, words_of
from regie.alarms.models import Alarm
from regie.devices.actions import note_alive, take_as_test
from regie.devices.models import Device, TestPress
from regie.journal.actions import record
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


@dataclass(frozen=True)
class Press:
    """What an entrance knows of a press. `key` is what makes a repeat the same press.

    `pressed_at` is the moment that the device itself names, when it could not send before; `really` says that it
    is no test, whatever was announced.
    """

    key: str
    kind: str
    origin: str
    organisation: Organisation
    place: Place | None = None
    place_words: str = ""
    presser: Person | None = None
    device: Device | None = None
    note: str = field(default="", repr=False)
    zone: str = ""
    pressed_at: datetime | None = None
    really: bool = False
    unverified: bool = False
    clock_off_seconds: int | None = None


@dataclass(frozen=True)
class Taken:
    """What became of a press: an alarm, or the test that was announced; exactly one of the two."""

    alarm: Alarm | None = None
    test: TestPress | None = None
    is_new: bool = True


def take_press(press: Press, *, at: datetime) -> Taken:
    """Accept a press from any entrance: an alarm, unless somebody announced a test of this very button (I-5).

    Returns only after the commit, so the caller may acknowledge (I-2).
    """
    known = _alarm_with(press.key)
    if known:
        return Taken(alarm=known, is_new=False)
    test = None
    if not press.really:
        test = take_as_test(press.device, key=press.key, zone=press.zone, pressed_at=press.pressed_at, at=at)
    if test:
        return Taken(test=test, is_new=test.at == at)
    alarm, is_new = _raise_new(press, at=at)
    return Taken(alarm=alarm, is_new=is_new)


def raise_alarm(press: Press, *, at: datetime) -> tuple[Alarm, bool]:
    """The alarm and whether it is new; the same key gives the same alarm, however often it comes (I-3).

    Returns only after the commit, so the caller may acknowledge (I-2).
    """
    known = _alarm_with(press.key)
    return (known, False) if known else _raise_new(press, at=at)


def _raise_new(press: Press, *, at: datetime) -> tuple[Alarm, bool]:
    try:
        return _accept(press, at=at), True
    except IntegrityError:
        # Two deliveries of one press raced; the other one won, or the refusal was about something else.
        known = _alarm_with(press.key)
        if known is None:
            raise
        return known, False


def _alarm_with(key: str) -> Alarm | None:
    return Alarm.objects.filter(key=key).first()


@transaction.atomic
def _accept(press: Press, *, at: datetime) -> Alarm:
    owner = press.place.organisation if press.place else press.organisation
    version, plan = ladder_at(owner, press.kind, to_the_minute(at))
    where = words_of(press.place) if press.place else press.place_words
    alarm = Alarm.objects.create(
        key=press.key, kind=press.kind, origin=press.origin, organisation=press.organisation,
        place=press.place, place_words=where[:300], device=press.device, presser=press.presser,
        note=press.note[:500], raised_at=at, next_step_at=at, policy_version=version, plan=plan,
        pressed_at=rules.late_press(press.pressed_at, at=at),
        unverified=press.unverified, clock_off_seconds=press.clock_off_seconds,
    )  # fmt: skip
    who = press.presser or press.device
    fact = facts.Raised(alarm.pk, alarm.kind, alarm.origin, _id(press.presser), _id(press.device))
    record(fact, at=at, by=who)
    if press.unverified:
        record(facts.Doubted(alarm.pk, press.clock_off_seconds), at=at, by=who)
    if press.device:
        note_alive(press.device, at=at)
    call_next(alarm, at=at)
    return alarm


@transaction.atomic
def verify(alarm: Alarm, *, at: datetime, by: Device) -> None:
    """The panel said it again with the right time: no doubt is left, and nobody is called anew."""
    if Alarm.objects.filter(pk=alarm.pk, unverified=True).update(unverified=False) == 1:
        record(facts.Verified(alarm.pk), at=at, by=by)


def _id(row: Person | Device | None) -> int | None:
    return row.pk if row else None
