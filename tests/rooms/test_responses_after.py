"""A measure that holds: asked to end, answered, looked at again, prolonged by a new decision; pages and API."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from regie.incidents import actions as incidents
from regie.incidents.rules import Line
from regie.notices.models import Promise
from regie.refusal import Refused
from regie.responses import actions, queries, rules
from regie.responses.models import LiftRequest, Measure
from tests import case_ready
from tests.case_ready import AT, BAN, TODAY

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=10)


@pytest.fixture
def clock(monkeypatch):
    """Requests come at a moment that the story moves."""
    now = SimpleNamespace(at=AT)
    monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: now.at))
    return now


@pytest.fixture
def ban(chain) -> Measure:
    """A ban that holds since today."""
    measure = case_ready.decided(chain)
    actions.begin(measure, on=TODAY, at=AT, by=chain.sanne)
    return Measure.objects.get(pk=measure.pk)


def test_the_citizen_asks_to_end_it_and_another_answers_in_time(chain, ban, clock):
    """S1-25 U52: a term from the policy, never the one who chose it, an answer with reasons, then it is over."""
    sanne, ali = case_ready.browser(chain, "sanne"), case_ready.browser(chain, "ali")
    path = f"/api/v1/measures/{ban.pk}/lift-requests"
    said = {"words": "Ik wil weer naar de balie.", "asked_on": TODAY.isoformat()}
    number = sanne.post(path, said, content_type="application/json").json()["id"]
    assert sanne.post(path, said, content_type="application/json").json()["code"] == "request_waits_already"
    promise = Promise.objects.get(kind="answer_lifting")
    assert (promise.due_at.date(), list(promise.not_people.all())) == (
        TODAY + timedelta(days=14),
        [chain.sanne],
    )
    no = {"granted": "no", "answer": "Er is nog geen gesprek geweest."}
    own = sanne.post(f"/responses/requests/{number}/", no)
    assert "Jij koos deze maatregel. Laat een collega de vraag beantwoorden." in own.content.decode()
    assert ali.post(f"/responses/requests/{number}/", no).status_code == 302
    assert (Promise.objects.get(kind="answer_lifting").kept_by, queries.status_of(ban, on=TODAY)) == (
        chain.ali, rules.Status.ACTIVE,
    )  # fmt: skip
    page = ali.post(
        f"/responses/measures/{ban.pk}/lifting/asked/", {**said, "words": "Nog een keer."}, follow=True
    )
    assert "Nog een keer." in page.content.decode()
    again = LiftRequest.objects.get(answered_at=None)
    yes = {"granted": True, "answer": "Er was een goed gesprek."}
    answered = ali.post(f"/api/v1/lift-requests/{again.pk}/answer", yes, content_type="application/json")
    assert (answered.status_code, answered.json()["granted"]) == (200, True)
    ban = Measure.objects.get(pk=ban.pk)
    assert (queries.status_of(ban, on=TODAY), ban.lift.why) == (
        rules.Status.LIFTED,
        "Er was een goed gesprek.",
    )
    with pytest.raises(Refused, match="not_in_force"):
        actions.ask_to_lift(ban, asked_on=TODAY, words="Nog eens.", at=AT, by=chain.ali)
    with pytest.raises(IntegrityError), transaction.atomic():
        LiftRequest.objects.filter(pk=again.pk).update(person=chain.sanne)


def test_what_holds_is_looked_at_again_and_each_time_by_another(chain, ban, clock):
    """S1-25 C2: it stands on a list on its day, the next look comes no later, and the second look asks more."""
    assert not queries.due_for_review(chain.ali, on=TODAY).exists()
    clock.at = AT + timedelta(days=16)
    ali, karim = case_ready.browser(chain, "ali"), case_ready.browser(chain, "karim")
    assert [one["id"] for one in ali.get("/api/v1/measures/reviews-due").json()] == [ban.pk]
    assert "1 maatregel wacht op een nieuwe blik" in ali.get("/responses/reviews/").content.decode()
    look = {"outcome": "stays", "why": "Er is nog geen gesprek geweest."}
    refused = ali.post(f"/responses/measures/{ban.pk}/review/", {**look, "next_on": "2026-04-04"})
    assert "Kies een volgende dag tussen morgen en de einddatum." in refused.content.decode()
    assert (
        ali.post(f"/responses/measures/{ban.pk}/review/", {**look, "next_on": "2026-03-27"}).status_code
        == 302
    )
    assert not queries.due_for_review(chain.ali, on=queries.day_of(clock.at)).exists()
    clock.at = AT + timedelta(days=21)
    path = f"/api/v1/measures/{ban.pk}/reviews"
    for client, more, code in (
        (ali, {}, "another_looks_this_time"),
        (karim, {}, "older_needs_fresh_answers"),
        (
            karim,
            {"since": "Niets.", "reached": "Ja, per brief.", "next_on": "2026-04-03"},
            "looks_come_closer",
        ),
    ):
        response = client.post(path, {**look, **more}, content_type="application/json")
        assert (response.status_code, response.json()["code"]) == (409, code), response.json()
    ends = {"outcome": "ends", "why": "Het is rustig.", "since": "Niets.", "reached": "Ja."}
    assert karim.post(path, ends, content_type="application/json").status_code == 201
    assert Measure.objects.get(pk=ban.pk).lift.person == chain.karim


@pytest.mark.parametrize(
    ("begins", "then"),
    [({}, rules.Status.SUPERSEDED), ({"starts_on": "2026-03-30"}, rules.Status.ACTIVE)],
)
def test_prolonging_is_a_new_decision_on_a_new_fact(chain, ban, clock, begins, then):
    """S1-25 C9 (G13): every safeguard again, a fresh fact, and the old one holds until the new one begins."""
    clock.at = LATER
    incident = ban.incident
    longer = {**BAN, "ends_on": "2026-05-01", "review_on": "2026-04-20", "renews": ban.pk, **begins}
    sanne, ali = case_ready.browser(chain, "sanne"), case_ready.browser(chain, "ali")
    path = f"/api/v1/incidents/{incident.pk}/measures"
    refused = sanne.post(path, longer, content_type="application/json")
    assert [one["code"] for one in refused.json()["missing"]] == ["no_fresh_acts"]
    lines = [Line("Riep het nog een keer.", LATER, "melding", "threat")]
    incidents.classify(
        incident, outcome="aggression", norm_classes=("threat",), acts=lines, reason="Nog een keer.", at=LATER,
        by=chain.priya, replaces=incident.classifications.get(superseded_at=None),
    )  # fmt: skip
    case_ready.settle(at=LATER)
    new = sanne.post(path, longer, content_type="application/json")
    assert (new.status_code, new.json()["renews_id"]) == (201, ban.pk)
    assert queries.status_of(Measure.objects.get(pk=ban.pk), on=TODAY) is rules.Status.ACTIVE
    signed = ali.post(f"/api/v1/measures/{new.json()['id']}/signature", content_type="application/json")
    assert signed.status_code == 200
    assert queries.status_of(Measure.objects.get(pk=ban.pk), on=TODAY) is rules.Status.ACTIVE
    actions.begin(Measure.objects.get(pk=new.json()["id"]), on=TODAY, at=LATER, by=chain.sanne)
    assert queries.status_of(Measure.objects.get(pk=ban.pk), on=TODAY) is then
    page = sanne.get(f"/responses/{incident.pk}/choose/", {"kind": "building_ban", "renews": ban.pk})
    assert f'name="renews" value="{ban.pk}"' in page.content.decode()


def test_what_came_before_is_shown_with_its_state_and_changes_nothing(chain, ban, clock):
    """S1-24 (G13): the same citizen again; shown to who may read it, and the proposal is the same as the first time."""
    first = ban.incident
    second = case_ready.classified(chain)
    type(second).objects.filter(pk=second.pk).update(originator=first.originator)
    actions.lift(ban, why="De rechter vond het te zwaar.", how="quashed", at=AT, by=chain.ali)
    sanne = case_ready.browser(chain, "sanne")
    earlier = sanne.get(f"/api/v1/incidents/{second.pk}/earlier-measures").json()
    assert earlier == [
        {
            "id": ban.pk,
            "incident_id": first.pk,
            "kind": "building_ban",
            "status": "quashed",
            "looked_at": True,
        }
    ]
    page = sanne.get(f"/responses/{second.pk}/choose/").content.decode()
    assert "Wat er eerder was" in page
    assert "vernietigd" in page
    assert first.proposals.get().options == second.proposals.get().options


def test_what_was_let_pass_is_listed_by_team(chain, clock):
    """S1-29: gate, person, reason and team, for the yearly evaluation."""
    measure = case_ready.chosen(chain, case_ready.classified(chain))
    reason = "Er was gevaar, en een gesprek kon niet wachten."
    actions.let_pass(measure, code="not_heard", reason=reason, day=date(2026, 3, 9), at=AT, by=chain.ingrid)
    ali = case_ready.browser(chain, "ali")
    (one,) = ali.get("/api/v1/measures/passed").json()
    assert (one["team"], one["gate"], one["reason"]) == ("Balie 3", "G3", reason)
    assert "Balie 3 · 1" in ali.get("/responses/passed/").content.decode()
