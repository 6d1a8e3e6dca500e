"""Care as stories: it starts by itself, has dates, one carer, and can be declined."""

from datetime import timedelta

import pytest

from regie.aftercare import actions
from regie.aftercare.models import CarePlan, Talk
from regie.aftercare.queries import care_to_give, impact_of, line_of
from regie.aftercare.rules import Moment
from regie.incidents import actions as incidents
from regie.incidents.facts import Reported
from regie.incidents.models import Incident
from regie.journal.models import Entry
from regie.notices.models import Notice, Promise
from regie.refusal import Refused
from tests import make
from tests.house import House

pytestmark = pytest.mark.django_db


def report(
    house: House, *, by: str = "joris", to: str | None = None, feeling: str = "fine", **more
) -> Incident:
    """Something happened at the counter an hour ago, and `by` tells it."""
    told = incidents.Report(
        happened_at=house.now - timedelta(hours=1), place=house.chain.counter, affected=house.who(to or by),
        feeling=feeling, story="Hij schold en sloeg op de balie.", behaviours=("scolding",), **more,
    )  # fmt: skip
    incident, _is_new = incidents.report(told, at=house.now, by=house.who(by))
    house.settle()
    return Incident.objects.get(pk=incident.pk)


def plan_for(house: House, name: str = "joris") -> CarePlan:
    """The only plan of this person."""
    return CarePlan.objects.get(person=house.who(name))


def talk(plan: CarePlan, kind: str) -> Talk:
    """One moment of a plan."""
    return plan.talks.get(kind=kind)


def waits_for(house: House, name: str) -> list[str]:
    """What care waits for this person."""
    waiting = Promise.objects.waiting_for(house.who(name)).filter(kind="care_talk")
    kinds = {one.subject: one.kind for one in Talk.objects.all()}
    return sorted(kinds[promise.subject] for promise in waiting)


def test_care_starts_by_itself_with_dates_from_the_policy(house):
    """S1-21 S2-05: who, when and what stand there before anybody has decided anything."""
    report(house)
    plan = plan_for(house)
    stands = {point.talk.kind: point.state for point in line_of(plan, at=house.now)}
    assert stands == {
        "first_reception": Moment.NOW, "first_talk": Moment.NOW,
        "second_talk": Moment.WAITS, "third_talk": Moment.WAITS,
    }  # fmt: skip
    assert talk(plan, "first_talk").due_at == plan.happened_at + timedelta(hours=72)
    assert "Voorbeeldstad" in plan.source
    assert waits_for(house, "sanne") == ["first_reception", "first_talk"]


@pytest.mark.parametrize("feeling", ["fine", "shaken", "injured"])
def test_words_deserve_the_same_care_as_a_blow(house, feeling):
    """S3-12 S3-11: there is a plan whatever the injury, also when somebody says that they are fine."""
    report(house, feeling=feeling)
    assert plan_for(house).talks.count() == 4


def test_a_plan_is_made_once(house):
    """S1-21: an errand that runs twice promises nothing twice."""
    incident = report(house)
    again = Reported(incident.pk, incident.reporter_id, incident.affected_id)
    assert actions.plan(again, at=house.now + timedelta(hours=1)) == plan_for(house)
    assert Talk.objects.count() == 4
    assert Promise.objects.filter(kind="care_talk").count() == 2


def test_without_a_policy_somebody_still_comes(db):
    """S1-21: nothing is promised that nobody decided, and nobody is forgotten either."""
    house = House(make.chain(policy=False))
    report(house)
    plan = plan_for(house)
    (only,) = line_of(plan, at=house.now)
    assert (only.state, plan.source, only.talk.due_at) == (Moment.UNDATED, "", None)
    assert waits_for(house, "sanne") == ["first_talk"]


def test_the_employee_and_a_stranger_do_not_get_the_question(house):
    """S1-21: care is given by another, and by somebody of that place."""
    report(house)
    assert waits_for(house, "joris") == []
    assert waits_for(house, "els") == []
    assert waits_for(house, "wim") == ["first_reception", "first_talk"]


def test_a_team_lead_who_is_hit_gets_care_from_another(house):
    """S1-21: whoever leads is an employee too."""
    report(house, by="sanne")
    assert waits_for(house, "sanne") == []
    assert waits_for(house, "karim") == ["first_reception", "first_talk"]
    with pytest.raises(Refused, match="not_your_own_carer"):
        actions.take_care(plan_for(house, "sanne"), at=house.now, by=house.who("sanne"))
    with pytest.raises(Refused, match="not_your_own_carer"):
        actions.hold_talk(talk(plan_for(house, "sanne"), "first_talk"), at=house.now, by=house.who("sanne"))


def test_who_looked_after_the_colleague_goes_on_with_it(house):
    """S1-21: after the alarm nothing has to be arranged again."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", outcome="ended", looks_after=house.who("sanne"))
    incident = Incident.objects.get(alarm=alarm)
    told = incidents.Report(
        happened_at=incident.happened_at, affected=house.who("joris"), story="Hij dreigde."
    )
    incidents.report(told, incident=incident, at=house.now, by=house.who("joris"))
    house.settle()
    assert plan_for(house).carer == house.chain.sanne
    assert waits_for(house, "sanne") == ["first_reception", "first_talk"]
    assert waits_for(house, "karim") == []


def test_one_carer_at_a_time(house):
    """S1-21 S4-10: it is clear who does it, for the employee too."""
    report(house)
    plan = plan_for(house)
    actions.take_care(plan, at=house.now, by=house.who("sanne"))
    with pytest.raises(Refused) as refused:
        actions.take_care(plan, at=house.now, by=house.who("karim"))
    assert refused.value.details == {"who": "Sanne"}
    assert (waits_for(house, "sanne"), waits_for(house, "karim")) == (["first_reception", "first_talk"], [])
    assert Notice.objects.filter(person=house.chain.joris, kind="carer").count() == 1

    actions.give_back_care(plan, at=house.now, by=house.who("sanne"))
    assert waits_for(house, "karim") == ["first_reception", "first_talk"]


def test_a_carer_who_leaves_leaves_nobody_alone(house):
    """S2-05: aftercare does not end because somebody changed jobs."""
    report(house)
    plan = plan_for(house)
    actions.take_care(plan, at=house.now, by=house.who("sanne"))
    type(house.chain.sanne).objects.filter(pk=house.chain.sanne.pk).update(is_active=False)
    actions.take_care(plan, at=house.now, by=house.who("karim"))
    assert plan_for(house).carer == house.chain.karim


def test_the_later_talks_count_from_the_first(house):
    """S2-05: two and six weeks after the first talk, whenever that was."""
    report(house)
    plan = plan_for(house)
    actions.hold_talk(talk(plan, "first_reception"), at=house.now, by=house.who("sanne"))
    assert talk(plan, "second_talk").waits

    house.wait(days=2)
    actions.hold_talk(talk(plan, "first_talk"), at=house.now, by=house.who("sanne"), note="Slaapt slecht.")
    second = talk(plan, "second_talk")
    assert (second.waits, (second.due_at - house.now).days) == (False, 14)
    assert waits_for(house, "sanne") == ["second_talk", "third_talk"]
    kept = Promise.objects.get(kind="care_talk", subject=talk(plan, "first_talk").subject)
    assert (kept.kept_at, kept.kept_by) == (house.now, house.chain.sanne)


def test_a_talk_of_yesterday_is_kept_yesterday(house):
    """S2-05: a promise is measured by when it was kept, not by when it was typed."""
    report(house)
    first = talk(plan_for(house), "first_talk")
    house.wait(days=4)
    actions.hold_talk(first, at=house.now, by=house.who("sanne"), held_at=house.now - timedelta(days=2))
    promise = Promise.objects.get(kind="care_talk", subject=first.subject)
    assert promise.kept_at < promise.due_at
    assert talk(plan_for(house), "second_talk").opens_at < house.now + timedelta(days=9)


def test_no_is_an_answer_and_may_change(house):
    """S1-21 S3-12: care is offered, never forced, and the door stays open."""
    report(house)
    plan = plan_for(house)
    actions.decline_talk(talk(plan, "first_talk"), at=house.now, by=house.who("joris"))
    assert waits_for(house, "sanne") == ["first_reception"]
    with pytest.raises(Refused, match="talk_is_over"):
        actions.decline_talk(talk(plan, "first_talk"), at=house.now, by=house.who("sanne"))

    actions.hold_talk(talk(plan, "first_talk"), at=house.now, by=house.who("sanne"))
    assert not talk(plan, "second_talk").waits


def test_what_was_declined_before_it_had_a_date_is_asked_of_nobody(house):
    """S1-21: a no counts, also for a talk of which the date was not known yet."""
    report(house)
    plan = plan_for(house)
    actions.decline_talk(talk(plan, "third_talk"), at=house.now, by=house.who("joris"))
    actions.hold_talk(talk(plan, "first_talk"), at=house.now, by=house.who("sanne"))
    assert waits_for(house, "sanne") == ["second_talk"]
    assert talk(plan, "third_talk").due_at


def test_after_the_first_talk_nobody_offers_the_reception_any_more(house):
    """S2-05: what one may skip is over when the real talk was held."""
    report(house)
    actions.hold_talk(talk(plan_for(house), "first_talk"), at=house.now, by=house.who("sanne"))
    assert waits_for(house, "sanne") == ["second_talk", "third_talk"]


def test_a_talk_is_held_once(house):
    """S1-21: the second one to write it down hears that it was done."""
    report(house)
    first = talk(plan_for(house), "first_talk")
    actions.hold_talk(first, at=house.now, by=house.who("sanne"))
    with pytest.raises(Refused, match="talk_is_over"):
        actions.hold_talk(first, at=house.now, by=house.who("karim"))


def test_who_is_reported_for_hears_that_there_is_care(house):
    """S1-21: a colleague may report; the care is for the one whom it happened to."""
    report(house, by="meryem", to="joris")
    assert plan_for(house, "joris").carer is None
    assert not CarePlan.objects.filter(person=house.chain.meryem).exists()
    assert Notice.objects.get(person=house.chain.joris).kind == "care_planned"


def test_a_reception_that_was_over_before_anybody_knew_is_not_broken(house):
    """S2-05: what one may skip and is past at the report is not held against anybody; the talk still is promised."""
    told = incidents.Report(
        happened_at=house.now - timedelta(days=2),
        place=house.chain.counter,
        affected=house.who("joris"),
        story="Hij dreigde.",
    )
    incidents.report(told, at=house.now, by=house.who("joris"))
    house.settle()
    assert waits_for(house, "sanne") == ["first_talk"]


def test_care_knows_how_somebody_is_and_not_what_happened(house):
    """S3-12 S1-21: how it felt goes to care; who decides on a measure does not see it by that."""
    report(house, feeling="shaken", need="colleague")
    plan = plan_for(house)
    assert impact_of(plan, reader=house.who("wim")).feeling == "shaken"
    assert impact_of(plan, reader=house.who("priya")) is None
    assert not Incident.objects.readable_by(house.who("wim")).exists()


def test_what_needs_you_first_stands_first(house):
    """S2-05: a list of care begins with what is to be done."""
    report(house, by="joris")
    house.wait(hours=1)
    report(house, by="meryem")
    for kind in ("first_reception", "first_talk", "second_talk", "third_talk"):
        actions.hold_talk(talk(plan_for(house, "joris"), kind), at=house.now, by=house.who("sanne"))
    names = [care.plan.person.name for care in care_to_give(house.who("sanne"), at=house.now)]
    assert names == ["Meryem", "Joris"]


def test_the_journal_holds_the_care_and_not_its_content(house):
    """S1-21: what was done can be followed; what was said stays between two people."""
    report(house)
    plan = plan_for(house)
    actions.take_care(plan, at=house.now, by=house.who("sanne"))
    actions.hold_talk(talk(plan, "first_talk"), at=house.now, by=house.who("sanne"), note="Slaapt slecht.")
    written = Entry.objects.filter(kind__startswith="aftercare.").order_by("id")
    kinds = [entry.kind for entry in written]
    assert kinds == ["aftercare.Planned", "aftercare.CareTaken", "aftercare.TalkHeld"]
    assert not any("Slaapt" in str(data) for data in Entry.objects.values_list("data", flat=True))
