"""Accept a press: the alarm, its ladder and its first calls in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from regie.alarms import facts, rules
from regie.alarms.actions.drilling import drill_of
from regie.alarms.actions.ladder import call_people, next_step
from regie.alarms.actions.prepared import ladder_at, to_the_minute, words_of
from regie.alarms.models import Alarm
from regie.devices.actions import note_alive, take_as_test
from regie.devices.models import Device, DrillWindow, TestPress
from regie.inserting import insert
from regie.journal.actions import Happened, record, record_all
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


@dataclass(frozen=True)
class Press:
    """What an entrance knows of a press. `key` is what makes a repeat the same press.

    `pressed_at` is the moment that the device itself names, when it could not send before; `really` says that it
    is no test and no drill, whatever was announced. `drill` is the window of a drill that its leader begins. `base`
    is whose people are called outside every place; a `silent` one is not shown to its presser.
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
    drill: DrillWindow | None = None
    base: Place | None = None
    silent: bool = False


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
    return take_presses([press], at=at)[0]


def take_presses(presses: Sequence[Press], *, at: datetime) -> list[Taken]:
    """The same for presses that came together, in their order, with as many statements as one press needs (I-3).

    The same key gives the same alarm, however often it comes, and also twice among these.
    """
    taken = _alarms_with({press.key for press in presses})
    for press in presses:
        test = None if press.key in taken else _as_test(press, at=at)
        if test:
            taken[press.key] = Taken(test=test, is_new=test.at == at)
    # Of one key the first counts, as it would when they had come one by one.
    fresh = {press.key: press for press in reversed(presses) if press.key not in taken}
    if fresh:
        taken |= _raise_new(list(reversed(fresh.values())), at=at)
    return [_answer(taken, press.key) for press in presses]


def _answer(taken: dict[str, Taken], key: str) -> Taken:
    """What became of it; whoever asks again after that is told that it was known."""
    answer = taken[key]
    taken[key] = replace(answer, is_new=False)
    return answer


def _as_test(press: Press, *, at: datetime) -> TestPress | None:
    if press.really:
        return None
    return take_as_test(press.device, key=press.key, zone=press.zone, pressed_at=press.pressed_at, at=at)


def _alarms_with(keys: Iterable[str]) -> dict[str, Taken]:
    return {alarm.key: Taken(alarm, is_new=False) for alarm in Alarm.objects.filter(key__in=keys)}


def _raise_new(presses: Sequence[Press], *, at: datetime) -> dict[str, Taken]:
    """A new alarm for each, unless another process was first with the same press."""
    try:
        return {alarm.key: Taken(alarm) for alarm in _accept(presses, at=at)}
    except IntegrityError:
        if len(presses) > 1:
            # One of them raced, or was refused: it alone pays for that.
            return {key: taken for press in presses for key, taken in _raise_new([press], at=at).items()}
        known = _alarms_with([presses[0].key])
        if not known:
            raise
        return known


@transaction.atomic
def _accept(presses: Sequence[Press], *, at: datetime) -> list[Alarm]:
    alarms = [_alarm(press, at=at) for press in presses]
    steps = [next_step(alarm, at=at) for alarm in alarms]
    for alarm, step in zip(alarms, steps, strict=True):
        alarm.step, alarm.next_step_at = step.call.index, step.call.again_at
    insert(alarms)
    record_all((one for alarm in alarms for one in _what_happened(alarm)), at=at)
    note_alive(*(alarm.device for alarm in alarms if alarm.device), at=at)
    call_people(zip(alarms, steps, strict=True), at=at)
    return alarms


def _alarm(press: Press, *, at: datetime) -> Alarm:
    around = press.place or press.base
    owner = around.organisation if around else press.organisation
    version, plan = ladder_at(owner, press.kind, to_the_minute(at))
    where = words_of(press.place) if press.place else press.place_words
    return Alarm(
        key=press.key, kind=press.kind, origin=press.origin, organisation=press.organisation,
        place=press.place, place_words=where[:300], base=press.base, silent=press.silent,
        device=press.device, presser=press.presser, note=press.note[:500], raised_at=at,
        policy_version=version, plan=plan,
        pressed_at=rules.late_press(press.pressed_at, at=at),
        unverified=press.unverified, clock_off_seconds=press.clock_off_seconds, drill_window=drill_of(press, at=at),
    )  # fmt: skip


def _what_happened(alarm: Alarm) -> Iterator[Happened]:
    who = alarm.presser or alarm.device
    fact = facts.Raised(alarm.pk, alarm.kind, alarm.origin, alarm.presser_id, alarm.device_id)
    yield Happened(fact, who)
    if alarm.drill_window:
        yield Happened(facts.DrillBegun(alarm.pk, alarm.drill_window.pk), who)
    if alarm.unverified:
        yield Happened(facts.Doubted(alarm.pk, alarm.clock_off_seconds), who)


@transaction.atomic
def verify(alarm: Alarm, *, at: datetime, by: Device) -> None:
    """The panel said it again with the right time: no doubt is left, and nobody is called anew."""
    if Alarm.objects.filter(pk=alarm.pk, unverified=True).update(unverified=False) == 1:
        record(facts.Verified(alarm.pk), at=at, by=by)
