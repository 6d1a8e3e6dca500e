"""The whole line: press, stand-down, report, norm, a response with four eyes, a letter, care, an answer."""

import pytest

from regie.aftercare import actions as aftercare
from regie.aftercare.models import CarePlan, Feedback
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.incidents.rules import Line
from regie.letters.models import Letter
from regie.notices.models import Promise
from regie.responses import actions as responses
from regie.responses.models import Measure
from tests.case_ready import WEIGHED
from tests.house import House

pytestmark = pytest.mark.django_db


def waits_for(house: House, name: str) -> list[str]:
    """The kinds of promises that wait for somebody, in the order of their terms."""
    return sorted(Promise.objects.waiting_for(house.who(name)).values_list("kind", flat=True))


def reported(house: House, **more) -> Incident:
    """An alarm that Joris pressed, Fatima handled, and Joris reported."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.wait(minutes=8)
    house.stand_down(alarm, "fatima", outcome="ended")
    incident = Incident.objects.get(alarm=alarm)
    told = incidents.Report(
        happened_at=incident.happened_at, place=incident.place, affected=house.who("joris"), feeling="shaken",
        need="colleague", **{"story": "Hij schold mij uit en sloeg op de balie.", "behaviours": ("scolding",), **more},
    )  # fmt: skip
    incidents.report(told, incident=incident, at=house.now, by=house.who("joris"))
    house.settle()
    return Incident.objects.get(pk=incident.pk)


def classified(house: House, outcome: str = "aggression", classes: tuple[str, ...] = ("verbal",)) -> Incident:
    """That incident, held against the norm by Sanne."""
    incident = reported(house)
    line = Line(
        words="Hij riep: 'jullie zijn allemaal ratten'.", happened_at=incident.happened_at, source="Joris de Wit",
        norm_class=classes[0] if classes else "",
    )  # fmt: skip
    incidents.classify(
        incident, outcome=outcome, norm_classes=classes, acts=[line], reason="Schelden, zoals de norm het beschrijft.",
        at=house.now, by=house.who("sanne"),
    )  # fmt: skip
    house.settle()
    return incident


def test_a_stand_down_opens_the_incident_with_everything_known(house):
    """S1-22 S1-23: nothing is asked twice, and what waits for whom is clear."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", outcome="ended")
    incident = Incident.objects.get(alarm=alarm)
    assert (incident.place, incident.happened_at, incident.affected.username) == (
        house.chain.counter, alarm.raised_at, "joris",
    )  # fmt: skip
    assert waits_for(house, "joris") == ["report"]


def test_a_false_alarm_opens_nothing(house):
    """S1-22: nothing happened, so nothing has to be told."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", outcome="false_alarm")
    assert not Incident.objects.exists()


def test_a_report_is_judged_by_another_and_care_does_not_wait(house):
    """S1-21 S3-12 S2-05: the reporter does not judge, and the care has dates at once."""
    incident = reported(house)
    assert "classify" in waits_for(house, "sanne")
    assert "classify" not in waits_for(house, "joris")
    plan = CarePlan.objects.get(incident=incident)
    assert plan.person == house.chain.joris
    assert plan.talks.filter(due_at__gt=house.now).exists()
    assert "care_talk" in waits_for(house, "wim")


def test_from_press_to_letter_and_answer(house):
    """S1-24 S1-25 S1-23 S0-10 S1-21: the whole line, each step by the one whose step it is."""
    incident = classified(house)
    assert "choose_response" in waits_for(house, "karim")
    responses.hear(
        incident, kind="talk", held_on=house.now.date(), notes="Meneer zegt dat hij lang wachtte.",
        at=house.now, by=house.who("karim"),
    )  # fmt: skip
    measure = responses.choose(
        incident, kind="warning_letter", at=house.now, by=house.who("karim"),
        why="Meneer schold twee keer door na een verzoek om te stoppen.",
        lighter="Een gesprek alleen is al geprobeerd.",
        **WEIGHED,
    )  # fmt: skip
    assert "sign" in waits_for(house, "ingrid")
    assert "sign" not in waits_for(house, "karim")
    house.wait(hours=1)
    responses.sign(measure, at=house.now, by=house.who("ingrid"))
    house.settle()

    letter = Letter.objects.get(measure=measure)
    assert letter.sent_at is None
    assert "send_letter" in waits_for(house, "priya")
    assert "feedback" in waits_for(house, "sanne")
    aftercare.give_feedback(
        incident,
        text="We hebben een waarschuwing gestuurd.",
        about="decided",
        at=house.now,
        by=house.who("sanne"),
    )
    heard = Feedback.objects.get(incident=incident, person=house.chain.joris)
    aftercare.answer_feedback(heard, answer="Dank je, fijn om te weten.", at=house.now, by=house.who("joris"))
    assert Feedback.objects.get(pk=heard.pk).answer == "Dank je, fijn om te weten."


def test_a_complaint_goes_its_own_road_and_never_becomes_a_measure(house):
    """S2-26 S2-23: sharp words about us are a complaint; nothing is proposed against the citizen."""
    incident = classified(house, outcome="complaint", classes=())
    assert not Measure.objects.exists()
    assert not incident.proposals.exists()
    assert incident.complaint.answered_at is None
    assert "handle_complaint" in waits_for(house, "ingrid")
    assert "choose_response" not in waits_for(house, "karim")


def test_care_talks_count_from_the_first_talk(house):
    """S1-21 S2-05: the later talks get their dates when the first was held, and not before."""
    incident = reported(house)
    plan = CarePlan.objects.get(incident=incident)
    waiting = list(plan.talks.filter(waits=True))
    assert waiting
    first = next(talk for talk in plan.talks.all() if talk.kind == "first_talk")
    house.wait(days=1)
    aftercare.hold_talk(first, at=house.now, by=house.who("wim"))
    dated = plan.talks.filter(pk__in=[talk.pk for talk in waiting], waits=False)
    assert dated.count() == len(waiting)
    assert [(talk.due_at.date() - house.now.date()).days for talk in dated] == [14, 56]
