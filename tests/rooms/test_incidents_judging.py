"""Stories of judging: by a second person, on facts, under the norm of the day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regie.incidents import actions
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Incident
from regie.incidents.rules import Line
from regie.journal.models import Entry
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


# A second person, on facts


def test_a_second_person_holds_the_facts_against_the_norm_of_the_day(house, case):
    """S1-06 S1-07 S3-03: lines, classes, reason and the version that was in force; the promise is kept."""
    judged = judge(house, case)
    assert (judged.outcome, judged.norm_classes, judged.person.name) == ("aggression", ["threat"], "Sanne")
    assert judged.policy_version == case.policy_version
    line = case.acts.get()
    assert (line.words, line.source, line.norm_class) == ("Ik wacht je op.", "Meryem", "threat")
    assert line.written_by.name == "Sanne"
    assert Promise.objects.get(kind="classify").kept_by.name == "Sanne"
    assert "incidents.Classified" in house.facts(case.subject)


@pytest.mark.parametrize("name", ["meryem", "joris"])
def test_neither_who_told_it_nor_whom_it_happened_to(house, case, name):
    """S3-03: four eyes; the refusal says who can."""
    code, details = refusal_of(judge, house, case, name)
    assert code == "second_person_needed"
    assert details["others"] == "Ali, Karim, Priya of 1 andere collega"


@pytest.mark.parametrize("column", ["reporter", "affected"])
def test_the_database_itself_counts_to_two(house, case, column):
    """S3-03: whatever the code forgets, a judgement by one of the two cannot be written."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Classification.objects.create(
            incident=case, person=house.who("joris"), at=NOW, outcome="aggression", reason="Ik zelf.",
            **{column: house.who("joris")},
        )  # fmt: skip


def test_how_somebody_feels_is_no_ground(house, case):
    """S3-03 S3-09: without a line of facts nothing is called aggression, however shaken the employee is."""
    assert refusal_of(judge, house, case, acts=[])[0] == "facts_needed"
    assert refusal_of(judge, house, case, acts=[fact(norm_class="")])[0] == "facts_needed"
    assert not Classification.objects.exists()


def test_self_harm_goes_to_care_first(house, case):
    """S3-10: a threat of self-harm is a type of its own, and starts with care."""
    lines = [fact("Zonder uitkering spring ik.", "self_harm")]
    assert refusal_of(judge, house, case, acts=lines)[0] == "care_comes_first"
    assert judge(house, case, outcome="care_first", acts=lines).norm_classes == ["self_harm"]


def test_words_weigh_as_much_as_a_blow(house, case):
    """S3-11 S3-12: scolding and racism are recorded and recognised exactly as violence is."""
    judged = judge(
        house, case, acts=[fact("Ga terug naar je land.", "discrimination"), fact("Hoer.", "verbal")]
    )
    assert judged.norm_classes == ["discrimination", "verbal"]
    assert case.acts.exclude(norm_class="").count() == 2


def test_another_judgement_replaces_and_keeps_the_first(house, case):
    """S1-26: nothing is overwritten; a line that no longer counts stays as it was told."""
    first = judge(house, case)
    assert refusal_of(judge, house, case, "ali")[0] == "already_classified"
    line = case.acts.get()
    again = [Line("andere woorden", NOW, "iemand", "intimidation", act_id=line.pk)]
    second = judge(house, case, "ali", acts=again, replaces=first)
    first.refresh_from_db()
    line.refresh_from_db()
    assert first.superseded_at == NOW
    assert list(case.classifications.counting()) == [second]
    assert (line.words, line.norm_class) == ("Ik wacht je op.", "intimidation")


def test_a_line_of_another_case_stays_out_of_reach(house, case):
    """S2-24: a number that was guessed changes nothing elsewhere."""
    judge(house, case)
    line = case.acts.get()
    told = Report(happened_at=NOW, story="Iets anders.", place=house.chain.counter)
    other, _ = actions.report(told, at=NOW, by=house.who("meryem"))
    stolen = Line("", NOW, "", "verbal", act_id=line.pk)
    judge(house, other, acts=[stolen, fact("Echt iets anders.")])
    line.refresh_from_db()
    assert (line.incident, line.norm_class) == (case, "threat")


# What is told later


def test_the_first_words_are_never_overwritten(house, case):
    """S1-22: an addition stands below with its own date; a witness is a line with a source."""
    fatima = Line("Hij sloeg op de balie.", NOW, "Fatima")
    actions.complete(
        case, text="Hij kwam terug.", about="more", acts=[fatima], at=NOW, by=house.who("meryem")
    )
    case.refresh_from_db()
    assert case.story == "Hij riep: ik wacht je op."
    assert [(one.text, one.person.name, one.at) for one in case.additions.all()] == [
        ("Hij kwam terug.", "Meryem", NOW)
    ]
    assert case.acts.get().source == "Fatima"
    assert refusal_of(actions.complete, case, at=NOW, by=house.who("meryem"))[0] == "nothing_told"


# On the screen


def lines(*rows, **said) -> dict:
    """What the page of judging sends: a row per line."""
    data = {"lines-TOTAL_FORMS": str(len(rows)), "lines-INITIAL_FORMS": str(len(rows)), **said}
    for number, row in enumerate(rows):
        data.update({f"lines-{number}-{name}": value for name, value in row.items()})
    return data


NEW = {
    "words": "Ik wacht je op.",
    "happened_at": "2026-03-03T09:00",
    "source": "Meryem",
    "norm_class": "threat",
}


def test_judging_on_the_screen(house, case):
    """S1-07 S3-03: story, norm with criteria and examples, lines, outcome and reason on one page."""
    client = browser(house.who("sanne"))
    address = reverse("incidents:classify", args=[case.pk])
    page = client.get(address).content.decode()
    for seen in (
        "Hij riep: ik wacht je op.",
        "Iemand kondigt kwaad aan",
        "Ik weet waar je auto staat.",
        "2026.1",
    ):
        assert seen in page.replace("&quot;", "")
    answer = client.post(
        address, lines(NEW, {"words": ""}, outcome="aggression", reason="Hij kondigt kwaad aan.")
    )
    assert answer.url == reverse("incidents:case", args=[case.pk])
    assert Classification.objects.get().norm_classes == ["threat"]


def test_a_line_without_a_source_is_said_so_at_the_field(house, case):
    """S3-03: and everything that was typed stays."""
    answer = browser(house.who("sanne")).post(
        reverse("incidents:classify", args=[case.pk]),
        lines({**NEW, "source": ""}, outcome="aggression", reason="Omdat."),
    )
    assert answer.status_code == 422
    assert "Zonder bron en moment is het geen feit" in answer.content.decode()
    assert "Omdat." in answer.content.decode()


def test_a_rule_says_no_above_the_form(house, case):
    """S3-10: with what to do instead, and what was typed still there."""
    row = {**NEW, "words": "Dan spring ik.", "norm_class": "self_harm"}
    answer = browser(house.who("sanne")).post(
        reverse("incidents:classify", args=[case.pk]), lines(row, outcome="aggression", reason="Omdat.")
    )
    assert answer.status_code == 409
    assert "krijgt eerst zorg" in answer.content.decode()
    assert "Dan spring ik." in answer.content.decode()
    assert not case.acts.exists()


def test_one_more_line_keeps_what_was_typed(house, case):
    """S1-22: also without any script."""
    data = lines(NEW, outcome="aggression", reason="Omdat.", more="1")
    page = (
        browser(house.who("sanne")).post(reverse("incidents:classify", args=[case.pk]), data).content.decode()
    )
    assert 'name="lines-1-words"' in page
    assert "Ik wacht je op." in page
    assert "Omdat." in page
    assert not Classification.objects.exists()


def test_who_may_not_judge_hears_who_can(house, case):
    """S3-03: a team lead who reported it themselves is told who judges instead."""
    told = Report(happened_at=NOW, story="Hij dreigde.", place=house.chain.counter)
    own, _ = actions.report(told, at=NOW, by=house.who("sanne"))
    answer = browser(house.who("sanne")).get(reverse("incidents:classify", args=[own.pk]))
    assert answer.status_code == 409
    assert "Daarom beoordeelt een ander het" in answer.content.decode()
    assert "Karim" in answer.content.decode()
    assert browser(house.who("els")).get(reverse("incidents:classify", args=[case.pk])).status_code == 404


def test_reading_to_judge_is_written_down_first(house, case):
    """S2-24: no log, no data."""
    browser(house.who("sanne")).get(reverse("incidents:classify", args=[case.pk]))
    looked = Entry.objects.filter(kind="journal.Looked", subject=case.subject).get()
    assert (looked.actor, looked.data) == (f"person:{house.who('sanne').pk}", {"purpose": "classify"})
