"""Enter a case in the register of facts of third parties."""

from datetime import date, datetime

from django.db import transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.refusal import Refused
from regie.register import facts, rules
from regie.register.models import ThirdPartyFact


@transaction.atomic
def record_facts(
    incident: Incident, *, description: str, first_on: date, last_on: date, consents: bool, at: datetime, by: Person
) -> ThirdPartyFact:  # fmt: skip
    """A unique number, what happened and when; the employee's name only when they agreed, the citizen's never."""
    today = at.astimezone(LOCAL).date()
    known = ThirdPartyFact.objects.filter(incident=incident).first()
    if known:
        raise Refused("facts_recorded_already", number=known.number)
    rules.check_facts(description=description, first_on=first_on, last_on=last_on, today=today)
    employee = incident.affected
    hidden = [incident.originator.label if incident.originator else ""]
    rules.check_unnamed(description, names=hidden if consents or not employee else [*hidden, employee.name])
    entry = ThirdPartyFact.objects.create(
        organisation=incident.organisation, site=incident.place, incident=incident, recorded_at=at, recorded_by=by,
        number=_next_number(incident.organisation_id, today.year), description=description.strip(),
        first_on=first_on, last_on=last_on, kept_until=rules.kept_until(today),
        employee=employee if consents else None, consent_at=at if consents and employee else None,
    )  # fmt: skip
    record(facts.FactRecorded(entry.pk, incident.pk), at=at, by=by)
    return entry


def _next_number(organisation_id: int, year: int) -> str:
    """`FD-2026-0007`; two at once would break the constraint, and the second is told to try again."""
    start = f"FD-{year}-"
    last = (
        ThirdPartyFact.objects.filter(organisation=organisation_id, number__startswith=start)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{start}{(int(last.removeprefix(start)) if last else 0) + 1:04d}"


@transaction.atomic
def given_out(
    *, shape: str, form: str, since: date | None, until: date | None, at: datetime, by: Person
) -> None:
    """Write that somebody takes a shape of the register along, before they get it."""
    record(
        facts.GivenOut(shape, form, since.isoformat() if since else "", until.isoformat() if until else ""),
        at=at, by=by, subject="register",
    )  # fmt: skip
