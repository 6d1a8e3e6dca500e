"""Which promises a response makes: choose, choose again, sign; by when, and who must leave it to another."""

from datetime import datetime

from regie.incidents.models import Classification, Incident
from regie.incidents.queries import involved_people
from regie.notices import actions as notices
from regie.notices.models import Promise
from regie.policies.rules import Anchor, Clock
from regie.responses.models import Measure
from regie.responses.queries import due, source_of


def ask_for_a_choice(classification: Classification, *, at: datetime) -> None:
    """Somebody who was not in it chooses a response; and again when the case was judged anew."""
    incident, since = classification.incident, classification.at
    asked = Promise.objects.filter(kind="choose_response", case=incident.subject)
    if asked.open().exists():
        return
    subject = f"{incident.subject} classification:{classification.pk}" if asked.exists() else incident.subject
    _promise(
        incident, kind="choose_response", subject=subject, permission="responses.choose",
        due_at=_choice_due(incident, since), not_people=_involved(incident), at=at,
    )  # fmt: skip


def no_choice_is_needed(incident: Incident, *, at: datetime) -> None:
    """It turned out to be something else: nobody is asked any more."""
    for asked in Promise.objects.open().filter(kind="choose_response", case=incident.subject):
        notices.drop(subject=asked.subject, at=at, kinds=["choose_response"])


def ask_to_choose_again(measure: Measure, *, at: datetime) -> None:
    """The response came back; the term that was promised does not move."""
    incident = measure.incident
    since = incident.classifications.filter(superseded_at=None).values_list("at", flat=True).first()
    _promise(
        incident, kind="choose_again", subject=measure.subject, permission="responses.choose",
        due_at=_choice_due(incident, since), not_people=_involved(incident), at=at,
    )  # fmt: skip


def ask_for_a_signature(measure: Measure, *, at: datetime) -> None:
    """Another person than who chose, and one who was not in it, looks and signs."""
    incident = measure.incident
    moments = {
        Anchor.RESPONSE_CHOSEN: at,
        Anchor.REPORTED: incident.reported_at,
        Anchor.INCIDENT: incident.happened_at,
    }
    _promise(
        incident, kind="sign", subject=measure.subject, permission="responses.sign",
        due_at=due(incident.policy_version, Clock.SIGN, moments),
        not_people=[measure.chooser, *_involved(incident)], at=at,
    )  # fmt: skip


def _choice_due(incident: Incident, classified_at: datetime | None) -> datetime | None:
    moments = {
        Anchor.CLASSIFIED: classified_at,
        Anchor.REPORTED: incident.reported_at,
        Anchor.INCIDENT: incident.happened_at,
    }
    return due(incident.policy_version, Clock.CHOOSE_RESPONSE, moments)


def _involved(incident: Incident) -> list:
    return involved_people(incident)


def _promise(incident: Incident, **details) -> None:
    notices.promise(
        case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, source=source_of(incident.policy_version),
        **details,
    )  # fmt: skip
