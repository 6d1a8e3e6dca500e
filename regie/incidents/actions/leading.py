"""The regie of a case: take it, give it back, ask a colleague by name, answer, and be loud when nobody has it."""

from datetime import datetime

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import CaseHandOver, Incident
from regie.incidents.queries import LEADS, due_at, due_since, readers_who_may_lead, source
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.notices.models import Promise
from regie.people.facts import PersonLeft
from regie.people.models import Person
from regie.policies.rules import Clock
from regie.refusal import Refused


@transaction.atomic
def take_case(incident: Incident, *, at: datetime, by: Person) -> None:
    """Give `by` the regie of the case. Who comes second is told who was first."""
    rules.check_may_lead(by_id=by.pk, affected_ids=incident.affected_ids)
    won = Incident.objects.filter(pk=incident.pk, in_charge=None, closed_at=None).update(in_charge=by)
    if won != 1:
        now = _now(incident)
        if now.in_charge_id == by.pk:
            return
        rules.check_taken(won, in_charge=_name(now.in_charge), closed=now.closed_at is not None)
    _begin(incident, by, at=at)
    record(facts.CaseTaken(incident.pk, by.pk), at=at, by=by)


@transaction.atomic
def return_case(incident: Incident, *, at: datetime, by: Person) -> None:
    """Give the regie back, so that another can take it; from now on the agreed time runs again."""
    check_in_charge(incident, by=by)
    if Incident.objects.filter(pk=incident.pk, in_charge=by, closed_at=None).update(in_charge=None) != 1:
        raise Refused("case_is_closed")
    _end(incident, at=at)
    record(facts.CaseReturned(incident.pk, by.pk), at=at, by=by)


@transaction.atomic
def offer_case(incident: Incident, *, to: Person, at: datetime, by: Person) -> CaseHandOver:
    """Ask `to` by name; until they accept it stays where it is. A new question takes the place of the last one."""
    now = _now(incident)
    rules.check_may_offer(
        by_id=by.pk, to_id=to.pk, in_charge_id=now.in_charge_id, in_charge=_name(now.in_charge)
    )
    rules.check_taken(int(now.closed_at is None), in_charge=None, closed=True)
    rules.check_may_be_asked(to=to.name, may_lead=to in readers_who_may_lead(now))
    withdraw_offers(now, at=at)
    offer = now.hand_overs.create(giver=by, taker=to, asked_at=at)
    notices.promise(
        kind="answer_case", subject=offer.subject, case=now.subject, title=now.where[:160], person=to,
        organisation=now.organisation, place=now.place, due_at=None, at=at,
    )  # fmt: skip
    notices.tell(person=to, kind="case_offered", link=_page(now), at=at)
    record(facts.CaseOffered(now.pk, by.pk, to.pk), at=at, by=by)
    return offer


@transaction.atomic
def answer_case(incident: Incident, *, accept: bool, at: datetime, by: Person) -> None:
    """Take the regie that was offered, or leave it where it is; the one who asked hears which."""
    offer = incident.hand_overs.waiting().filter(taker=by).select_related("giver").first()
    rules.check_offered(_answered(offer, accepted=accept, at=at))
    assert offer is not None
    if accept:
        _move(incident, offer, at=at)
    notices.keep(kind="answer_case", subject=offer.subject, at=at, by=by)
    told = "case_accepted" if accept else "case_declined"
    notices.tell(person=offer.giver, kind=told, link=_page(incident), at=at)
    record(facts.CaseOfferAnswered(incident.pk, by.pk, accept), at=at, by=by)


def _answered(offer: CaseHandOver | None, *, accepted: bool, at: datetime) -> int:
    if offer is None:
        return 0
    return CaseHandOver.objects.waiting().filter(pk=offer.pk).update(answered_at=at, accepted=accepted)


def _move(incident: Incident, offer: CaseHandOver, *, at: datetime) -> None:
    """From whoever asked, or from nobody, to the one who accepts: in one update, so that there is never a second."""
    rules.check_may_lead(by_id=offer.taker_id, affected_ids=incident.affected_ids)
    holder = _now(incident).in_charge
    if holder is not None and holder.pk != offer.giver_id:
        raise Refused("case_has_somebody", who=holder.name)
    still = Incident.objects.filter(pk=incident.pk, closed_at=None, in_charge=holder)
    rules.check_taken(still.update(in_charge=offer.taker_id), in_charge=None, closed=True)
    incident.charges.filter(ended_at=None).update(ended_at=at)
    _begin(incident, offer.taker, at=at)


def _begin(incident: Incident, person: Person, *, at: datetime) -> None:
    incident.charges.create(person=person, at=at)
    notices.keep_all(kind="take_case", case=incident.subject, at=at, by=person)
    withdraw_offers(incident, at=at)


def _end(incident: Incident, *, at: datetime) -> None:
    incident.charges.filter(ended_at=None).update(ended_at=at)
    withdraw_offers(incident, at=at)
    ask_for_a_leader(_now(incident), since=at, at=at)


def withdraw_offers(incident: Incident, *, at: datetime) -> None:
    """A question that nobody can accept any more waits no longer."""
    for offer in incident.hand_overs.waiting():
        _answered(offer, accepted=False, at=at)
        notices.drop(subject=offer.subject, at=at, kinds=["answer_case"])


def ask_regie(fact: facts.Reported, *, at: datetime) -> None:
    """Somebody told what happened: from then on one person must have the regie, by the time that the policy sets."""
    incident = _now(Incident(pk=fact.incident_id))
    if incident.in_charge is None and incident.closed_at is None:
        ask_for_a_leader(incident, since=None, at=at)


def ask_for_a_leader(incident: Incident, *, since: datetime | None, at: datetime) -> None:
    """Let the case stand with everybody who can take it; `since` when the time runs from another moment."""
    term = due_since(incident, Clock.CASE_CHARGE, since) if since else due_at(incident, Clock.CASE_CHARGE)
    stretches = incident.charges.count()
    notices.promise(
        kind="take_case", subject=f"{incident.subject} {stretches}" if stretches else incident.subject,
        case=incident.subject, title=incident.where[:160], organisation=incident.organisation, place=incident.place,
        permission=LEADS, not_people=(incident.affected,), due_at=term, source=source(incident), at=at,
    )  # fmt: skip


def free_cases_of_who_left(fact: PersonLeft, *, at: datetime) -> None:
    """Who does not work here any more cannot have the regie; the time runs from now."""
    for incident in Incident.objects.filter(in_charge=fact.person_id, closed_at=None):
        free_case(incident, holder_id=fact.person_id, at=at)


@transaction.atomic
def free_case(incident: Incident, *, holder_id: int, at: datetime) -> None:
    """Take the regie from somebody who cannot have it any more."""
    if Incident.objects.filter(pk=incident.pk, in_charge=holder_id).update(in_charge=None) == 1:
        _end(incident, at=at)
        record(facts.CaseReturned(incident.pk, holder_id), at=at)


def call_for_leaders(*, at: datetime) -> int:
    """Tell everybody who can take it of each case whose time is over; once a case. Returns how many cases."""
    late = Promise.objects.open().filter(kind="take_case", due_at__lte=at, called_at=None)
    return sum(_call_for(promise, at=at) for promise in late.select_related("place")[:50])


@transaction.atomic
def _call_for(promise: Promise, *, at: datetime) -> bool:
    if Promise.objects.open().filter(pk=promise.pk, called_at=None).update(called_at=at) != 1:
        return False
    incident = _now(Incident(pk=int(promise.case.partition(":")[2])))
    for person in readers_who_may_lead(incident):
        notices.tell(person=person, kind="case_alone", link=_page(incident), at=at)
    record(facts.CaseLeftAlone(incident.pk), at=at)
    return True


def check_in_charge(incident: Incident, *, by: Person) -> None:
    """Raise unless `by` has the regie of this case."""
    now = _now(incident)
    rules.check_in_charge(in_charge_id=now.in_charge_id, in_charge=_name(now.in_charge), by_id=by.pk)


def _now(incident: Incident) -> Incident:
    related = ("in_charge", "organisation", "place", "affected", "policy_version")
    return Incident.objects.select_related(*related).get(pk=incident.pk)


def _name(person: Person | None) -> str | None:
    return person.name if person else None


def _page(incident: Incident) -> str:
    return f"/incidents/{incident.pk}/"
