"""What care is besides talks: a witness, a day to ask again, help by a professional, days of absence."""

from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from regie.aftercare import facts, rules, words
from regie.aftercare.actions.planning import draw_up, promise_talk
from regie.aftercare.models import Absence, CarePlan, ProfessionalHelp, Talk
from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.policies.rules.terms import Period, Unit, reached
from regie.refusal import Refused

CHECK_IN = "check_in"
# Neither the incident nor the first talk: two people chose the day.
AGREED = "agreed"


@transaction.atomic
def care_for_witness(plan: CarePlan, *, person: Person, at: datetime, by: Person) -> CarePlan:
    """A colleague who saw it happen gets a plan of their own; to draw it up nobody has to read the incident."""
    rules.check_witness(by_id=by.pk, person_id=person.pk, affected_id=plan.person_id)
    incident = Incident.objects.select_related("organisation", "place", "alarm__stand_down").get(
        pk=plan.incident_id
    )
    care, is_new = draw_up(incident, person, as_witness=True, at=at, by=by)
    if not is_new:
        raise Refused("care_is_there")
    notices.tell(person=person, kind="care_planned", link=f"/aftercare/{care.pk}/", at=at)
    return care


@transaction.atomic
def agree_check_in(plan: CarePlan, *, on: date, at: datetime, by: Person) -> Talk:
    """Ask again on a day that suits both; it waits for the carer as every other moment does."""
    rules.check_carer(by_id=by.pk, person_id=plan.person_id)
    rules.check_check_in(on=on, today=at.astimezone(LOCAL).date())
    plan.refresh_from_db(fields=["carer"])
    number = plan.talks.filter(anchor=AGREED).count() + 1
    noon = datetime.combine(on, time(12), tzinfo=LOCAL)
    talk = Talk.objects.create(
        plan=plan, kind=f"{CHECK_IN}_{number}", label=words.CHECK_IN, anchor=AGREED,
        opens_at=None, due_at=reached(Period(0, Unit.DAYS), since=noon),
    )  # fmt: skip
    promise_talk(talk, at=at)
    record(facts.CheckInAgreed(talk.pk, plan.pk), at=at, by=by)
    return talk


@transaction.atomic
def offer_help(plan: CarePlan, *, kind: str, at: datetime, by: Person) -> ProfessionalHelp:
    """Offer help by a professional; the employee answers, to nobody in particular or to the carer."""
    rules.check_carer(by_id=by.pk, person_id=plan.person_id)
    try:
        with transaction.atomic():
            offered = plan.help.create(kind=kind, offered_at=at, offered_by=by)
    except IntegrityError as problem:
        raise Refused("help_is_offered") from problem
    notices.tell(person=plan.person, kind="help_offered", link=f"/aftercare/{plan.pk}/", at=at)
    record(facts.HelpOffered(offered.pk, plan.pk), at=at, by=by)
    return offered


@transaction.atomic
def answer_help(
    offered: ProfessionalHelp, *, taken: bool, at: datetime, by: Person, starts_on: date | None = None
) -> None:
    """Take it, with the day of the first appointment when that is known; or not."""
    unanswered = ProfessionalHelp.objects.filter(pk=offered.pk, taken_at=None, declined_at=None)
    answer = {"taken_at": at, "starts_on": starts_on} if taken else {"declined_at": at}
    rules.check_help_open(unanswered.update(**answer))
    record(facts.HelpAnswered(offered.pk, offered.plan_id, taken), at=at, by=by)


@transaction.atomic
def write_absence(
    plan: CarePlan, *, starts_on: date, at: datetime, by: Person, ends_on: date | None = None
) -> Absence:
    """Write from when until when; days without a last one go on, and the last one is filled in later."""
    happened_on = plan.happened_at.astimezone(LOCAL).date()
    today = at.astimezone(LOCAL).date()
    rules.check_absence(starts_on=starts_on, ends_on=ends_on, happened_on=happened_on, today=today)
    if plan.absences.filter(ends_on=None).exclude(starts_on=starts_on).exists():
        raise Refused("absent_already")
    absence, _is_new = Absence.objects.update_or_create(
        plan=plan, starts_on=starts_on, defaults={"ends_on": ends_on, "written_by": by, "written_at": at}
    )
    record(facts.AbsenceWritten(absence.pk, plan.pk), at=at, by=by)
    return absence
