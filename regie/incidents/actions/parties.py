"""Who was in it: name or correct the colleague whom it happened to, add others, say how one is, leave somebody out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from regie import vault
from regie.incidents import facts, rules
from regie.incidents.actions.leading import free_case
from regie.incidents.models import Addition, Impact, Incident, Party
from regie.incidents.queries import who_can_judge
from regie.journal.actions import record, record_look
from regie.notices import actions as notices
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import who_may

OFFICE = Organisation.Kind.OFFICE


@transaction.atomic
def name_affected(incident: Incident, person: Person, *, at: datetime, by: Person) -> None:
    """Fill in, or correct, to whom it happened; care for that person begins, and they judge nothing here."""
    now = _open(incident)
    if now.affected_id == person.pk:
        return
    _check_may_be_affected(now, person)
    now.parties.affected().filter(person=person).delete()
    Incident.objects.filter(pk=now.pk).update(affected=person)
    _move_impact(now, person)
    _affected(now, person, at=at, by=by)


def _move_impact(incident: Incident, person: Person) -> None:
    """What the reporter told of how "they" were was about whoever it now turns out to be."""
    told = incident.impacts.filter(person=incident.affected).exclude(person=incident.reporter)
    if not incident.impacts.filter(person=person).exists():
        told.update(person=person)


@transaction.atomic
def add_party(
    incident: Incident, *, kind: str, at: datetime, by: Person, person: Person | None = None, name: str = ""
) -> Party:
    """Name somebody else who was in it; of who comes from outside the name may be left out."""
    now = _open(incident)
    rules.check_party(kind=kind, named=person is not None, already=_stands_there(now, kind, person))
    if kind == Party.Kind.AFFECTED and person:
        _check_may_be_affected(now, person)
    party = now.parties.create(kind=kind, person=person, told_by=by, at=at)
    if name.strip() and not person:
        party.sealed = vault.seal_words_for(party.subject, name.strip()[:160])
        party.save(update_fields=["sealed"])
    if kind == Party.Kind.AFFECTED and person:
        _affected(now, person, at=at, by=by)
    else:
        record(facts.Completed(now.pk, by.pk), at=at, by=by)
    return party


def _stands_there(incident: Incident, kind: str, person: Person | None) -> bool:
    if person is None:
        return False
    if kind == Party.Kind.AFFECTED:
        return person.pk in incident.affected_ids
    return incident.parties.filter(kind=kind, person=person).exists()


def _check_may_be_affected(incident: Incident, person: Person) -> None:
    judged = incident.classifications.counting().values_list("person_id", flat=True)
    rules.check_named(person_id=person.pk, judged_by=list(judged))
    rules.check_one_regime(
        office=person.organisation.kind == OFFICE, case_is_office=incident.organisation.kind == OFFICE
    )


def _affected(incident: Incident, person: Person, *, at: datetime, by: Person) -> None:
    """From now on they decide nothing in it, and a plan of care of their own follows."""
    if incident.in_charge_id == person.pk:
        free_case(incident, holder_id=person.pk, at=at)
    notices.keep_out(case=incident.subject, person=person)
    record(facts.AffectedNamed(incident.pk, by.pk, person.pk), at=at, by=by)


def _open(incident: Incident) -> Incident:
    now = Incident.objects.select_related("organisation", "affected", "reporter", "in_charge").get(
        pk=incident.pk
    )
    rules.check_open(reported=now.reported_at is not None, closed=now.closed_at is not None)
    return now


@transaction.atomic
def take_out(party: Party, *, why: str, at: datetime, by: Person) -> None:
    """Somebody was named by mistake: they are part of the case no more, and why stands in its story."""
    now = _open(party.incident)
    able = {party.told_by_id, now.reporter_id, now.in_charge_id}
    rules.check_taking_out(by_id=by.pk, able=able, why=why)
    if now.parties.filter(pk=party.pk).delete()[0] != 1:
        return
    now.additions.create(person=by, at=at, about=Addition.About.PEOPLE, text=why.strip())
    record(facts.PartyTakenOut(now.pk, party.pk, party.kind, party.person_id), at=at, by=by)


@transaction.atomic
def tell_impact(incident: Incident, *, feeling: str, need: str, at: datetime, by: Person) -> None:
    """Say oneself how it is and what one needs; it steers care and nothing else."""
    Impact.objects.update_or_create(
        incident=incident,
        person=by,
        defaults={"feeling": feeling, "need": need or Impact.Need.NOTHING, "at": at},
    )
    record(facts.ImpactTold(incident.pk, by.pk), at=at, by=by)


def look_at_names(incident: Incident, *, purpose: str, at: datetime, by: Person) -> None:
    """Write why somebody wants to see the names of who came from outside, before they do."""
    rules.check_purpose(purpose)
    named = incident.parties.exclude(sealed="")
    record_look([one.subject for one in named], at=at, by=by, purpose=f"party.{purpose}")


@transaction.atomic
def leave_out(incident: Incident, people: Iterable[Person], *, at: datetime, by: Person) -> None:
    """Let these people neither read nor decide this case; who stands in for them hears that it is there."""
    incident = Incident.objects.select_related("place").get(pk=incident.pk)
    people = [one for one in people if one.pk != by.pk]
    ids = [one.pk for one in people]
    able = [one for one in who_can_judge(incident) if one.pk not in ids]
    rules.check_leaving_out(by_id=by.pk, involved=incident.involved_ids, left_out=ids, remain=len(able))
    notices.leave_out(case=incident.subject, people=people, at=at, by=by)
    Incident.objects.filter(pk=incident.pk).update(bypassed=True)
    if incident.in_charge_id in ids:
        free_case(incident, holder_id=incident.in_charge_id, at=at)
    for one in people:
        record(facts.PersonLeftOut(incident.pk, one.pk), at=at, by=by)
    for one in _stand_ins(incident, ids):
        notices.tell(person=one, kind="case_instead", link=f"/incidents/{incident.pk}/", at=at)


def _stand_ins(incident: Incident, left_out: list[int]) -> Iterable[Person]:
    able = who_may("cases.instead", organisation_id=incident.organisation_id, place=incident.place)
    return able.exclude(pk__in=[*left_out, *incident.involved_ids])
