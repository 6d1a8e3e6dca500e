"""What the board, the presser and the story want to see of an alarm."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from regie import ballast
from regie.alarms import rules, words
from regie.alarms.models import Alarm, Call, Reaction
from regie.devices.queries import silent_at
from regie.duty.queries import on_duty_by_group, people_on_duty
from regie.journal import queries as journal
from regie.people.models import Person
from regie.places.models import Place
from regie.reach import words as reach_words
from regie.reach.queries import silent_lines

CLOCK_IS_NEWS = timedelta(hours=1)
LATELY = timedelta(minutes=10)


@dataclass(frozen=True)
class Named:
    """A person on a card: id and name."""

    id: int
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Card:
    """All that is shown of one alarm, the same for everybody who may see it."""

    id: int
    kind: str
    place: str
    origin: str
    raised_at: datetime
    pressed_at: datetime | None
    pressed_by: Named | None
    note: str
    in_charge: Named | None
    next_step_at: datetime | None
    next_group: str
    stood_down: bool
    drill: bool = False
    drill_until: datetime | None = None
    made_real_at: datetime | None = None
    seen: list[Named] = field(default_factory=list)
    coming: list[Named] = field(default_factory=list)
    there: list[Named] = field(default_factory=list)
    fetching_help: list[Named] = field(default_factory=list)
    step_empty: str = ""
    presser_word: str = ""
    mistake_at: datetime | None = None
    handover_to: Named | None = None
    can_take_over: list[Named] = field(default_factory=list)
    calls_failing: list[str] = field(default_factory=list)
    doubt: str = ""
    silent: bool = False
    sign_asked: bool = False


@dataclass(frozen=True)
class Reached:
    """One person or system that was called, and in one line what is known of it."""

    who: str
    line: str
    seen: bool


@dataclass(frozen=True)
class Line:
    """One sentence of a story with its moment."""

    at: datetime
    sentence: str


def open_alarms(person: Person) -> QuerySet[Alarm]:
    """The open alarms that this person may see: what is real above every drill, newest first."""
    return Alarm.objects.open().visible_to(person).real_first()


def with_parts(alarms: QuerySet[Alarm]) -> QuerySet[Alarm]:
    """The alarms with all that a card shows, in a fixed number of queries."""
    return alarms.select_related(
        "place", "base", "in_charge", "presser", "device", "drill_window"
    ).prefetch_related("reactions__person", "presser_words", "hand_overs__taker", "calls", "charges")


def cards(alarms: QuerySet[Alarm], *, at: datetime) -> list[Card]:
    """A card per alarm."""
    return [card(alarm, at=at) for alarm in with_parts(alarms)]


def card(alarm: Alarm, *, at: datetime) -> Card:
    """What is shown of one alarm."""
    words_said = list(alarm.presser_words.all())
    mistakes = [word.at for word in words_said if word.word == "mistake"]
    plan = rules.plan_from(alarm.plan)
    coming_step = plan[min(alarm.step + 1, len(plan) - 1)]
    return Card(
        id=alarm.pk, kind=alarm.kind, place=alarm.where, origin=_origin(alarm), raised_at=alarm.raised_at,
        pressed_at=alarm.pressed_at,
        pressed_by=_named(alarm.presser), note=alarm.note, in_charge=_named(alarm.in_charge),
        next_step_at=alarm.next_step_at, next_group=words.group(coming_step.group),
        stood_down=alarm.stood_down_at is not None, drill=alarm.is_drill,
        drill_until=alarm.drill_window.until if alarm.drill_window else None, made_real_at=alarm.made_real_at,
        seen=_who(alarm, Reaction.Kind.SEEN), coming=_who(alarm, Reaction.Kind.COMING),
        there=_who(alarm, Reaction.Kind.THERE), fetching_help=_who(alarm, Reaction.Kind.FETCHING_HELP),
        step_empty=_empty_group(alarm, plan),
        presser_word=str(words_said[-1].get_word_display()) if words_said else "",
        mistake_at=mistakes[0] if mistakes else None, handover_to=_asked(alarm),
        can_take_over=_could_take_over(alarm, at=at),
        calls_failing=_failing(alarm),
        doubt=words.doubt(alarm.clock_off_seconds) if alarm.unverified else "", silent=alarm.silent,
        sign_asked=any(one.asked_at and not one.ended_at for one in alarm.charges.all()),
    )  # fmt: skip


def timeline(alarm: Alarm) -> list[Line]:
    """The story of an alarm from the journal, in the reader's language."""
    entries = list(journal.about(alarm.subject))
    names = _names(entries)
    told = [
        Line(entry.at, words.sentence(entry.kind, entry.data, names=names, where=alarm.where))
        for entry in entries
    ]
    return [line for line in told if line.sentence]


def reached(alarm: Alarm) -> list[Reached]:
    """Who was called, in that order, each once, with what is known of every way to them."""
    seen = set(alarm.reactions.values_list("person_id", flat=True))
    calls = alarm.calls.filter(purpose=Call.Purpose.CALL).select_related("person", "outlet").order_by("pk")
    by_whom: dict[tuple[int | None, int | None], list[Call]] = {}
    for call in calls:
        whom = (call.person_id, None) if call.person_id else (None, call.outlet_id)
        by_whom.setdefault(whom, []).append(call)
    return [_reached(found, seen=found[0].person_id in seen) for found in by_whom.values()]


def _reached(calls: list[Call], *, seen: bool) -> Reached:
    """The last call of each way says what is known now."""
    last = {(call.channel, call.address): call for call in calls}
    ways = [
        words.way(call.channel, words.truth(call.state, outcome=call.outcome))
        for call in last.values()
        if call.channel != "screen"
    ]
    first = calls[0]
    who = first.person.name if first.person else str(first.outlet or first.channel)
    return Reached(who, words.ways(ways, seen=seen), seen)


def _names(entries: Iterable) -> dict[int, str]:
    ids: set[int] = set()
    for entry in entries:
        ids.update(entry.data.get("people", ()))
        ids.update(entry.data.get(key) or 0 for key in ("person_id", "presser_id", "to_id"))
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))


def _who(alarm: Alarm, kind: str) -> list[Named]:
    return [Named(one.person_id, one.person.name) for one in alarm.reactions.all() if one.kind == kind]


def _origin(alarm: Alarm) -> str:
    return alarm.device.name if alarm.device and not alarm.presser else str(alarm.get_origin_display())


def _named(person: Person | None) -> Named | None:
    return Named(person.pk, person.name) if person else None


def _asked(alarm: Alarm) -> Named | None:
    waiting = [one for one in alarm.hand_overs.all() if one.answered_at is None]
    return _named(waiting[0].taker) if waiting else None


def _could_take_over(alarm: Alarm, *, at: datetime) -> list[Named]:
    """Whom the one in charge can ask: who answered this alarm, and who is on duty here now."""
    if alarm.in_charge_id is None:
        return []
    answered = {one.person_id: one.person.name for one in alarm.reactions.all()}
    candidates = {**dict(people_on_duty(place=alarm.called_from, at=at)), **answered}
    candidates.pop(alarm.in_charge_id, None)
    return [Named(pk, name) for pk, name in sorted(candidates.items(), key=lambda one: one[1])]


def _empty_group(alarm: Alarm, plan: tuple[rules.Step, ...]) -> str:
    """Says that nobody could be called in the steps passed; "" when somebody was called in each."""
    called = {call.step for call in alarm.calls.all()}
    empty = [plan[index].group for index in range(alarm.step + 1) if index not in called]
    return words.nobody_on_duty([words.group(group) for group in empty]) if empty else ""


def _failing(alarm: Alarm) -> list[str]:
    """The channels of which a call has failed and still waits."""
    failing = {
        call.channel for call in alarm.calls.all() if call.state == "waiting" and call.attempt and call.detail
    }
    return sorted(reach_words.channel(channel) for channel in failing)


def warnings(*, at: datetime, site_ids: list[int]) -> list[str]:
    """What could keep an alarm from arriving: nobody in a group, a failing channel, a silent device, the clock."""
    found = [
        words.nobody_on_duty([group])
        for group, names in on_duty_by_group(site_ids=site_ids, at=at)
        if not names
    ]
    found += [words.channel_fails(reach_words.channel(one)) for one in sorted(failing_channels(at=at))]
    found += [words.device_is_silent(device.name) for device in silent_at(site_ids)]
    share = ballast.share_left(settings.DATA)
    if share < ballast.LOW:
        found.append(words.disk_is_low(share))
    found += [words.line_is_silent(outlet.name) for outlet in silent_lines(at=at)]
    moved = clock_set_by(at=at)
    return [*found, words.clock_was_set(moved)] if moved else found


def failing_channels(*, at: datetime) -> dict[str, int]:
    """Per channel how many calls of the last minutes did not get through; the watch reads it too."""
    lately = Call.objects.filter(due_at__gte=at - LATELY, due_at__lte=at + LATELY)
    failed = lately.filter(state=Call.State.FAILED) | lately.filter(state=Call.State.WAITING).exclude(
        outcome=""
    )
    return dict(failed.values_list("channel").annotate(Count("id")).order_by())


def clock_set_by(*, at: datetime) -> float:
    """By how many seconds the clock of the server was set in the last hour; the watch reads it too."""
    told = journal.latest("alarms.ClockSet", since=at - CLOCK_IS_NEWS)
    return float(told.data["seconds"]) if told else 0.0


def open_at(place: Place) -> list[str]:
    """The alarms that are open at this place, or of which its people are called, each by where it is."""
    here = Alarm.objects.open().filter(Q(place=place) | Q(base=place))
    return [alarm.place_words or place.name for alarm in here]
