"""Close the case when nothing of it is open any more."""

from datetime import datetime

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.actions.leading import check_in_charge, withdraw_offers
from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.notices.models import Promise
from regie.people.models import Person
from regie.refusal import Refused


@transaction.atomic
def close(incident: Incident, *, at: datetime, by: Person) -> None:
    """Close the case: only who has the regie, and only when nothing of it is open."""
    check_in_charge(incident, by=by)
    rules.check_closable(
        classified=incident.classifications.counting().exists(),
        open_kinds=set(Promise.objects.open().filter(case=incident.subject).values_list("kind", flat=True)),
    )
    if Incident.objects.filter(pk=incident.pk, in_charge=by, closed_at=None).update(closed_at=at) != 1:
        raise Refused("case_is_closed")
    withdraw_offers(incident, at=at)
    record(facts.Closed(incident.pk, by.pk), at=at, by=by)
