"""How a person wants to be reached: add a way, put it on a rung, take it away; and prove with a test that it works."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from regie.journal.actions import record
from regie.journal.bell import Topic, ring_after_commit
from regie.people.models import ContactPoint, Person
from regie.reach import facts, rules
from regie.reach.actions.asking import over
from regie.reach.models import Trial, Truth
from regie.reach.queries import outlets_for_person
from regie.refusal import Refused
from regie.vault import seal_text


@transaction.atomic
def add_way(
    person: Person, *, channel: str, address: str, name: str = "", secret: str = "", at: datetime
) -> ContactPoint:
    """One more way to reach `person`; the same one twice is the same one, with the newest key of its browser."""
    address = rules.checked_address(channel, address)
    if channel == "push" and not secret:
        raise Refused("way_browser")
    known = person.contact_points.filter(channel=channel, address=address).first()
    if known:
        ContactPoint.objects.filter(pk=known.pk).update(sealed=seal_text(secret), name=name[:80])
        return known
    try:
        with transaction.atomic():
            point = person.contact_points.create(
                channel=channel, address=address, name=name[:80], sealed=seal_text(secret),
                rung=rules.USUAL_RUNG.get(channel, 0),
            )  # fmt: skip
    except IntegrityError:
        return person.contact_points.get(channel=channel, address=address)
    record(facts.WayAdded(person.pk, channel), at=at, by=person)
    return point


@transaction.atomic
def change_way(
    point: ContactPoint, *, rung: int, quiet_for_attention: bool, at: datetime, by: Person
) -> None:
    """When this way is used: at once, after that, or last; and whether it stays quiet at the level attention."""
    if rung not in rules.RUNGS:
        raise Refused("way_rung")
    ContactPoint.objects.filter(pk=point.pk).update(rung=rung, quiet_for_attention=quiet_for_attention)
    record(facts.WayChanged(point.person_id, point.channel), at=at, by=by)


@transaction.atomic
def end_way(point: ContactPoint, *, at: datetime, by: Person) -> None:
    """Use this way no more. The work mail is the administrator's: messages other than alarms go there too."""
    if point.channel == "email":
        raise Refused("way_mail")
    point.delete()
    record(facts.WayEnded(point.person_id, point.channel, by_itself=False), at=at, by=by)


@transaction.atomic
def drop_way(*, person_id: int, channel: str, address: str, at: datetime) -> None:
    """The other side says that this address does not exist any more: the person hears it (see `flow`)."""
    gone = ContactPoint.objects.filter(person=person_id, channel=channel, address=address)
    if channel == "push" and gone.delete()[0]:
        record(facts.WayEnded(person_id, channel, by_itself=True), at=at)


@transaction.atomic
def try_person(person: Person, *, at: datetime) -> list[Trial]:
    """Send a test over every way to `person`, all at once, each with a code of its own."""
    outlets = outlets_for_person(person)
    points = list(person.contact_points.order_by("rung", "pk"))
    if not points:
        raise Refused("way_none")
    tried = Trial.objects.bulk_create(
        over(point, outlets, stem="test", code=f"{secrets.randbelow(10_000):04d}", at=at) for point in points
    )
    ring_after_commit(Topic.TRIALS)
    record(facts.PersonTried(person.pk, tuple(one.pk for one in tried)), at=at, by=person)
    return tried


@transaction.atomic
def prove_way(trial: Trial, *, code: str, at: datetime, by: Person) -> None:
    """The code of a test came back: it was seen, and the way leads to this person."""
    rules.check_code(code, wanted=trial.code, sent=trial.attempt > 0, tries=trial.guesses)
    if not secrets.compare_digest(code, trial.code):
        raise Refused("code_wrong")
    Trial.objects.filter(pk=trial.pk).update(state=Truth.SEEN, done_at=at)
    if trial.point_id:
        ContactPoint.objects.filter(pk=trial.point_id).update(verified_at=at)
    record(facts.WayProved(by.pk, trial.channel), at=at, by=by)


def note_guess(trial: Trial) -> None:
    """One try at a code; in a transaction of its own, so that a wrong one counts as well."""
    Trial.objects.filter(pk=trial.pk).update(guesses=trial.guesses + 1)
