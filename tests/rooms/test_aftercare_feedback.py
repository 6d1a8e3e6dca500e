"""The reporter hears back: at once that something was decided, then what, and can answer."""

from datetime import timedelta

import pytest

from regie.aftercare import actions
from regie.aftercare.models import Feedback
from regie.aftercare.queries import is_told, news_of
from regie.incidents import actions as incidents
from regie.incidents.facts import Classified, Closed
from regie.incidents.models import Classification, Incident
from regie.incidents.rules import Line
from regie.notices.models import Notice, Promise
from regie.refusal import Refused
from regie.responses import actions as responses
from regie.responses.facts import Decided
from regie.responses.models import Measure
from tests.case_ready import WEIGHED
from tests.house import House

pytestmark = pytest.mark.django_db


def report(house: House, *, by: str = "joris", to: str = "joris") -> Incident:
    """Something happened at the counter an hour ago, and `by` tells it."""
    told = incidents.Report(
        happened_at=house.now - timedelta(hours=1), place=house.chain.counter, affected=house.who(to),
        story="Hij schold.", behaviours=("scolding",),
    )  # fmt: skip
    incident, _is_new = incidents.report(told, at=house.now, by=house.who(by))
    house.settle()
    return Incident.objects.get(pk=incident.pk)


def classify(house: House, incident: Incident, outcome: str) -> None:
    """Sanne holds it against the norm."""
    is_aggression = outcome == "aggression"
    line = Line(words="Hij riep: 'ratten'.", happened_at=incident.happened_at, source="Joris")
    incidents.classify(
        incident, outcome=outcome, norm_classes=("verbal",) if is_aggression else (), acts=[line],
        reason="Zoals de norm het beschrijft.", at=house.now, by=house.who("sanne"),
    )  # fmt: skip
    house.settle()


def decide(house: House, incident: Incident) -> Measure:
    """Karim chooses a talk, Ingrid signs."""
    responses.hear(
        incident,
        kind="talk",
        held_on=house.now.date(),
        notes="Meneer wachtte lang.",
        at=house.now,
        by=house.who("karim"),
    )
    measure = responses.choose(
        incident, kind="warning_letter", at=house.now, by=house.who("karim"), why="Hij schold door na een verzoek.",
        lighter="Een gesprek alleen is al geprobeerd.", **WEIGHED,
    )  # fmt: skip
    house.wait(hours=1)
    responses.sign(measure, at=house.now, by=house.who("ingrid"))
    house.settle()
    return measure


def must_tell(house: House, name: str) -> list[str]:
    """To whom this person still has to tell how it ended."""
    waiting = Promise.objects.waiting_for(house.who(name)).filter(kind="feedback")
    return list(waiting.values_list("title", flat=True))


def messages(house: House, name: str) -> list[str]:
    """What this person was told, oldest first."""
    return list(Notice.objects.filter(person=house.who(name)).order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("outcome", "asked"), [("aggression", []), ("not_aggression", ["Joris"]), ("complaint", ["Joris"])]
)
def test_a_report_that_leads_to_no_measure_gets_an_answer_too(house, outcome, asked):
    """S1-23 S2-17: the classification is the news when no decision is to be expected."""
    classify(house, report(house), outcome)
    assert must_tell(house, "karim") == asked
    assert must_tell(house, "joris") == []


def test_a_decision_is_told_at_once_and_explained_by_a_person(house):
    """S1-23: the reporter hears the same moment that something was decided; what it is says a person."""
    incident = report(house)
    classify(house, incident, "aggression")
    decide(house, incident)
    assert messages(house, "joris") == ["decided"]
    assert Notice.objects.get(kind="decided").link == f"/incidents/{incident.pk}/status/"
    promise = Promise.objects.get(kind="feedback")
    assert (promise.title, promise.due_at.date()) == ("Joris", (house.now + timedelta(days=1)).date())
    assert must_tell(house, "sanne") == ["Joris"]


def test_who_has_the_regie_of_the_case_tells_it(house):
    """S1-23 S4-10: one person is responsible, and it is clear who."""
    incident = report(house)
    classify(house, incident, "aggression")
    incidents.take_case(incident, at=house.now, by=house.who("ali"))
    decide(house, incident)
    assert (must_tell(house, "ali"), must_tell(house, "sanne")) == (["Joris"], [])


def test_everybody_who_was_part_of_it_hears_and_can_answer(house):
    """S1-23: the one who reported and the one whom it happened to."""
    incident = report(house, by="meryem", to="joris")
    classify(house, incident, "not_aggression")
    told = actions.give_feedback(
        incident, text="We spraken hem.", about="classified", at=house.now, by=house.who("sanne")
    )
    assert {feedback.person.name for feedback in told} == {"Meryem", "Joris"}
    assert must_tell(house, "karim") == []
    assert is_told(incident)

    mine = next(feedback for feedback in told if feedback.person == house.chain.joris)
    actions.answer_feedback(mine, answer="Dank je.", at=house.now, by=house.who("joris"))
    assert messages(house, "sanne") == ["feedback_answered"]
    with pytest.raises(Refused, match="feedback_is_answered"):
        actions.answer_feedback(mine, answer="Nog iets.", at=house.now, by=house.who("joris"))
    with pytest.raises(Refused, match="feedback_is_answered"):
        actions.answer_feedback(told[0], answer="Namens jou.", at=house.now, by=house.who("tom"))


def test_nobody_tells_it_to_themselves(house):
    """S1-23: a team lead who reported hears it from another."""
    incident = report(house, by="sanne", to="sanne")
    classification = Classification.objects.create(
        incident=incident, reporter=house.chain.sanne, person=house.chain.karim, at=house.now, outcome="not_aggression",
        reason="Boos, niet agressief.",
    )  # fmt: skip
    actions.ask_feedback_on_classification(
        Classified(incident.pk, classification.pk, "not_aggression"), at=house.now
    )
    assert (must_tell(house, "sanne"), must_tell(house, "karim")) == ([], ["Sanne"])
    with pytest.raises(Refused, match="feedback_to_yourself"):
        actions.give_feedback(
            incident, text="Klaar.", about="classified", at=house.now, by=house.who("sanne")
        )


def test_later_news_is_told_later(house):
    """S1-23: a second decision, after the first was told, asks for a second talk; before that one talk will do."""
    incident = report(house)
    classify(house, incident, "aggression")
    first = decide(house, incident)
    second = decide(house, incident)
    assert Promise.objects.open().filter(kind="feedback").count() == 1
    actions.give_feedback(
        incident, text="Twee brieven.", about="decided", at=house.now, by=house.who("sanne")
    )
    house.wait(days=1)
    third = decide(house, incident)
    assert Promise.objects.open().filter(kind="feedback").count() == 1
    assert {measure.pk for measure in news_of(incident).measures} == {first.pk, second.pk, third.pk}
    actions.give_feedback(incident, text="Nog een.", about="decided", at=house.now, by=house.who("sanne"))
    assert is_told(incident)


def test_an_errand_that_comes_twice_asks_nothing_twice(house):
    """S1-23: told is told, whatever a machine repeats."""
    incident = report(house)
    classify(house, incident, "aggression")
    measure = decide(house, incident)
    again = Decided(measure.pk, incident.pk, measure.kind)
    actions.ask_feedback_on_decision(again, at=house.now)
    assert messages(house, "joris") == ["decided"]
    actions.give_feedback(incident, text="Een brief.", about="decided", at=house.now, by=house.who("sanne"))
    actions.ask_feedback_on_decision(again, at=house.now)
    assert must_tell(house, "sanne") == []


def test_a_case_that_closes_in_silence_asks_for_an_answer(house):
    """S1-23 S2-17: no report without an answer, because answers decide whether people report again."""
    incident = report(house)
    Incident.objects.filter(pk=incident.pk).update(closed_at=house.now)
    actions.ask_feedback_on_closing(Closed(incident.pk, house.chain.sanne.pk), at=house.now)
    assert must_tell(house, "sanne") == ["Joris"]
    actions.give_feedback(
        incident, text="Er was niets te doen.", about="classified", at=house.now, by=house.who("sanne")
    )
    actions.ask_feedback_on_closing(Closed(incident.pk, house.chain.sanne.pk), at=house.now)
    assert must_tell(house, "sanne") == []


def test_what_was_told_is_for_those_who_were_part_of_it(house):
    """S1-23: feedback is no announcement."""
    incident = report(house)
    classify(house, incident, "not_aggression")
    (told,) = actions.give_feedback(
        incident, text="Geen agressie.", about="classified", at=house.now, by=house.who("sanne")
    )
    readers = {name for name in house.chain.people if Feedback.objects.visible_to(house.who(name)).exists()}
    assert readers == {"joris", "sanne", "karim", "ali", "priya", "ingrid"}
    assert told.person == house.chain.joris
