"""The norm's answer in a case is the answer of the page of the norm to the same facts; more facts, another answer."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regie.incidents import actions as incidents
from regie.incidents.models import Incident, Party
from regie.journal.models import Entry
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE
from regie.policies.queries import pack_of
from regie.refusal import Refused
from regie.responses import actions, queries, rules
from regie.responses.models import Proposal
from tests import case_ready
from tests.case_ready import AT, WARNING
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)
# The example of this house, with rows that ask how they met, where, whom, and something of the pack's own.
ASKS = """
  - id: by_phone
    section: "9.1"
    when: {class_any: [threat], channels: [phone]}
    then: [{measure: stop_talk, modality: must, decider: team_lead}]
  - id: by_mail
    section: "9.2"
    when: {class_any: [threat], channels: [letter, email]}
    then: [{measure: order_talk, modality: may, decider: team_lead}]
  - id: to_politician
    section: "9.3"
    when: {class_any: [threat], targets: [politician]}
    then: [{measure: police_notice, modality: must, decider: team_lead}]
  - id: control
    section: "9.4"
    when: {class_any: [threat], circumstances: [lost]}
    then: [{measure: end_contact, modality: must, decider: team_lead}]
    ourselves: [{act: fetch_help, modality: must}]
  - id: after_a_letter
    section: "9.5"
    when: {class_any: [threat], after: [warning_letter], window: 12 maanden}
    then: [{measure: area_ban, modality: may, decider: team_lead}]
"""


@pytest.fixture
def asking(chain):
    """The policy of the chain asks more than the conduct."""
    text = EXAMPLE.read_text(encoding="utf-8").partition("\n# Voorbeelden waarmee")[0]
    text = text.replace("\nrules:\n", f"\nrules:{ASKS}", 1)
    extra = "\nacts: {fetch_help: hulp halen}\ncircumstances: {lost: de medewerker had geen controle meer}\n"
    digest = hashlib.sha256((text + extra).encode()).hexdigest()
    PolicyVersion.objects.filter(organisation=chain.municipality).update(text=text + extra, sha256=digest)
    return chain


def told(chain, incident: Incident, **answers) -> None:
    """More of the circumstances."""
    incidents.tell_circumstances(incident, answers, at=AT, by=chain.joris)
    case_ready.settle()


def answer_of_the_page(chain, proposal: Proposal) -> dict:
    """What the page of the norm says, asked with the facts that the proposal was asked with."""
    question = proposal.question
    given = {
        name: value for name, value in question.items()
        if name in {"behaviour", "on", "channel", "place", "target", "history"} and value
    }  # fmt: skip
    given |= {
        f"circumstance_{code}": "yes" if value else "no" for code, value in question["circumstances"].items()
    }
    given |= {"off_duty": "on"} if question["off_duty"] else {}
    if isinstance(question["about_work"], bool):
        given["about_work"] = "yes" if question["about_work"] else "no"
    return case_ready.browser(chain, "joris").get("/api/v1/policies/answer", given).json()


def same(chain, incident: Incident) -> Proposal:
    """The proposal; the page says the same to the same facts, option by option."""
    proposal = queries.proposal_of(incident)
    page = answer_of_the_page(chain, proposal)
    shown = [
        (one["rule"], one["measures"], one["status"], {gap["setting"] for gap in one["missing"]})
        for one in page["follows"]
    ]
    kept = [
        (one["rule"], [one["measure"], *one["alternatives"]], one["status"].upper(),
         {gap["setting"] for gap in one["missing"]})
        for one in proposal.options
    ]  # fmt: skip
    assert kept == shown
    assert [(one["rule"], one["act"], one["status"].upper()) for one in proposal.acts] == [
        (one["rule"], one["act"], one["status"]) for one in page["acts"]
    ]
    assert (proposal.status.upper(), page["question"]) == (page["status"], proposal.question)
    return proposal


def rules_of(proposal: Proposal) -> set[str]:
    """Which rules speak."""
    return {one["rule"] for one in proposal.options}


@pytest.mark.parametrize(
    ("answers", "asked", "speak", "silent"),
    [
        ({"channel": "phone", "place_type": "nowhere"}, {"channel": "phone", "place": "nowhere"},
         "by_phone", "by_mail"),
        ({"channel": "mail"}, {"channel": "email", "place": "counter"}, "by_mail", "by_phone"),
        ({"channel": "counter"}, {"channel": "in_person", "place": "counter"}, "threat", "by_phone"),
        ({"channel": "visit", "place_type": "home"}, {"channel": "in_person", "place": "home_visit"},
         "threat", "by_mail"),
        ({"channel": "private"}, {"channel": None, "off_duty": True, "about_work": True}, "by_mail", "no"),
    ],
)  # fmt: skip
def test_a_case_and_the_page_get_the_same_answer(asking, answers, asked, speak, silent):
    """S1-07 S1-25 S3-03 Channel, place, target and circumstances of the case are asked; the page says the same."""
    incident = case_ready.classified(asking)
    told(asking, incident, **answers)
    proposal = same(asking, incident)
    assert {name: proposal.question[name] for name in asked} == asked
    assert proposal.question["target"] == "employee"
    assert speak in rules_of(proposal)
    assert silent not in rules_of(proposal)
    assert "to_politician" not in rules_of(proposal)


def test_what_came_before_is_shown_and_never_counted_by_itself(asking):
    """S1-25 (G13) An earlier letter stands there to point at; until a person does, it is not known."""
    first = case_ready.decided(asking, choice=WARNING)
    actions.begin(first, on=case_ready.TODAY, at=AT, by=asking.sanne)
    incident = case_ready.classified(asking)
    Incident.objects.filter(pk=incident.pk).update(originator=first.incident.originator_id)
    incident.refresh_from_db()
    before = {one["rule"]: one for one in same(asking, incident).options}["after_a_letter"]
    assert (before["status"], before["missing"][0]["setting"]) == ("not_determinable", "repeated")
    sanne = case_ready.browser(asking, "sanne")
    page = reverse("responses:norm", args=[incident.pk])
    assert "eerder: waarschuwingsbrief, besloten, 4 maart 2026" in sanne.get(page).content.decode()
    pointed = {"channel": "phone", "history": ["warning_letter@2026-03-04"], "circumstance_lost": "yes"}
    assert sanne.post(page, pointed).status_code == 302
    after = {one["rule"]: one["status"] for one in same(asking, incident).options}
    # Pointed at, but of a later day than this conduct: what came after is no history of it.
    assert "after_a_letter" not in after
    assert after["control"] == "prescribed"
    sanne.post(page, {**pointed, "history": ["warning_letter@2026-02-04"]})
    proposal = same(asking, incident)
    after = {one["rule"]: one["status"] for one in proposal.options}
    assert (after["after_a_letter"], after["by_phone"]) == ("discretion", "prescribed")
    assert (proposal.asked_by, proposal.acts[0]["act"]) == (asking.sanne, "fetch_help")
    assert Entry.objects.filter(kind="responses.NormAsked").count() == 2
    chosen = said(sanne.get(reverse("responses:choose", args=[incident.pk])))
    for words in ("aan de telefoon", "Hulp halen", "Sanne", "Weet je meer? Vraag de norm opnieuw"):
        assert words in chosen, words


def test_what_a_person_said_stays_when_more_is_told(asking):
    """S1-25 The circumstances come later: the answer follows them, and keeps what a person said."""
    incident = case_ready.classified(asking)
    case = queries.case_of(queries.classification_of(incident), pack_of(incident.policy_version))
    actions.ask_norm(incident, replace(case, circumstances={"lost": True}), at=AT, by=asking.sanne)
    told(asking, incident, channel="phone")
    proposal = same(asking, incident)
    assert proposal.question["circumstances"] == {"lost": True}
    assert {"by_phone", "control"} <= rules_of(proposal)


def test_the_norm_is_not_asked_under_a_response_that_waits(asking):
    """S1-25 A response rests on the answer; it is signed or sent back first."""
    incident = case_ready.classified(asking)
    case_ready.heard(asking, incident)
    case_ready.chosen(asking, incident)
    json = {"content_type": "application/json"}
    path, sanne = f"/api/v1/incidents/{incident.pk}/proposal", case_ready.browser(asking, "sanne")
    refused = sanne.post(path, {"channel": "phone"}, **json)
    assert (refused.status_code, refused.json()["code"]) == (409, "response_rests_on_the_norm")
    before = Proposal.objects.get(incident=incident).options
    told(asking, incident, channel="phone")
    assert Proposal.objects.get(incident=incident).options == before
    with pytest.raises(Refused, match="norm_has_no_answer"):
        rules.check_norm_asked(has_proposal=False, is_closed=False, rests_on_it=False)


def test_the_norm_is_asked_by_api(asking):
    """S1-25 The same question, for a program; what it cannot read it says."""
    incident, json = case_ready.classified(asking), {"content_type": "application/json"}
    path, sanne = f"/api/v1/incidents/{incident.pk}/proposal", case_ready.browser(asking, "sanne")
    asked = {"channel": "phone", "history": ["none"], "circumstances": {"lost": False}}
    answer = sanne.post(path, asked, **json).json()
    assert (answer["question"]["channel"], answer["asked_by_id"]) == ("phone", asking.sanne.pk)
    assert not {"control", "after_a_letter"} & {one["rule"] for one in answer["options"]}
    same(asking, incident)
    assert sanne.post(path, {"history": ["nonsense"]}, **json).status_code == 400
    assert case_ready.browser(asking, "joris").post(path, asked, **json).status_code == 403


def test_everybody_whom_it_happened_to_is_kept_from_deciding(chain):
    """S1-24 (G4) Not only the first: the second colleague whom it happened to does not choose it either."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    incident.parties.create(kind=Party.Kind.AFFECTED, person=chain.sanne, told_by=chain.joris, at=AT)
    measure = case_ready.chosen(chain, Incident.objects.get(pk=incident.pk))
    missing = {one.code for one in rules.missing(queries.choice_of(measure, on=case_ready.TODAY))}
    assert missing == {"decider_was_involved"}


def test_asked_again_the_norm_keeps_what_it_said_before(asking, monkeypatch):
    """S1-24 S1-25 A response that was signed rests on the answer of that day; what is asked later stands beside it."""
    measure = case_ready.decided(asking)
    incident, first = measure.incident, queries.proposal_of(measure.incident)
    later, asked = AT + timedelta(hours=1), {"channel": "phone", "history": ["none"]}
    monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: later))
    path, sanne = f"/api/v1/incidents/{incident.pk}/proposal", case_ready.browser(asking, "sanne")
    answer = sanne.post(path, asked, content_type="application/json").json()
    kept = Proposal.objects.get(pk=first.pk)
    assert (kept.options, kept.question, kept.superseded_at) == (first.options, first.question, later)
    assert [one["id"] for one in answer["earlier"]] == [first.pk]
    assert answer == sanne.get(path).json()
    assert measure.rests_on == first != queries.proposal_of(incident)
    now_asked = "Gevraagd met: aan de telefoon"
    choosing = said(sanne.get(reverse("responses:choose", args=[incident.pk])))
    assert now_asked in choosing
    assert "Wat de norm eerder zei" in choosing
    of_the_day = said(sanne.get(reverse("responses:measure", args=[measure.pk])))
    assert "Wat onze norm zegt" in of_the_day
    assert now_asked not in of_the_day
    # What came later stands before nothing, also when the norm is asked once more.
    actions.ask_norm(incident, queries.case_of(first.classification, pack_of(first.policy_version)),
                     at=later + timedelta(hours=1), by=asking.sanne)  # fmt: skip
    assert len(sanne.get(path).json()["earlier"]) == 2
    assert "Wat de norm eerder zei" not in said(sanne.get(reverse("responses:measure", args=[measure.pk])))


def test_of_two_who_ask_at_once_the_second_hears_so(asking, monkeypatch):
    """S1-25 Nobody replaces an answer that they never read."""
    incident = case_ready.classified(asking)
    stale = queries.proposal_of(incident)
    case = queries.case_of(stale.classification, pack_of(incident.policy_version))
    actions.ask_norm(incident, replace(case, channel="phone"), at=AT, by=asking.sanne)
    monkeypatch.setattr("regie.responses.actions.proposing.proposal_of", lambda _incident: stale)
    with pytest.raises(Refused, match="norm_asked_meanwhile"):
        actions.ask_norm(incident, case, at=AT, by=asking.ali)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(superseded_at=None)
