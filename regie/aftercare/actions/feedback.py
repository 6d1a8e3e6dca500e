"""Tell who reported it what was done, and hear what they say to that."""

from datetime import datetime

from django.db import transaction

from regie.aftercare import facts, rules
from regie.aftercare.models import Feedback
from regie.aftercare.queries import involved_in, policy_of, status_page
from regie.incidents.facts import Classified, Closed
from regie.incidents.models import Classification, Incident
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.notices.models import Promise
from regie.people.models import Person
from regie.policies.rules import NOT_CONFIGURED, Clock, due_by
from regie.responses.facts import Decided
from regie.responses.models import Measure


@transaction.atomic
def ask_feedback_on_classification(fact: Classified, *, at: datetime) -> None:
    """When no measure is to be expected, the classification itself is what the reporter must hear."""
    if rules.tells_at_classification(fact.outcome):
        classification = Classification.objects.get(pk=fact.classification_id)
        _ask(
            _incident(fact.incident_id),
            since=classification.at,
            occasion=f"classification:{classification.pk}",
            at=at,
        )


@transaction.atomic
def ask_feedback_on_decision(fact: Decided, *, at: datetime) -> None:
    """Something was decided: they hear at once that it was, and somebody tells them what."""
    incident = _incident(fact.incident_id)
    measure = Measure.objects.select_related("signature").get(pk=fact.measure_id)
    _ask(incident, since=measure.signature.at, occasion=measure.subject, at=at)
    for person in involved_in(incident):
        notices.tell(person=person, kind="decided", link=status_page(incident), at=at)


@transaction.atomic
def ask_feedback_on_closing(fact: Closed, *, at: datetime) -> None:
    """A case that closed without any news would be a report that nobody answered (S1-23)."""
    incident = _incident(fact.incident_id)
    if not incident.feedback.exists():
        _ask(incident, since=incident.closed_at or at, occasion="closing", at=at)


def _incident(incident_id: int) -> Incident:
    return Incident.objects.select_related("organisation", "place", "reporter", "affected", "in_charge").get(
        pk=incident_id
    )


def _ask(incident: Incident, *, since: datetime, occasion: str, at: datetime) -> None:
    """Promise the feedback, unless it was already given since, or is already being waited for."""
    people = involved_in(incident)
    waits = Promise.objects.open().filter(kind="feedback", case=incident.subject)
    if not people or waits.exists() or incident.feedback.filter(at__gte=since).exists():
        return
    in_charge = incident.in_charge if incident.in_charge not in people else None
    due_at, source = _term(incident, since)
    notices.promise(
        kind="feedback", subject=_subject(incident, occasion), case=incident.subject,
        title=", ".join(person.name for person in people)[:160], organisation=incident.organisation,
        place=incident.place, person=in_charge, permission="responses.choose", not_people=people,
        due_at=due_at, source=source, at=at,
    )  # fmt: skip


def _subject(incident: Incident, occasion: str) -> str:
    """The incident; for later news, after the first was told, the incident and what the news is."""
    told_before = Promise.objects.filter(kind="feedback", subject=incident.subject).exists()
    return f"{incident.subject} {occasion}" if told_before else incident.subject


def _term(incident: Incident, since: datetime) -> tuple[datetime | None, str]:
    """By when the policy of the day it happened promises feedback, and which policy that is."""
    found = policy_of(incident)
    if found is None:
        return None, ""
    version, pack = found
    due = due_by(pack, Clock.FEEDBACK, since)
    return None if due is NOT_CONFIGURED else due, f"{version.title} {version.version}"[:120]


@transaction.atomic
def give_feedback(incident: Incident, *, text: str, about: str, at: datetime, by: Person) -> list[Feedback]:
    """Tell everybody who was part of it what was done; each gets a message and can answer."""
    people = involved_in(incident)
    rules.check_teller(by_id=by.pk, involved=[person.pk for person in people])
    told = [_tell(incident, person, text=text, about=about, at=at, by=by) for person in people]
    notices.keep_all(kind="feedback", case=incident.subject, at=at, by=by)
    return told


def _tell(incident: Incident, person: Person, *, text: str, about: str, at: datetime, by: Person) -> Feedback:
    feedback = Feedback.objects.create(
        incident=incident, person=person, teller=by, about=about, text=text, at=at
    )
    record(facts.FeedbackGiven(feedback.pk, incident.pk, person.pk), at=at, by=by)
    notices.tell(person=person, kind="feedback", link=f"/aftercare/answers/{feedback.pk}/", at=at)
    return feedback


@transaction.atomic
def answer_feedback(feedback: Feedback, *, answer: str, at: datetime, by: Person) -> None:
    """Say something back, once; the one who told it hears that."""
    unanswered = Feedback.objects.filter(pk=feedback.pk, person=by, answered_at=None)
    rules.check_answered(unanswered.update(answer=answer, answered_at=at))
    record(facts.FeedbackAnswered(feedback.pk, feedback.incident_id), at=at, by=by)
    notices.tell(
        person=feedback.teller,
        kind="feedback_answered",
        link=f"/aftercare/feedback/{feedback.incident_id}/",
        at=at,
    )
