"""The road of complaints: opened by a judgement, answered by somebody who was not part of it."""

from datetime import datetime

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import Classification, Complaint, Incident
from regie.incidents.queries import due_at, involved_people, source
from regie.journal.actions import record
from regie.notices.actions import keep, promise
from regie.people.models import Person
from regie.policies.rules import Clock
from regie.refusal import Refused


@transaction.atomic
def open_complaint(fact: facts.Classified, *, at: datetime) -> Complaint | None:
    """Send a complaint on to who handles complaints; the citizen's term runs from the day they complained."""
    if fact.outcome != Classification.Outcome.COMPLAINT:
        return None
    judged = Classification.objects.select_related("person", "incident__policy_version").get(
        pk=fact.classification_id
    )
    incident = judged.incident
    complaint, is_new = Complaint.objects.get_or_create(
        incident=incident, defaults={"forwarded_by": judged.person, "forwarded_at": at}
    )
    promise(
        kind="handle_complaint", subject=complaint.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="complaints.handle",
        not_people=(complaint.forwarded_by, *involved_people(incident)), source=source(incident),
        due_at=due_at(incident, Clock.COMPLAINT_SETTLED), at=at,
    )  # fmt: skip
    if is_new:
        record(facts.ComplaintForwarded(incident.pk, complaint.pk), at=at, by=judged.person)
    return complaint


@transaction.atomic
def answer_complaint(complaint: Complaint, *, answer: str, at: datetime, by: Person) -> None:
    """Answer the citizen, once, by somebody who neither sent it on nor was part of it."""
    check_may_answer(complaint, by=by)
    if not answer.strip():
        raise Refused("answer_missing")
    unanswered = Complaint.objects.filter(pk=complaint.pk, answered_at=None)
    if unanswered.update(answer=answer.strip(), answered_at=at, handler=by) != 1:
        raise Refused("complaint_answered_already")
    keep(kind="handle_complaint", subject=complaint.subject, at=at, by=by)
    record(facts.ComplaintAnswered(complaint.incident_id, complaint.pk), at=at, by=by)


def check_may_answer(complaint: Complaint, *, by: Person) -> None:
    """Raise when this person was part of what the complaint is about."""
    told = Incident.objects.get(pk=complaint.incident_id)
    rules.check_complaint_handler(by_id=by.pk, involved={complaint.forwarded_by_id, *told.involved_ids})
