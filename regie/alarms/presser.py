"""What the one who pressed sees: received, seen by whom, who has the regie, who is coming."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from regie.alarms.models import Alarm
from regie.alarms.queries import Line
from regie.alarms.rules import asks_again
from regie.alarms.words import listed


@dataclass(frozen=True)
class Answer:
    """The presser's screen, line by line."""

    id: int
    kind: str
    place: str
    headline: str
    waiting: str
    closed: bool
    can_talk: bool | None
    asks_again: bool
    drill: bool = False
    was_drill: bool = False
    lines: list[Line] = field(default_factory=list)


def answer(alarm: Alarm) -> Answer:
    """The answer to a press, as it stands now."""
    # After the stand-down the last one who had it still belongs to the story.
    charges = alarm.charges.select_related("person").order_by("-id")
    in_charge = charges.first() if alarm.stood_down_at else charges.filter(ended_at=None).first()
    coming = _reactions(alarm, "coming")
    said = alarm.presser_words.filter(word__in=("can_talk", "cannot_talk")).last()
    answered = alarm.presser_words.filter(word__in=("still_needed", "not_needed", "mistake")).exists()
    return Answer(
        id=alarm.pk, kind=alarm.kind, place=alarm.where, headline=_headline(alarm, in_charge, coming),
        waiting="" if in_charge or alarm.stood_down_at else _("Nog niemand heeft de regie. We roepen door."),
        closed=alarm.stood_down_at is not None, can_talk=None if said is None else said.word == "can_talk",
        asks_again=asks_again(
            alarm.pressed_at, raised_at=alarm.raised_at, answered=answered or alarm.stood_down_at is not None
        ),
        drill=alarm.is_drill and alarm.stood_down_at is None, was_drill=alarm.is_drill,
        lines=_lines(alarm, in_charge, coming),
    )  # fmt: skip


def _headline(alarm: Alarm, in_charge, coming: list) -> str:
    if alarm.stood_down_at:
        return _("Je oproep is afgerond.")
    if in_charge:
        return _("%(who)s heeft de regie.") % {"who": in_charge.person.name}
    if coming:
        return _("%(who)s komt.") % {"who": listed([one.person.name for one in coming])}
    return _("Ontvangen. We roepen hulp.")


def _lines(alarm: Alarm, in_charge, coming: list) -> list[Line]:
    lines = [Line(alarm.raised_at, _("Ontvangen"))]
    if alarm.drill_window_id:
        lines.append(Line(alarm.raised_at, _("Dit is een oefening")))
    if alarm.made_real_at:
        lines.append(Line(alarm.made_real_at, _("Dit is echt. Iedereen wordt opnieuw geroepen")))
    if alarm.pressed_at:
        lines.insert(0, Line(alarm.pressed_at, _("Gedrukt, zonder verbinding")))
    lines += [
        Line(one.at, _("Gezien door %(who)s") % {"who": _who(one.person)})
        for one in _reactions(alarm, "seen")
    ]
    lines += [Line(one.at, _("Onderweg: %(who)s") % {"who": _who(one.person)}) for one in coming]
    lines += [
        Line(one.at, _("%(who)s is er") % {"who": _who(one.person)}) for one in _reactions(alarm, "there")
    ]
    lines += [
        Line(one.at, _("%(who)s haalt hulp") % {"who": _who(one.person)})
        for one in _reactions(alarm, "fetching_help")
    ]
    if in_charge:
        lines.append(Line(in_charge.at, _("%(who)s heeft de regie") % {"who": _who(in_charge.person)}))
    lines += [
        Line(one.at, _("Je zei: %(word)s") % {"word": str(one.get_word_display()).lower()})
        for one in alarm.presser_words.all()
    ]
    if alarm.stood_down_at:
        lines.append(Line(alarm.stood_down_at, _("Afgemeld")))
    return sorted(lines, key=_moment)


def _moment(line: Line) -> datetime:
    return line.at


def _reactions(alarm: Alarm, kind: str) -> list:
    return list(alarm.reactions.filter(kind=kind).select_related("person"))


def _who(person) -> str:
    return f"{person.name} ({person.job_title})" if person.job_title else person.name
