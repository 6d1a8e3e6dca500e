"""Who looked at what: read from the journal, which nobody can change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from regie.aftercare.models import CarePlan
from regie.incidents.models import Incident, Originator
from regie.journal.models import Entry
from regie.people.models import Person
from regie.privacy.models import KEEPS

LOOKED = "journal.Looked"
SHOWN = 200
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Look:
    """Somebody looked at something, and why."""

    at: datetime
    who: str
    what: str
    link: str
    purpose: str
    reference: str


def looks_by(employee: Person) -> list[Look]:
    """What one employee looked at, the latest first."""
    return _told(Entry.objects.filter(kind=LOOKED, actor=f"person:{employee.pk}"))


def looks_at_incident(incident: Incident) -> list[Look]:
    """Who looked at a case and what belongs to it: the citizen's record and the letters."""
    subjects = [incident.subject, *(letter.name for letter in incident.letters.all())]
    if incident.originator:
        subjects.append(incident.originator.subject)
    return _told(Entry.objects.filter(kind=LOOKED, subject__in=subjects))


def looks_at_employee(employee: Person) -> list[Look]:
    """Who looked at the care of one employee, and at the cases in which something happened to them."""
    plans = [f"plan:{pk}" for pk in CarePlan.objects.filter(person=employee).values_list("pk", flat=True)]
    cases = Incident.objects.filter(affected=employee).values_list("pk", flat=True)
    subjects = [*plans, *(f"incident:{pk}" for pk in cases)]
    return _told(
        Entry.objects.filter(kind=LOOKED, subject__in=subjects).exclude(actor=f"person:{employee.pk}")
    )


def _told(entries: QuerySet[Entry]) -> list[Look]:
    rows = list(entries.order_by("-id")[:SHOWN])
    names, references = _names(rows), _references(rows)
    return [
        Look(
            row.at,
            names.get(row.actor, row.actor),
            row.subject,
            _link(row.subject),
            row.data.get("purpose", ""),
            references.get(row.subject, row.subject.rpartition(":")[2]),
        )
        for row in rows
    ]


def _names(rows: Iterable[Any]) -> dict[str, str]:
    ids = {row.actor.partition(":")[2] for row in rows if row.actor.startswith("person:")}
    return {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=ids).values_list("pk", "name")}


def _references(rows: Iterable[Any]) -> dict[str, str]:
    """How people call the cases among these subjects."""
    ids = [row.subject.partition(":")[2] for row in rows if row.subject.startswith("incident:")]
    found = Incident.objects.filter(pk__in=[pk for pk in ids if pk.isdigit()])
    return {one.subject: one.reference for one in found}


def _link(subject: str) -> str:
    """The log of the thing itself, as far as it has one."""
    kind, _, number = subject.partition(":")
    return f"/privacy/looks/incident/{number}/" if kind == "incident" else ""


def staff_kept_by(person: Person) -> QuerySet[Person]:
    """The employees whose looks this person may read."""
    return Person.objects.filter(
        person.reach(KEEPS, organisation="organisation", place="assignments__place")
    ).distinct()


def cases_kept_by(person: Person) -> QuerySet[Incident]:
    """The cases whose looks this person may read."""
    return Incident.objects.filter(person.reach(KEEPS, organisation="organisation", place="place"))


def citizens_kept_by(person: Person) -> QuerySet[Originator]:
    """The citizens whose request for access this person may answer."""
    return Originator.objects.filter(incidents__in=cases_kept_by(person)).distinct()
