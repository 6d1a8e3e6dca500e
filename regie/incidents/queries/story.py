"""The story of a case in sentences, for somebody who was not there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.alarms.queries import timeline
from regie.incidents import parts, words
from regie.incidents.models import Incident
from regie.journal.models import Entry
from regie.journal.queries import of_incident
from regie.people.models import Person
from regie.policies.rules import LOCAL


class Lane(Enum):
    """Where in the work something happened."""

    ALARM = "alarm"
    CASE = "case"
    ANSWER = "answer"

    @property
    def label(self) -> Any:
        """As it is read beside its row."""
        return {Lane.ALARM: _("Alarm"), Lane.CASE: _("Zaak"), Lane.ANSWER: _("Reactie")}[self]


@dataclass(frozen=True)
class Line:
    """One sentence of the story with its moment."""

    at: datetime
    sentence: str
    lane: Lane = Lane.CASE


def days(incident: Incident) -> list[tuple[date, list[Line]]]:
    """The story by day: first the alarm, then what was done with the case."""
    of_the_alarm = timeline(incident.alarm) if incident.alarm else []
    lines = [*(Line(line.at, line.sentence, Lane.ALARM) for line in of_the_alarm), *story(incident)]
    in_order = sorted(lines, key=lambda line: line.at)
    return [
        (day, list(told))
        for day, told in groupby(in_order, key=lambda line: line.at.astimezone(LOCAL).date())
    ]


def story(incident: Incident) -> list[Line]:
    """What the journal knows of a case; looks and care are no part of it."""
    entries = list(
        Entry.objects.filter(
            of_incident(incident.pk), kind__in=_told_kinds(), at__gte=incident.opened_at
        ).order_by("id")
    )
    names = _names(entries)
    lines = [Line(entry.at, _sentence(entry, names), _lane(entry.kind)) for entry in entries]
    return [line for line in lines if line.sentence]


def _sentence(entry: Entry, names: dict[str, str]) -> str:
    who = names.get(entry.actor, "Regie")
    return words.sentence(entry.kind, entry.data, who=who, more=parts.SENTENCES)


def _lane(kind: str) -> Lane:
    """Our own facts are of the case; what later rooms tell is an answer to it."""
    return Lane.CASE if kind.startswith("incidents.") else Lane.ANSWER


def _told_kinds() -> set[str]:
    """`incidents.Classified` for the sentence of `incidents.Classified.complaint`."""
    return {".".join(kind.split(".")[:2]) for kind in (*words.SENTENCES, *parts.SENTENCES)}


def _names(entries: list[Entry]) -> dict[str, str]:
    ids = {entry.actor.partition(":")[2] for entry in entries if entry.actor.startswith("person:")}
    return {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=ids).values_list("pk", "name")}
