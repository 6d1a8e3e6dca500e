"""Look behind the glass in an emergency: a reason first, people are told at once, and another judges it afterwards."""

from datetime import datetime

from django.db import transaction

from regie.incidents.models import Incident
from regie.journal.actions import record, record_look
from regie.notices import actions as notices
from regie.people.models import Person
from regie.people.queries import who_may
from regie.privacy import facts, rules
from regie.privacy.models import KEEPS, BrokenGlass
from regie.privacy.rules.glass import OPEN_FOR


@transaction.atomic
def break_glass(incident: Incident, *, reason: str, at: datetime, by: Person) -> BrokenGlass:
    """Open a case that is not one's own for a short time; who keeps privacy and who leads the case hear it now."""
    rules.check_reason(reason)
    glass = BrokenGlass.objects.create(
        organisation=incident.organisation,
        incident=incident,
        person=by,
        reason=reason.strip(),
        at=at,
        until=at + OPEN_FOR,
    )
    keepers = list(who_may(KEEPS, organisation_id=incident.organisation_id, place=None))
    for person in {*keepers, *([incident.in_charge] if incident.in_charge else [])} - {by}:
        notices.tell(person=person, kind="glass_broken", link="/privacy/glass/", at=at)
    notices.promise(
        kind="review_glass", subject=glass.subject, case=incident.subject, title=by.name, permission=KEEPS,
        organisation=incident.organisation, place=None, not_people=(by,), due_at=None, at=at,
    )  # fmt: skip
    record(facts.GlassBroken(glass.pk, incident.pk, by.pk), at=at, by=by)
    return glass


def look_behind(glass: BrokenGlass, *, at: datetime, by: Person) -> None:
    """Write the look before the answer; refuses when the time is over."""
    rules.check_still_whole(until=glass.until, at=at)
    record_look([f"incident:{glass.incident_id}"], at=at, by=by, purpose="broken glass")


@transaction.atomic
def review_glass(glass: BrokenGlass, *, justified: bool, verdict: str, at: datetime, by: Person) -> None:
    """Say afterwards whether it was right; never by the one who did it."""
    rules.check_reviewer(by_id=by.pk, person_id=glass.person_id, reviewed=glass.reviewed_at is not None)
    won = BrokenGlass.objects.filter(pk=glass.pk, reviewed_at=None).update(
        reviewed_at=at, reviewed_by=by, justified=justified, verdict=verdict.strip()
    )
    rules.check_reviewer(by_id=by.pk, person_id=glass.person_id, reviewed=won != 1)
    notices.keep(kind="review_glass", subject=glass.subject, at=at, by=by)
    notices.tell(person=glass.person, kind="glass_reviewed", link="/privacy/looks/mine/", at=at)
    record(facts.GlassReviewed(glass.pk, justified), at=at, by=by)
