"""From what the norm proposes to what two people decided: the verbs of responses on a real database."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

import regie.responses
from regie.incidents import actions as incidents
from regie.incidents.facts import Classified
from regie.incidents.models import Classification
from regie.incidents.rules import Line
from regie.journal.models import Entry
from regie.letters.models import Letter
from regie.notices.models import Promise
from regie.refusal import Refused
from regie.responses import actions, rules
from regie.responses.models import Measure, Proposal
from tests import case_ready, make
from tests.case_ready import AT, BAN, WARNING

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [one.code for one in refused.value.missing]


def open_promises(incident) -> set[str]:
    return set(Promise.objects.open().filter(case=incident.subject).values_list("kind", flat=True))


# The norm proposes


def test_the_norm_of_the_day_of_the_act_proposes(chain):
    """S1-24 S1-25 Options with rule, section, modality, duration and reason, as a copy on the case."""
    incident = case_ready.classified(chain)
    proposal = Proposal.objects.get(incident=incident)
    assert proposal.policy_version == incident.policy_version
    assert [one["measure"] for one in proposal.options] == [
        "criminal_complaint", "order_talk", "warning_letter", "access_restriction",
    ]  # fmt: skip
    ban = proposal.options[-1]
    assert (ban["rule"], ban["section"], ban["modality"], ban["alternatives"]) == (
        "threat", "4.4", "may", ["building_ban"],
    )  # fmt: skip
    assert ban["duration"]["maximum"] == {"amount": 3, "unit": "months"}
    assert "niet vastgelegd" not in str(proposal.options)


def test_what_is_not_configured_says_so_and_is_never_guessed(chain):
    """S1-25 A gap in the norm is a value of its own."""
    proposal = Proposal.objects.get(incident=case_ready.classified(chain))
    talk = proposal.options[1]
    assert talk["duration"] == {
        "minimum": "not_configured",
        "default": "not_configured",
        "maximum": "not_configured",
    }
    assert talk["letter"] == "not_configured"


def test_what_came_before_is_never_decided_by_a_number(chain):
    """S1-24 (G13) A rule about repetition stays open however many cases there were: a person weighs that."""
    first, *_more, last = [case_ready.classified(chain, norm_class="verbal") for _ in range(4)]
    of_first, of_last = (Proposal.objects.get(incident=one) for one in (first, last))
    assert of_first.options == of_last.options
    again = next(one for one in of_last.options if one["repetition"])
    assert again["status"] == "not_determinable"
    assert {"setting": "repeated", "of": "words_again"} in again["missing"]


def test_proposing_chooses_nothing(chain):
    """S1-24 (G13) Ten cases, ten proposals, and not one measure or letter by itself."""
    for _ in range(10):
        case_ready.classified(chain)
    assert Proposal.objects.count() == 10
    assert (Measure.objects.count(), Letter.objects.count()) == (0, 0)


def test_no_code_counts_incidents():
    """S1-24 (G13) Responses count nothing; a measure is saved in one place only: where a person chooses."""
    makers = []
    for file in sorted(Path(regie.responses.__file__).parent.rglob("*.py")):
        names = [
            node
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Attribute | ast.Name)
        ]
        words = {getattr(node, "attr", getattr(node, "id", "")) for node in names}
        assert not words & {"count", "Count", "aggregate", "annotate", "len", "Sum"}, file
        if "Measure(" in file.read_text() and "save" in words:
            makers.append(file.name)
    assert makers == ["choosing.py"]


def test_proposing_twice_is_proposing_once(chain):
    """S1-24 A worker may run an errand again."""
    incident = case_ready.classified(chain)
    fact = Classified(incident.pk, Classification.objects.get(incident=incident).pk, "aggression")
    first = Proposal.objects.get()
    assert actions.propose(fact, at=AT + timedelta(hours=1)) == first
    assert Promise.objects.filter(kind="choose_response").count() == 1


def test_somebody_else_is_asked_to_choose_in_time(chain):
    """S1-24 S1-08 The promise has a term from the policy, and is not for who was in it."""
    incident = case_ready.classified(chain)
    promise = Promise.objects.get(kind="choose_response")
    assert (promise.subject, promise.permission) == (incident.subject, "responses.choose")
    assert promise.source.endswith("2026.1")
    assert promise.due_at.date() == date(2026, 3, 6)
    waiting = {
        name
        for name in chain.people
        if promise in Promise.objects.waiting_for(case_ready.person(chain, name))
    }
    assert waiting == {"sanne", "karim", "ali", "priya"}
    assert set(promise.not_people.all()) == {chain.joris}


def test_without_a_policy_nothing_is_invented(db):
    """S1-25 No norm on that day: no option, no term, and a person still has to look."""
    chain = make.chain(policy=False)
    incident = case_ready.reported(chain)
    classification = Classification.objects.create(
        incident=incident, reporter=chain.joris, affected=chain.joris, person=chain.sanne, at=AT,
        outcome="aggression", reason="Dreiging.",
    )  # fmt: skip
    proposal = actions.propose(Classified(incident.pk, classification.pk, "aggression"), at=AT)
    assert (proposal.status, proposal.options) == ("not_determinable", [])
    assert proposal.missing == [{"setting": "policy", "of": ""}]
    assert Promise.objects.get(kind="choose_response").due_at is None


@pytest.mark.parametrize(("outcome", "norm_class"), [("complaint", "complaint"), ("not_aggression", "")])
def test_a_complaint_gets_no_proposal(chain, outcome, norm_class):
    """S2-26 Who complains uses a right; nobody is asked to choose a response."""
    incident = case_ready.classified(chain, outcome=outcome, norm_class=norm_class)
    assert not Proposal.objects.exists()
    assert "choose_response" not in open_promises(incident)


def test_a_complaint_cannot_become_a_warning(chain):
    """S2-26 (G2) Also not when somebody tries by hand."""
    incident = case_ready.classified(chain, outcome="complaint", norm_class="complaint")
    with pytest.raises(rules.Unsafe) as refused:
        actions.choose(incident, **{**WARNING, "rule": ""}, at=AT, by=chain.sanne)
    assert "not_confirmed" in codes(refused)
    assert not Measure.objects.exists()


def test_another_judgement_withdraws_the_question(chain):
    """S2-26 What turns out to be a complaint waits for no response any more."""
    incident = case_ready.classified(chain)
    current = Classification.objects.get(incident=incident)
    lines = [Line("Zei: dit is schandalig.", make.NOW, "melding", "complaint")]
    incidents.classify(
        incident, outcome="complaint", norm_classes=("complaint",), acts=lines, reason="Het was een klacht.",
        at=AT, by=chain.priya, replaces=current,
    )  # fmt: skip
    case_ready.settle()
    assert "choose_response" not in open_promises(incident)


def test_a_case_that_was_judged_anew_is_asked_anew(chain):
    """S1-24 S2-26 From threat to complaint and back: somebody is asked again, and only once at a time."""
    incident = case_ready.classified(chain)
    for outcome, norm_class in (
        ("complaint", "complaint"),
        ("aggression", "threat"),
        ("aggression", "verbal"),
    ):
        current = Classification.objects.get(incident=incident, superseded_at=None)
        lines = [Line("Zei iets.", make.NOW, "melding", norm_class)]
        incidents.classify(
            incident, outcome=outcome, norm_classes=(norm_class,), acts=lines, reason="Opnieuw bekeken.", at=AT,
            by=chain.priya, replaces=current,
        )  # fmt: skip
        case_ready.settle()
    assert Promise.objects.open().filter(kind="choose_response").count() == 1
    actions.choose(incident, kind="no_measure", why="Valt mee.", at=AT, by=chain.sanne)
    assert "choose_response" not in open_promises(incident)


def test_self_harm_starts_with_care(chain):
    """S3-10 The norm prescribes care and excludes a letter."""
    incident = case_ready.classified(chain, outcome="care_first", norm_class="self_harm")
    said = {one["measure"]: one["status"] for one in Proposal.objects.get(incident=incident).options}
    assert said == {"care_referral": "prescribed", "talk": "advised", "warning_letter": "contrary"}


# A person chooses


def test_choosing_writes_down_why_and_asks_another(chain):
    """S1-24 S1-25 The rule and its section are copied; the question is kept, the signature is asked."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    assert (measure.rule_id, measure.rule_section, measure.nature) == ("threat", "4.4", "no_decision")
    assert (measure.starts_on, measure.decided_at) == (None, None)
    assert Promise.objects.get(kind="choose_response").kept_by == chain.sanne
    asked = Promise.objects.get(kind="sign")
    assert (asked.subject, asked.case) == (measure.subject, incident.subject)
    assert set(asked.not_people.all()) == {chain.sanne, chain.joris}
    assert asked.due_at.date() == date(2026, 3, 6)


def test_the_flow_itself_does_not_choose(chain):
    """S1-08 S1-24 A person does."""
    with pytest.raises(Refused):
        actions.choose(case_ready.classified(chain), **BAN, at=AT, by=None)
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"ends_on": None}, ["no_end"]),
        ({"ends_on": date(2026, 12, 31)}, ["longer_than_the_norm"]),
        ({"ways": []}, ["no_hours_open"]),
        ({"weight": " "}, ["not_weighed"]),
        ({"starts_on": date(2026, 3, 3)}, ["starts_in_the_past"]),
        ({"lighter": ""}, ["lighter_not_weighed"]),
        ({"kind": "suspend_service", "rule": "", "terms": {}}, ["no_service", "no_remedy"]),
    ],
)
def test_an_unsafe_choice_is_not_even_kept(chain, change, missing):
    """S1-25 Decided cases C2 and C6: no end, works backwards, closes everything."""
    incident = case_ready.classified(chain)
    with pytest.raises(rules.Unsafe) as refused:
        actions.choose(incident, **{**BAN, **change}, at=AT, by=chain.sanne)
    assert codes(refused) == missing
    assert not Measure.objects.exists()


def test_an_unlimited_limit_does_not_fit_in_the_database(chain):
    """S1-25 Decided case C2: whoever gets past the rules is stopped by a constraint."""
    incident = case_ready.classified(chain)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(
            incident=incident, kind="building_ban", chooser=chain.sanne, chosen_at=AT, why="Daarom."
        )


def test_a_rule_that_names_something_else_is_refused(chain):
    """S1-25 Nobody borrows a section that says nothing of it."""
    incident = case_ready.classified(chain)
    with pytest.raises(Refused, match="rule_says_nothing_of_it"):
        actions.choose(incident, **{**BAN, "rule": "words"}, at=AT, by=chain.sanne)


def test_no_measure_is_a_choice_with_a_reason(chain):
    """S1-24 S1-25 Also that is decided by two, and it makes no letter."""
    incident = case_ready.classified(chain)
    with pytest.raises(Refused, match="say_why"):
        actions.choose(incident, kind="no_measure", why=" ", at=AT, by=chain.sanne)
    measure = actions.choose(
        incident, kind="no_measure", why="Hij bood zelf excuses aan.", at=AT, by=chain.sanne
    )
    actions.sign(measure, at=AT, by=chain.ali)
    case_ready.settle()
    assert Entry.objects.filter(kind="responses.Decided").count() == 1
    assert not Letter.objects.exists()


def test_nothing_is_chosen_before_it_was_judged(chain):
    """S3-03 The norm comes first."""
    incident = case_ready.reported(chain)
    with pytest.raises(Refused, match="not_classified_yet"):
        actions.choose(incident, kind="no_measure", why="Valt mee.", at=AT, by=chain.sanne)
