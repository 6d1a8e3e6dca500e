"""Give care: become the carer, hold a talk, take a no for an answer."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from regie.aftercare import facts, rules
from regie.aftercare.actions.planning import promise_talk, term_of
from regie.aftercare.models import CarePlan, Talk
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.queries import pack_of
from regie.policies.rules import CareDate, aftercare_dates


@transaction.atomic
def take_care(plan: CarePlan, *, at: datetime, by: Person) -> None:
    """Become the carer of this employee; one at a time, unless the last one has left."""
    rules.check_carer(by_id=by.pk, person_id=plan.person_id)
    free = Q(carer=None) | Q(carer__is_active=False)
    won = CarePlan.objects.filter(free, pk=plan.pk).update(carer=by)
    rules.check_care_taken(won, carer=_carer_now(plan))
    _hand_promises_to(by, plan)
    record(facts.CareTaken(plan.pk, by.pk), at=at, by=by)
    notices.tell(person=plan.person, kind="carer", link=f"/aftercare/{plan.pk}/", at=at)


@transaction.atomic
def give_back_care(plan: CarePlan, *, at: datetime, by: Person) -> None:
    """Let another take over; until somebody does, the moments wait for everybody who gives care there."""
    won = CarePlan.objects.filter(pk=plan.pk, carer=by).update(carer=None)
    rules.check_care_taken(won, carer=_carer_now(plan))
    _hand_promises_to(None, plan)
    record(facts.CareGivenBack(plan.pk, by.pk), at=at, by=by)


def _carer_now(plan: CarePlan) -> str:
    carer = CarePlan.objects.select_related("carer").get(pk=plan.pk).carer
    return carer.name if carer else ""


def _hand_promises_to(person: Person | None, plan: CarePlan) -> None:
    notices.assign(kind="care_talk", subjects=[talk.subject for talk in plan.talks.all()], person=person)


@transaction.atomic
def hold_talk(
    talk: Talk, *, at: datetime, by: Person, note: str = "", held_at: datetime | None = None
) -> None:
    """Write that the talk took place, now or at `held_at`; the first talk gives the later ones their dates.

    Somebody who declined may have changed their mind, so a declined talk can still be held.
    """
    held_at = held_at or at
    rules.check_carer(by_id=by.pk, person_id=talk.plan.person_id)
    rules.check_can_be_held(waits=talk.waits, held_at=held_at, happened_at=talk.plan.happened_at, at=at)
    open_talk = Talk.objects.filter(pk=talk.pk, held_at=None)
    rules.check_talk_still_open(open_talk.update(held_at=held_at, held_by=by, note=note, declined_at=None))
    notices.keep(kind="care_talk", subject=talk.subject, at=held_at, by=by)
    record(facts.TalkHeld(talk.pk, talk.plan_id), at=at, by=by)
    _follow_the_first_talk(talk, first_talk_at=held_at, at=at)


def _follow_the_first_talk(talk: Talk, *, first_talk_at: datetime, at: datetime) -> None:
    """After the first talk: what one could skip before it is over, what waited for it gets its dates."""
    talks = list(talk.plan.talks.select_related("plan__incident", "plan__person"))
    steps = [
        rules.Step(one.kind, from_incident=one.anchor == "incident", optional=one.optional) for one in talks
    ]
    if talk.kind != rules.first_talk_among(steps):
        return
    for other in talks:
        if other.optional and not other.waits:
            notices.drop(subject=other.subject, at=at, kinds=["care_talk"])
    _date_the_later_ones(talk.plan, talks, first_talk_at=first_talk_at, at=at)


def _date_the_later_ones(plan: CarePlan, talks: list[Talk], *, first_talk_at: datetime, at: datetime) -> None:
    """The dates of the policy that was promised when the plan was made."""
    if plan.policy_version is None:
        return
    pack = pack_of(plan.policy_version)
    dates = {date.step.kind: date for date in aftercare_dates(pack, plan.happened_at, first_talk_at)}
    for later in talks:
        if later.waits:
            _date(later, dates[later.kind], at=at)


def _date(talk: Talk, date: CareDate, *, at: datetime) -> None:
    talk.opens_at, talk.waits, talk.due_at = date.opens_at, False, term_of(date)
    Talk.objects.filter(pk=talk.pk).update(opens_at=talk.opens_at, due_at=talk.due_at, waits=False)
    if talk.declined_at is None:
        promise_talk(talk, at=at)


@transaction.atomic
def decline_talk(talk: Talk, *, at: datetime, by: Person) -> None:
    """Write that the employee does not want this talk: said by themselves, or to the carer."""
    open_talk = Talk.objects.filter(pk=talk.pk, held_at=None, declined_at=None)
    rules.check_talk_still_open(open_talk.update(declined_at=at))
    notices.drop(subject=talk.subject, at=at, kinds=["care_talk"])
    record(facts.TalkDeclined(talk.pk, talk.plan_id), at=at, by=by)
