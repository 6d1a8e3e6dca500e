"""What happens with my report: the road it goes, and who promised what by when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from regie.alarms.models import Reaction
from regie.incidents import rules, words
from regie.incidents.models import Classification, Incident
from regie.notices.models import Promise
from regie.notices.queries import standing_of
from regie.notices.rules import Standing
from regie.people.models import Person


@dataclass(frozen=True)
class PromiseLine:
    """One promise as a sentence with a clock."""

    kind: str
    text: str
    due_at: datetime | None
    state: str

    @property
    def waits_until(self) -> datetime | None:
        """The term, as long as it matters: what was done in time needs no clock any more."""
        return None if self.state == Standing.KEPT else self.due_at


@dataclass(frozen=True)
class Status:
    """The page of the one who reported: where it stands, and what was promised."""

    head: str
    steps: list[dict[str, Any]]
    promises: list[PromiseLine]
    outcome: str
    care: list[PromiseLine]


def status_page(incident: Incident, *, person: Person, at: datetime) -> Status:
    """The road of a report; the next moment of care is shown only to whom it is for."""
    judged = incident.classifications.counting().first()
    promises = _promises(incident)
    lines = [_line(promise, at=at) for promise in promises if promise.kind in words.TO_THE_REPORTER]
    mine = person.pk in incident.affected_ids
    return Status(
        head=words.head(incident),
        steps=_steps(incident, judged, promises),
        promises=[line for line in lines if line.kind not in rules.NOT_OF_THE_CASE],
        outcome=str(words.OUTCOMES[rules.Outcome(judged.outcome)]) if judged else "",
        care=[line for line in lines if line.kind in rules.NOT_OF_THE_CASE and line.state == "open"][:1]
        if mine
        else [],
    )


def who_came(incident: Incident) -> list[str]:
    """Who took the regie of the alarm or came to it, so that nobody has to type it."""
    if incident.alarm_id is None:
        return []
    alarm = Q(charges__alarm=incident.alarm_id)
    came = Q(reactions__alarm=incident.alarm_id, reactions__kind=Reaction.Kind.COMING)
    return list(
        Person.objects.filter(alarm | came).distinct().order_by("name").values_list("name", flat=True)
    )


def _promises(incident: Incident) -> list[Promise]:
    made = Promise.objects.filter(case=incident.subject, dropped_at=None).exclude(kind="report")
    return sorted(
        made.select_related("person", "kept_by"),
        key=lambda one: (one.due_at is None, one.due_at or one.made_at),
    )


def _line(promise: Promise, *, at: datetime) -> PromiseLine:
    who = promise.kept_by or promise.person
    named, unnamed = words.TO_THE_REPORTER[promise.kind]
    standing = standing_of(promise, at=at)
    text = str(named) % {"who": who.name} if who else str(unnamed)
    return PromiseLine(promise.kind, text, promise.due_at, Standing(standing).value)


def _steps(
    incident: Incident, judged: Classification | None, promises: list[Promise]
) -> list[dict[str, Any]]:
    road = rules.steps(
        reported=incident.reported_at is not None,
        outcome=judged.outcome if judged else None,
        kept={one.kind for one in promises if one.kept_at},
        waiting={one.kind for one in promises if not one.kept_at},
        closed=incident.closed_at is not None,
    )
    return [
        {"code": step.code, "state": step.state, "label": words.STEPS[step.code][step.state == "done"]}
        for step in road
    ]
