"""How long everything took, of one alarm or of one drill: from the press to the first call, to help, to the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from regie.alarms.models import Alarm, Call, Reaction

# On the drawing: where the end stands, and where everything before it stops.
END, HELP = 97.0, 84.0
BEGIN = 3.0
# Marks nearer to each other than this stand on rows above each other.
NEAR = 5.0
ROWS = 3


@dataclass(frozen=True)
class Moment:
    """One thing that happened for the first time: what, when, how long after the press, and by whom."""

    code: str
    words: str
    at: datetime
    seconds: float
    by: str = ""

    @property
    def after(self) -> str:
        """How long after the press, in words."""
        return in_words(self.seconds)


@dataclass(frozen=True)
class Mark:
    """One moment on the drawing: its number, how far along in percent, and on which row."""

    number: int
    moment: Moment
    x: str
    y: int


@dataclass(frozen=True)
class Took:
    """How long one person took, in seconds after the press; None for what they did not do."""

    person_id: int
    name: str
    called: float | None
    seen: float | None
    coming: float | None
    there: float | None
    charge: float | None

    @property
    def in_words(self) -> list[str]:
        """The same in words, in the same order."""
        return [in_words(one) for one in (self.called, self.seen, self.coming, self.there, self.charge)]


@dataclass(frozen=True)
class Times:
    """Everything that is known of one alarm, in the order in which it happened."""

    began_at: datetime
    moments: list[Moment]

    def of(self, code: str) -> float | None:
        """Seconds from the press to this; None when it did not happen."""
        return next((one.seconds for one in self.moments if one.code == code), None)

    @property
    def help_seconds(self) -> float | None:
        """Until somebody was there, or else until somebody had the regie: the figure that people remember."""
        there = self.of("there")
        return there if there is not None else self.of("charge")

    @property
    def help_words(self) -> str:
        """That figure in words; "" when nobody came."""
        seconds = self.help_seconds
        return in_words(seconds) if seconds is not None else ""

    @property
    def drawn(self) -> list[Mark]:
        """The marks of the drawing. What came before the end is to scale; the end stands at its own place."""
        before = [one for one in self.moments if one.code != "stood_down"]
        longest = max((one.seconds for one in before), default=0) or 1
        marks: list[Mark] = []
        last_on_row = [-NEAR] * ROWS
        for number, moment in enumerate(self.moments, start=1):
            ends = moment.code == "stood_down"
            x = END if ends else BEGIN + (HELP - BEGIN) * moment.seconds / longest
            row = next((one for one in range(ROWS) if x - last_on_row[one] >= NEAR), ROWS - 1)
            last_on_row[row] = x
            marks.append(Mark(number, moment, f"{x:.2f}%", row))
        return marks


def times(alarm: Alarm) -> Times:
    """The response times of an alarm or a drill; one that became real begins when that was said."""
    began = alarm.made_real_at or alarm.pressed_at or alarm.raised_at
    found = [("pressed", began, ""), *_firsts(alarm, began)]
    if alarm.stood_down_at:
        found.append(("stood_down", alarm.stood_down_at, ""))
    moments = [
        Moment(code, _named(code), at, max((at - began).total_seconds(), 0), by) for code, at, by in found
    ]
    return Times(began, sorted(moments, key=_moment))


def _moment(one: Moment) -> tuple[datetime, bool]:
    return one.at, one.code == "stood_down"


def _firsts(alarm: Alarm, began: datetime) -> Iterable[tuple[str, datetime, str]]:
    """The first of each; a screen is reached by the commit itself and says nothing about a provider."""
    calls = alarm.calls.exclude(channel="screen").filter(purpose=Call.Purpose.CALL, sent_at__gte=began)
    call = calls.select_related("person").order_by("sent_at", "pk").first()
    if call and call.sent_at:
        yield "call", call.sent_at, call.person.name if call.person else str(call.channel)
    for kind in (Reaction.Kind.SEEN, Reaction.Kind.COMING, Reaction.Kind.THERE):
        reaction = alarm.reactions.filter(kind=kind, at__gte=began).select_related("person").first()
        if reaction:
            yield str(kind), reaction.at, reaction.person.name
    charge = alarm.charges.filter(at__gte=began).select_related("person").order_by("at", "pk").first()
    if charge:
        yield "charge", charge.at, charge.person.name


def _named(code: str) -> str:
    return {
        "pressed": _("Gedrukt"), "call": _("Eerste oproep weg"), "seen": _("Gezien"), "coming": _("Onderweg"),
        "there": _("Ter plaatse"), "charge": _("Regie genomen"), "stood_down": _("Afgemeld"),
    }[code]  # fmt: skip


def last_drill(site_ids: Iterable[int]) -> Times | None:
    """The times of the last drill that was held at one of these sites."""
    near = Q(pk__in=[])
    for site_id in site_ids:
        near |= Q(place__path__startswith=f"/{site_id}/")
    last = Alarm.objects.drills().filter(near).exclude(stood_down_at=None).order_by("-raised_at").first()
    return times(last) if last else None


def per_person(alarm: Alarm) -> list[Took]:
    """Everybody who was called or reacted, in the order of the first call."""
    began = times(alarm).began_at
    people: dict[int, dict] = {}
    called = alarm.calls.exclude(person=None).order_by("pk")
    for person_id, name, sent_at in called.values_list("person", "person__name", "sent_at"):
        _first(people.setdefault(person_id, {"name": name}), "called", sent_at, began)
    for reaction in alarm.reactions.select_related("person"):
        known = people.setdefault(reaction.person_id, {"name": reaction.person.name})
        _first(known, reaction.kind, reaction.at, began)
    for charge in alarm.charges.select_related("person").order_by("at"):
        _first(people.setdefault(charge.person_id, {"name": charge.person.name}), "charge", charge.at, began)
    kinds = ("called", "seen", "coming", "there", "charge")
    return [Took(pk, known["name"], *(known.get(kind) for kind in kinds)) for pk, known in people.items()]


def _first(known: dict, kind: str, at: datetime | None, began: datetime) -> None:
    if at is not None and at >= began:
        known.setdefault(kind, (at - began).total_seconds())


def in_words(seconds: float | None) -> str:
    """`38 s`, `4 min 10 s`; "–" for what is not known."""
    if seconds is None:
        return "–"
    whole = timedelta(seconds=round(seconds))
    minutes, left = divmod(whole.seconds + whole.days * 86400, 60)
    if minutes == 0:
        return _("%(seconds)s s") % {"seconds": left}
    if minutes < 60:
        return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": left}
    return _("%(hours)s u %(minutes)s min") % {"hours": minutes // 60, "minutes": minutes % 60}
