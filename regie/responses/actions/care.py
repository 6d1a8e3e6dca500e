"""Refer the citizen to care, and look again whether the help came. Nobody has to sign: care does not wait."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from regie.incidents.models import Classification, Incident
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.responses import facts, rules
from regie.responses.models import CareLook, CareReferral
from regie.responses.queries import classification_of, day_of


@transaction.atomic
def refer_to_care(
    incident: Incident, *, to_whom: str, consent: str, told: str, look_on: date, at: datetime, by: Person,
    why_without: str = "", consent_on: date | None = None,
) -> CareReferral:  # fmt: skip
    """Write down who was asked to help, with what consent and in which words; somebody looks again on that day.

    Without `consent_on` the citizen said yes or no today.
    """
    said: dict[str, str] = {
        "to_whom": to_whom.strip(),
        "told": told.strip(),
        "why_without": why_without.strip(),
    }
    said_on = rules.day_of_consent(consent, consent_on, on=day_of(at))
    rules.check_referral(
        **said, consent=consent, consent_on=said_on, look_on=look_on, on=day_of(at),
        is_closed=incident.closed_at is not None,
    )  # fmt: skip
    made = CareReferral.objects.create(
        incident=incident, **said, consent=consent, consent_on=said_on, look_on=look_on, person=by, at=at
    )
    _ask_to_look(made, at=at)
    judged = classification_of(incident)
    if judged and judged.outcome == Classification.Outcome.CARE_FIRST:
        # On this road the help is the response; who still wants another one can choose it.
        notices.keep_all(kind="choose_response", case=incident.subject, at=at, by=by)
    record(facts.CareAsked(made.pk, incident.pk), at=at, by=by)
    return made


@transaction.atomic
def look_at_care(
    referral: CareReferral, *, outcome: str, words: str, at: datetime, by: Person, next_on: date | None = None
) -> CareLook:
    """What became of it; as long as the help did not come, there is a next day."""
    is_last = outcome != CareLook.Outcome.NOT_YET
    rules.check_care_look(
        is_open=referral.ended_at is None, outcome=outcome, words=words, next_on=next_on, on=day_of(at)
    )
    ended = {"ended_at": at} if is_last else {"look_on": next_on}
    won = CareReferral.objects.filter(pk=referral.pk, ended_at=None).update(**ended)
    rules.check_care_look(is_open=won == 1, outcome=outcome, words=words, next_on=next_on, on=day_of(at))
    asked = _asked_as(referral)
    looked = CareLook.objects.create(
        referral=referral, outcome=outcome, words=words.strip(), next_on=None if is_last else next_on,
        person=by, at=at,
    )  # fmt: skip
    notices.keep(kind="look_at_care", subject=asked, at=at, by=by)
    referral.refresh_from_db()
    if not is_last:
        _ask_to_look(referral, at=at)
    record(facts.CareLookedAt(referral.pk, referral.incident_id, outcome), at=at, by=by)
    return looked


def _ask_to_look(referral: CareReferral, *, at: datetime) -> None:
    """By the end of the day that was named."""
    incident = referral.incident
    end_of_day = datetime.combine(referral.look_on + timedelta(days=1), time(), LOCAL)
    notices.promise(
        kind="look_at_care", subject=_asked_as(referral), case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="responses.choose",
        due_at=end_of_day, at=at,
    )  # fmt: skip


def _asked_as(referral: CareReferral) -> str:
    """Each look is a promise of its own; the first part is the page to open."""
    last = referral.looks.last()
    return f"{referral.subject} after:{last.pk}" if last else referral.subject
