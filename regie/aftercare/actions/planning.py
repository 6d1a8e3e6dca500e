"""Draw up the care for an employee as soon as an incident is reported.

Care waits for nothing: no decision, no visible injury, no request. What the policy does not say stays open,
but somebody always gets the question to talk with this person.
"""

from datetime import datetime

from django.db import transaction

from regie.aftercare import facts, rules
from regie.aftercare.models import CarePlan, Talk
from regie.aftercare.queries import policy_of
from regie.incidents.facts import Completed, PartyTakenOut, Reported
from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import NOT_CONFIGURED, Anchor, CareDate, Pack, aftercare_dates


@transaction.atomic
def plan(fact: Reported, *, at: datetime) -> CarePlan:
    """A plan for the employee whom it happened to, once; for the reporter when nobody else is named."""
    incident = Incident.objects.select_related("organisation", "place", "alarm__stand_down").get(
        pk=fact.incident_id
    )
    person = Person.objects.get(pk=fact.affected_id or fact.reporter_id)
    care, is_new = draw_up(incident, person, at=at)
    if is_new:
        _tell_who_did_not_report(care, reporter_id=fact.reporter_id, at=at)
    return care


@transaction.atomic
def plan_for_witnesses(fact: Completed, *, at: datetime) -> None:
    """Colleagues who were named as having seen it get care of their own, each once."""
    incident = Incident.objects.select_related("organisation", "place", "alarm__stand_down").get(
        pk=fact.incident_id
    )
    for party in incident.parties.filter(kind="witness").exclude(person=None).select_related("person"):
        if party.person:
            care, is_new = draw_up(incident, party.person, as_witness=True, at=at)
            if is_new:
                _tell_who_did_not_report(care, reporter_id=incident.reporter_id or 0, at=at)


def draw_up(
    incident: Incident, person: Person, *, at: datetime, as_witness: bool = False, by: Person | None = None
) -> tuple[CarePlan, bool]:
    """The plan of one person after one incident, and whether it is new: the moments of the policy of that day."""
    version, pack = policy_of(incident) or (None, None)
    care, is_new = CarePlan.objects.get_or_create(
        incident=incident, person=person,
        defaults={
            "organisation": incident.organisation, "place": incident.place, "happened_at": incident.happened_at,
            "carer": _who_looked_after(incident, person), "made_at": at, "policy_version": version,
            "source": f"{version.title} {version.version}"[:160] if version else "", "as_witness": as_witness,
        },
    )  # fmt: skip
    if is_new:
        _draw_moments(care, pack, at=at)
        record(facts.Planned(care.pk, incident.pk, person.pk), at=at, by=by)
    return care, is_new


def _who_looked_after(incident: Incident, person: Person) -> Person | None:
    """Who looked after the colleague when the alarm ended goes on with it, if aftercare is theirs to give."""
    stand_down = getattr(incident.alarm, "stand_down", None)
    helper = stand_down.looks_after if stand_down else None
    if not helper or helper == person:
        return None
    may = helper.may("aftercare.give", at=incident.place, organisation_id=incident.organisation_id)
    return helper if may else None


def _draw_moments(care: CarePlan, pack: Pack | None, *, at: datetime) -> None:
    dates = aftercare_dates(pack, care.happened_at) if pack else ()
    talks = [_talk(care, date) for date in dates] or [
        Talk(plan=care, kind=rules.FIRST_TALK, anchor=Anchor.INCIDENT)
    ]
    for talk in talks:
        talk.save(force_insert=True)
        promise_talk(talk, at=at)


def _talk(care: CarePlan, date: CareDate) -> Talk:
    step = date.step
    return Talk(
        plan=care, kind=step.kind, label=dict(step.label.by_language), anchor=step.anchor, optional=step.optional,
        opens_at=date.opens_at, due_at=term_of(date), waits=date.opens_at is None,
    )  # fmt: skip


def term_of(date: CareDate) -> datetime | None:
    """No date where the policy sets no term, and none yet where the first talk has to come first."""
    return None if date.due_at is NOT_CONFIGURED else date.due_at


def promise_talk(talk: Talk, *, at: datetime) -> None:
    """Let the carer, or whoever gives care there, find this moment among what waits.

    Not while it waits for the first talk; and not when one may skip it and it was over before anybody knew.
    """
    too_late_to_offer = talk.optional and talk.due_at is not None and talk.due_at <= at
    if talk.waits or too_late_to_offer:
        return
    care = talk.plan
    notices.promise(
        kind="care_talk", subject=talk.subject, case=care.incident.subject, title=care.person.name,
        organisation=care.organisation, place=care.place, person=care.carer, permission="aftercare.give",
        not_people=[care.person], due_at=talk.due_at, source=care.source[:120], at=at,
    )  # fmt: skip


def _tell_who_did_not_report(care: CarePlan, *, reporter_id: int, at: datetime) -> None:
    """Somebody else reported what happened to this employee: they hear that there is a plan for them."""
    if care.person_id != reporter_id:
        notices.tell(person=care.person, kind="care_planned", link=f"/aftercare/{care.pk}/", at=at)


@transaction.atomic
def let_go(fact: PartyTakenOut, *, at: datetime) -> None:
    """Somebody was not there after all: care that nobody began is offered no more; they hear it, and may still ask."""
    care = (
        CarePlan.objects.filter(incident=fact.incident_id, person=fact.person_id)
        .select_related("incident")
        .first()
    )
    if care is None or care.talks.exclude(held_at=None).exists() or _still_in_it(care):
        return
    for talk in care.talks.filter(declined_at=None):
        notices.drop(subject=talk.subject, at=at, kinds=["care_talk"])
    care.talks.filter(declined_at=None).update(declined_at=at)
    notices.tell(person=care.person, kind="care_let_go", link=f"/aftercare/{care.pk}/", at=at)
    record(facts.PlanLetGo(care.pk, fact.incident_id), at=at)


def _still_in_it(care: CarePlan) -> bool:
    """Named in another way, or the one who told it: then the care stays."""
    return (
        care.person_id in care.incident.involved_ids
        or care.incident.parties.filter(person=care.person).exists()
    )
