"""Many at once at one incident: real threads, real commits, on both databases."""

import pytest

from regie.incidents import actions
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Incident
from regie.incidents.rules import Line
from regie.journal.models import Entry
from regie.refusal import Refused
from tests import make
from tests.faults.test_races import at_once

CROWD = 20
NOW = make.NOW


@pytest.fixture
def leads(committed):
    """A chain, and many team leads at its site."""
    chain = make.chain()
    return [
        make.person(f"p{number}", chain.municipality, "team_lead", chain.site) for number in range(CROWD)
    ], chain


def refused_or(verb, *args, **values):
    """What the verb gives, or the code with which it refuses."""
    try:
        return verb(*args, **values)
    except Refused as refused:
        return refused.code


def test_reports_at_once_each_get_a_number_of_their_own(leads):
    """S1-22: numbers follow each other without a gap and without a double, on both databases."""
    people, _ = leads
    at_once(
        lambda person: actions.report(Report(happened_at=NOW, story="Schelden."), at=NOW, by=person), people
    )
    numbers = sorted(Incident.objects.values_list("reference", flat=True))
    assert numbers == [f"2026-{number:04d}" for number in range(1, CROWD + 1)]


def test_one_report_delivered_many_times_at_once_is_one(leads):
    """S1-22: a queue that was offline may send it from everywhere."""
    people, _ = leads
    told = Report(happened_at=NOW, story="Schelden.", key="telefoon-1")
    answers = at_once(lambda _: actions.report(told, at=NOW, by=people[0]), list(range(CROWD)))
    assert [is_new for _, is_new in answers].count(True) == 1
    assert Incident.objects.count() == 1
    assert Entry.objects.filter(kind="incidents.Reported").count() == 1


def test_many_judge_at_once_and_one_judgement_counts(leads):
    """S3-03: the others read first what the first one said."""
    people, chain = leads
    told = Report(happened_at=NOW, story="Schelden.", affected=chain.joris, place=chain.counter)
    incident, _ = actions.report(told, at=NOW, by=chain.joris)

    def judge(person):
        line = Line("Ik pak je.", NOW, "Joris", "threat")
        mine = Incident.objects.get(pk=incident.pk)
        return refused_or(
            actions.classify, mine, outcome="aggression", acts=[line], reason="Norm.", at=NOW, by=person
        )

    answers = at_once(judge, people)
    assert answers.count("already_classified") == CROWD - 1
    assert Classification.objects.counting().count() == Classification.objects.count() == 1
    assert incident.acts.count() == 1


def test_many_take_the_case_at_once_and_one_has_it(leads):
    """S4-10: exactly one has the regie of a case."""
    people, chain = leads
    told = Report(happened_at=NOW, story="Schelden.", place=chain.counter)
    incident, _ = actions.report(told, at=NOW, by=chain.joris)
    answers = at_once(lambda person: refused_or(actions.take_case, incident, at=NOW, by=person), people)
    assert answers.count("case_has_somebody") == CROWD - 1
    assert Entry.objects.filter(kind="incidents.CaseTaken").count() == 1
