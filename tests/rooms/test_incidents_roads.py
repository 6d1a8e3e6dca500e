"""Stories of the roads after a judgement: a complaint and its answer, the regie of a case, and its end."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regie.incidents import actions
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Complaint, Incident
from regie.incidents.rules import Line
from regie.notices.models import Promise
from regie.refusal import Refused
from tests import make
from tests.pages import browser, entrance_at

pytestmark = pytest.mark.django_db
NOW = make.NOW
entrance_clock = entrance_at(NOW)


@pytest.fixture
def case(house) -> Incident:
    """What Meryem told about what happened to Joris at the counter."""
    told = Report(
        happened_at=NOW - timedelta(hours=1), story="Hij riep: ik wacht je op.", behaviours=("threatening",),
        affected=house.who("joris"), place=house.chain.counter, feeling="injured",
    )  # fmt: skip
    incident, _ = actions.report(told, at=NOW, by=house.who("meryem"))
    house.settle()
    return incident


def fact(words="Ik wacht je op.", norm_class="threat") -> Line:
    """One line of facts."""
    return Line(words, NOW - timedelta(hours=1), "Meryem", norm_class)


def judge(house, incident, name="sanne", **said) -> Classification:
    """`name` judges it as a threat, unless told otherwise."""
    values = {"outcome": "aggression", "acts": [fact()], "reason": "Hij kondigt kwaad aan.", **said}
    judged = actions.classify(incident, at=house.now, by=house.who(name), **values)
    house.settle()
    return judged


def refusal_of(verb, *args, **values) -> tuple[str, dict]:
    """The code and details with which a verb refuses."""
    with pytest.raises(Refused) as refusal, transaction.atomic():
        verb(*args, **values)
    return refusal.value.code, refusal.value.details


# A complaint is no aggression


@pytest.fixture
def complaint(house, case) -> Complaint:
    """What Sanne saw to be a complaint."""
    judge(house, case, outcome="complaint", acts=[], reason="Hij is het niet eens met het besluit.")
    return Complaint.objects.get()


def test_a_complaint_goes_its_own_road(house, case, complaint):
    """S2-26 S2-23: handled by somebody who was not part of it, with the citizen's term from the day they complained."""
    promise = Promise.objects.get(kind="handle_complaint")
    assert (complaint.forwarded_by.name, promise.subject) == ("Sanne", complaint.subject)
    assert {one.name for one in promise.not_people.all()} == {"Sanne", "Meryem", "Joris"}
    assert promise.due_at.date() == (case.happened_at + timedelta(weeks=6)).date()
    assert not Promise.objects.filter(kind="choose_response").exists()
    assert Promise.objects.waiting_for(house.who("ingrid")).filter(kind="handle_complaint").exists()


def test_who_was_part_of_it_does_not_answer(house, complaint):
    """S2-26: not who sent it on, not who told it; and the database knows it too."""
    for name in ("sanne", "meryem", "joris"):
        code, _ = refusal_of(
            actions.answer_complaint, complaint, answer="Afgewezen.", at=NOW, by=house.who(name)
        )
        assert code == "complaint_needs_another"
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(handler=house.who("sanne"))


def test_the_citizen_is_answered_once(house, complaint):
    """S2-26: the answer is kept, and so is the promise."""
    page = browser(house.who("ingrid")).post(
        reverse("incidents:complaint", args=[complaint.pk]), {"answer": "U heeft gelijk, excuses."}
    )
    assert page.status_code == 302
    complaint.refresh_from_db()
    assert (complaint.handler.name, complaint.answer) == ("Ingrid", "U heeft gelijk, excuses.")
    assert Promise.objects.get(kind="handle_complaint").kept_at == NOW
    again = refusal_of(actions.answer_complaint, complaint, answer="Nog eens", at=NOW, by=house.who("ingrid"))
    assert again[0] == "complaint_answered_already"


def test_the_pipe_of_a_complaint_may_run_twice(house, complaint):
    """S2-26: an errand that is tried again opens no second complaint."""
    judged = Classification.objects.get()
    told = SimpleNamespace(outcome="complaint", classification_id=judged.pk)
    assert actions.open_complaint(told, at=NOW) == complaint
    assert Promise.objects.filter(kind="handle_complaint").count() == 1


# The regie of a case, and its end


def test_one_person_has_the_regie_of_a_case(house, case):
    """S4-10: who comes second is told who was first; giving it back lets another take it."""
    actions.take_case(case, at=NOW, by=house.who("sanne"))
    actions.take_case(case, at=NOW, by=house.who("sanne"))
    assert refusal_of(actions.take_case, case, at=NOW, by=house.who("ali")) == (
        "case_has_somebody",
        {"who": "Sanne"},
    )
    assert refusal_of(actions.return_case, case, at=NOW, by=house.who("ali"))[0] == "case_has_somebody"
    actions.return_case(case, at=NOW, by=house.who("sanne"))
    actions.take_case(case, at=NOW, by=house.who("ali"))
    assert Incident.objects.get().in_charge.name == "Ali"
    assert house.facts(case.subject).count("incidents.CaseTaken") == 2


def test_a_case_closes_only_when_everybody_was_told(house, case):
    """S1-23: the judgement and the feedback come first; then the one with the regie closes it."""
    sanne = house.who("sanne")
    assert refusal_of(actions.close, case, at=NOW, by=sanne)[0] == "case_has_nobody"
    actions.take_case(case, at=NOW, by=sanne)
    assert refusal_of(actions.close, case, at=NOW, by=sanne)[0] == "not_classified_yet"
    judge(house, case, outcome="not_aggression", acts=[], reason="Er is niemand bedreigd.")
    assert refusal_of(actions.close, case, at=NOW, by=sanne)[0] == "something_is_open"
    Promise.objects.open().filter(case=case.subject).exclude(kind="care_talk").update(
        kept_at=NOW, kept_by=sanne
    )
    actions.close(case, at=NOW, by=sanne)
    assert Incident.objects.get().closed_at == NOW
    assert refusal_of(actions.close, case, at=NOW, by=sanne)[0] == "case_is_closed"
    assert refusal_of(judge, house, case, "ali")[0] == "case_is_closed"
