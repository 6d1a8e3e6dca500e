"""Whose care waits for whom, how each moment stands, and what there is to tell a reporter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet

from regie.aftercare import rules
from regie.aftercare.models import Absence, CarePlan, Feedback, Talk
from regie.incidents.models import Classification, Impact, Incident
from regie.incidents.queries import involved_people
from regie.notices.models import Promise
from regie.people.models import Person
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of, policy_in_force, with_pack
from regie.policies.rules import Pack
from regie.policies.rules.terms import is_working_day
from regie.responses.models import Measure

DONE = (rules.Moment.HELD, rules.Moment.DECLINED, rules.Moment.PASSED)


@dataclass(frozen=True)
class Point:
    """One moment on the line of a plan."""

    talk: Talk
    state: rules.Moment

    @property
    def promise_state(self) -> str:
        """The same as a promise stands: open, kept, or broken."""
        return {rules.Moment.HELD: "kept", rules.Moment.LATE: "broken"}.get(self.state, "open")


@dataclass(frozen=True)
class Care:
    """One plan as a row of a list: the next moment, or none when everything was held or declined."""

    plan: CarePlan
    next: Point | None


@dataclass(frozen=True)
class News:
    """What somebody who has to tell the reporter may look at: how it was judged, what was decided."""

    classification: Classification | None
    measures: list[Measure]

    @property
    def about(self) -> str:
        """A decision is the news when there is one; otherwise the classification is."""
        return Feedback.About.DECIDED if self.measures else Feedback.About.CLASSIFIED


def policy_of(incident: Incident) -> tuple[PolicyVersion, Pack] | None:
    """The policy that the case keeps to: the one in force on the day it happened, own or of the covenant."""
    if incident.policy_version:
        return with_pack(incident.policy_version)
    return policy_in_force(
        incident.organisation, incident.happened_at, followed=incident.organisation.norm_setter()
    )


def line_of(plan: CarePlan, *, at: datetime) -> list[Point]:
    """Every moment of a plan in the order in which they come, each with its state."""
    return [Point(talk, _state(talk, at=at)) for talk in plan.talks.all()]


def _state(talk: Talk, *, at: datetime) -> rules.Moment:
    return rules.moment(
        held_at=talk.held_at, declined_at=talk.declined_at, waits=talk.waits,
        opens_at=talk.opens_at, due_at=talk.due_at, optional=talk.optional, at=at,
    )  # fmt: skip


def own_care(person: Person, *, at: datetime) -> list[Care]:
    """The plans that are for this person."""
    return _as_rows(CarePlan.objects.filter(person=person), at=at)


def care_to_give(person: Person, *, at: datetime) -> list[Care]:
    """The plans in which this person gives care or may take it on; what needs them first stands first."""
    rows = _as_rows(CarePlan.objects.cared_for_by(person), at=at)
    return sorted(rows, key=lambda care: _urgency(care, person))


def _as_rows(plans: QuerySet[CarePlan], *, at: datetime) -> list[Care]:
    talks = Prefetch("talks", queryset=Talk.objects.select_related("held_by"))
    found = plans.select_related("person", "carer", "place", "policy_version").prefetch_related(talks)
    return [Care(plan, next_point(line_of(plan, at=at))) for plan in found]


def next_point(line: Iterable[Point]) -> Point | None:
    """The first moment that somebody still has to do something for."""
    return next((point for point in line if point.state not in DONE), None)


def _urgency(care: Care, person: Person) -> tuple[bool, bool, bool, float]:
    """Still to do before done, one's own before everybody's, dated before undated, sooner before later."""
    due = care.next.talk.due_at if care.next else None
    not_mine = care.plan.carer_id != person.pk
    return care.next is None, not_mine, due is None, due.timestamp() if due else 0.0


def impact_of(plan: CarePlan, *, reader: Person) -> Impact | None:
    """How this employee said they were, when the reader may know."""
    return Impact.objects.visible_to(reader).filter(incident=plan.incident_id, person=plan.person_id).first()


def looked_after_by(plan: CarePlan) -> Person | None:
    """Who looked after the employee right after the alarm."""
    stand_down = getattr(plan.incident.alarm, "stand_down", None)
    return stand_down.looks_after if stand_down else None


@dataclass(frozen=True)
class Away:
    """One employee who could not work after an incident, and how many working days so far."""

    absence: Absence
    working_days: int


def away_longer_than(working_days: int, *, on: date, absences: QuerySet[Absence] | None = None) -> list[Away]:
    """Who was, or still is, away for more working days than this; for the list of accidents."""
    asked = Absence.objects.all() if absences is None else absences
    rows = asked.select_related("plan__person", "plan__incident", "plan__place", "plan__policy_version")
    counted = [Away(absence, _days_away(absence, on=on)) for absence in rows]
    return [away for away in counted if away.working_days > working_days]


def _days_away(absence: Absence, *, on: date) -> int:
    """Weekends and the days on which the organisation is closed are no days of absence."""
    version = absence.plan.policy_version
    closed = pack_of(version).closed_days if version else ()
    last = min(absence.ends_on or on, on)
    days = (absence.starts_on + timedelta(days=n) for n in range((last - absence.starts_on).days + 1))
    return sum(is_working_day(day, closed) for day in days)


def colleagues_there(plan: CarePlan) -> QuerySet[Person]:
    """Who may have seen it too: colleagues who have no plan for it yet."""
    return (
        Person.objects.visible_to(plan.person)
        .active()
        .exclude(care_plans__incident=plan.incident_id)
        .distinct()
        .order_by("name")
    )


def news_of(incident: Incident) -> News:
    """How the case was judged and which measures two people have signed."""
    return News(
        incident.classifications.filter(superseded_at=None).first(),
        list(incident.measures.filter(signature__isnull=False).select_related("signature")),
    )


def told_about(incident: Incident) -> QuerySet[Feedback]:
    """What was told in this case before, and what people said to that."""
    return incident.feedback.select_related("person", "teller")


def heard_by(person: Person) -> QuerySet[Feedback]:
    """What this person was told about incidents they were part of, the latest first."""
    return Feedback.objects.filter(person=person).select_related("teller", "incident").order_by("-at", "-pk")


def is_told(incident: Incident) -> bool:
    """Whether nobody has to tell anything more in this case."""
    waits = Promise.objects.open().filter(kind="feedback", case=incident.subject)
    return incident.feedback.exists() and not waits.exists()


def involved_in(incident: Incident) -> list[Person]:
    """Who must hear how it ended: who reported it, and whom it happened to."""
    return involved_people(incident)


def status_page(incident: Incident) -> str:
    """Where they see all along what happens with the report."""
    return f"/incidents/{incident.pk}/status/"
