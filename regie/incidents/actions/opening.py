"""Open an incident with what is known: its number, its place, and the norm of the day on which it happened."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from regie.alarms.facts import StoodDown
from regie.alarms.models import Alarm, StandDown
from regie.incidents import facts
from regie.incidents.models import Incident, ReferenceYear
from regie.incidents.queries import norm_on
from regie.journal.actions import record
from regie.notices.actions import promise
from regie.partners.models import Organisation
from regie.policies.rules import LOCAL


@transaction.atomic
def open_from_alarm(fact: StoodDown, *, at: datetime) -> Incident | None:
    """The incident of an alarm, waiting for the words of the presser, or else of who stood it down.

    A false alarm leaves nothing, nor does a drill. A second time finds the same incident.
    """
    if fact.outcome in (StandDown.Outcome.FALSE_ALARM, StandDown.Outcome.DRILL):
        return None
    known = Incident.objects.filter(alarm_id=fact.alarm_id).first()
    if known:
        return known
    alarm = Alarm.objects.select_related("organisation", "place", "presser").get(pk=fact.alarm_id)
    incident = open_incident(
        organisation=_whose(alarm), place=alarm.place, place_words=alarm.place_words, alarm=alarm,
        happened_at=alarm.raised_at, affected=alarm.presser, asked_id=alarm.presser_id or fact.person_id, at=at,
    )  # fmt: skip
    promise(
        kind="report", subject=incident.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, person=incident.asked, due_at=None, at=at,
    )  # fmt: skip
    return incident


def _whose(alarm: Alarm) -> Organisation:
    """An office holder's case is read by council and college, wherever the button hangs (S1-03)."""
    presser = alarm.presser
    office = presser is not None and presser.organisation.kind == Organisation.Kind.OFFICE
    return presser.organisation if presser and office else alarm.organisation


def open_incident(*, at: datetime, alarm: Alarm | None = None, by: object = None, **known: Any) -> Incident:
    """A new case under the norm that was in force on the day of the act."""
    incident = Incident(reference=next_reference(at=at), opened_at=at, alarm=alarm, **known)
    incident.policy_version = norm_on(incident)
    incident.save(force_insert=True)
    record(facts.Opened(incident.pk, alarm.pk if alarm else None), at=at, by=by)
    return incident


def next_reference(*, at: datetime) -> str:
    """`2026-0001`: the update holds the year's row until the commit, so no two cases get one number."""
    year = at.astimezone(LOCAL).year
    ReferenceYear.objects.get_or_create(year=year)
    ReferenceYear.objects.filter(year=year).update(last=F("last") + 1)
    last = ReferenceYear.objects.values_list("last", flat=True).get(year=year)
    return f"{year}-{last:04d}"
