"""What a case says about its response: who was in it, how it was judged, what is in force."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from regie.incidents.models import Classification, Complaint, Incident, Party
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.responses.models import Measure, Proposal

LEADS_TO_A_RESPONSE = frozenset(
    {
        Classification.Outcome.AGGRESSION,
        Classification.Outcome.CARE_FIRST,
        Classification.Outcome.CONTACT_LOAD,
    }
)


def day_of(at: datetime) -> date:
    """The day on which a moment falls for the people who live it."""
    return at.astimezone(LOCAL).date()


def undergone_by(person: Person) -> QuerySet[Incident]:
    """The cases that happened to this person, as the first or as one of more."""
    also = Party.objects.affected().filter(person=person).values("incident")
    return Incident.objects.filter(Q(affected=person) | Q(pk__in=also))


def involved_in(incident: Incident) -> frozenset[int]:
    """Who was in it: who reported it, everybody whom it happened to, and who handles the complaint about it."""
    handler = complaint_handler(incident)
    return incident.involved_ids if handler is None else incident.involved_ids | {handler}


def complaint_handler(incident: Incident) -> int | None:
    """Who answers the complaint that came of this case, if there is one."""
    return Complaint.objects.filter(incident=incident).values_list("handler_id", flat=True).first()


def classification_of(incident: Incident) -> Classification | None:
    """The classification that counts now."""
    return incident.classifications.filter(superseded_at=None).first()


def proposal_of(incident: Incident) -> Proposal | None:
    """What the norm said last to the classification that counts now."""
    return Proposal.objects.counting().filter(incident=incident).select_related("policy_version").first()


def earlier_answers(proposal: Proposal) -> QuerySet[Proposal]:
    """What the norm said to the same classification before it said this; the last one first."""
    before = Proposal.objects.filter(classification=proposal.classification_id, pk__lt=proposal.pk)
    return before.select_related("asked_by", "policy_version").order_by("-pk")


def in_force(person: Person, *, on: date) -> QuerySet[Measure]:
    """The limits that hold on this day in the cases that this person may read, the first to end first."""
    return (
        Measure.objects.visible_to(person)
        .in_force(on)
        .limiting()
        .select_related("incident__originator", "incident__organisation", "lift")
        .order_by("ends_on", "id")
    )
