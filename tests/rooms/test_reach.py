"""Hoe bereiken wij je? The own ways: add, order, test with a code, and what happens to one that is gone."""

import pytest
from django.test import Client

from regie.channels import KINDS, Kind, Outcome, Receipt
from regie.journal.actions import run_due_errands
from regie.notices.models import Notice
from regie.people.models import ContactPoint
from regie.reach import actions
from regie.reach.models import Trial, Truth
from regie.refusal import Refused
from regie.vault import unseal_text
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def sms(chain, monkeypatch):
    """A provider for text messages, at the municipality."""
    monkeypatch.setitem(KINDS, "testphone", Kind(reaches=("sms",), schemes=("https",)))
    return actions.add_outlet(
        organisation=chain.municipality, kind="testphone", name="Sms", address="https://sms.test", at=make.NOW,
        by=None,
    )  # fmt: skip


@pytest.fixture
def fatima(chain):
    """The browser of a guard, who works for another organisation than the one with the provider."""
    client = Client()
    client.force_login(chain.fatima)
    return client


def answered(outcome=Outcome.HANDED_OVER):
    """Every test that waits gets this answer."""
    for claim in actions.claim_trials(at=make.NOW):
        actions.note_trial(claim, Receipt(outcome), at=make.NOW)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06-12345678", "+31612345678"),
        ("0031 6 1234 5678", "+31612345678"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_a_number_is_kept_as_providers_want_it(chain, typed, kept):
    """S1-20: as people write it, and as it can be dialled."""
    assert actions.add_way(chain.fatima, channel="sms", address=typed, at=make.NOW).address == kept


@pytest.mark.parametrize("typed", ["", "112", "06", "+31 6 call me", "0612345678; rm", "fatima@test.invalid"])
def test_what_cannot_be_dialled_is_refused(chain, typed):
    """S1-20: when it is typed, not when it is needed."""
    with pytest.raises(Refused) as refused:
        actions.add_way(chain.fatima, channel="sms", address=typed, at=make.NOW)
    assert refused.value.code == "way_address"


def test_somebody_adds_a_phone_and_proves_it_with_a_test(chain, sms, fatima):
    """S1-20 S2-12 (I-5): the test goes over every way at once, names no alarm, and only its code proves it."""
    fatima.post("/reach/new/", {"channel": "sms", "address": "06 1234 5678"})
    fatima.post("/reach/test/")
    assert [(one.channel, one.sender) for one in Trial.objects.order_by("pk")] == [
        ("email", "email"), ("sms", "testphone")
    ]  # fmt: skip
    trial = Trial.objects.get(channel="sms")
    early = fatima.post(f"/reach/test/{trial.pk}/proof/", {"code": trial.code})
    assert early.status_code == 409
    answered()
    page = fatima.get("/reach/").content.decode()
    assert "afgegeven" in page
    assert trial.code not in page
    wrong = fatima.post(f"/reach/test/{trial.pk}/proof/", {"code": "x"})
    assert wrong.status_code == 409
    assert fatima.post(f"/reach/test/{trial.pk}/proof/", {"code": trial.code}).status_code == 302
    trial.refresh_from_db()
    assert (trial.state, trial.point.verified_at is not None) == (Truth.SEEN, True)


def test_a_code_cannot_be_guessed(chain, fatima):
    """S4-24: five tries, and then only a new test; a wrong try counts although it is refused."""
    fatima.post("/reach/test/")
    answered()
    trial = Trial.objects.get()
    wrong = "0000" if trial.code != "0000" else "1111"
    for _ in range(5):
        assert fatima.post(f"/reach/test/{trial.pk}/proof/", {"code": wrong}).status_code == 409
    assert fatima.post(f"/reach/test/{trial.pk}/proof/", {"code": trial.code}).status_code == 409
    trial.refresh_from_db()
    assert trial.state == Truth.HANDED_OVER


def test_another_person_touches_nothing_of_mine(chain, fatima):
    """S2-24 (I-22): the same 404 as for a way that is not there."""
    theirs = actions.add_way(chain.rick, channel="sms", address="0612345678", at=make.NOW)
    [trial, _] = actions.try_person(chain.rick, at=make.NOW)
    for address in (f"/reach/{theirs.pk}/", f"/reach/{theirs.pk}/ending/", f"/reach/test/{trial.pk}/proof/"):
        assert fatima.post(address, {"rung": "2"}).status_code == 404
    assert "0612345678" not in fatima.get("/reach/").content.decode()
    assert ContactPoint.objects.filter(pk=theirs.pk, rung=1).exists()


def test_a_way_is_put_in_its_place_and_taken_away_but_not_the_work_mail(chain, fatima):
    """S1-20: the order is the person's own; the mail is the administrator's."""
    point = actions.add_way(chain.fatima, channel="sms", address="0612345678", at=make.NOW)
    fatima.post(f"/reach/{point.pk}/", {"rung": "2", "quiet_for_attention": "on"})
    point.refresh_from_db()
    assert (point.rung, point.quiet_for_attention) == (2, True)
    assert fatima.post(f"/reach/{point.pk}/", {"rung": "7"}).status_code == 409
    fatima.post(f"/reach/{point.pk}/ending/")
    mail = chain.fatima.contact_points.get()
    assert fatima.post(f"/reach/{mail.pk}/ending/").status_code == 409


def test_quiet_for_attention_is_quiet_and_loud_for_an_alarm(house):
    """S1-18: the silent level does not mail who asked not to be; an alarm does."""
    house.roster(guards=["fatima"])
    house.who("fatima").contact_points.update(quiet_for_attention=True)
    house.press("attention")
    assert house.mails() == []
    house.press("alarm")
    assert house.mails() == ["fatima@test.invalid"]


def test_a_browser_is_added_by_what_it_says_itself(chain, fatima):
    """S1-20: `PushSubscription.toJSON()`, twice the same is one; nonsense is refused and breaks nothing."""
    said = {"endpoint": "https://push.test/abc", "keys": {"p256dh": "AA", "auth": "BB"}, "name": "Linux"}
    for _ in range(2):
        assert fatima.post("/reach/browser/", said, content_type="application/json").status_code == 204
    point = chain.fatima.contact_points.get(channel="push")
    assert (unseal_text(point.sealed), point.name, point.rung) == ("AA BB", "Linux", 0)
    for bad in ([], {"endpoint": 7}, {"endpoint": "file:///etc", "keys": {"p256dh": "A", "auth": "B"}}):
        assert fatima.post("/reach/browser/", bad, content_type="application/json").status_code in (400, 409)


def test_a_phone_that_is_gone_is_dropped_and_its_owner_hears_it(chain):
    """S1-20 (I-9): 410 ends the way, and the person reads so before the next alarm."""
    actions.add_way(chain.fatima, channel="push", address="https://push.test/abc", secret="A B", at=make.NOW)
    chain.fatima.contact_points.filter(channel="email").delete()
    actions.try_person(chain.fatima, at=make.NOW)
    answered(Outcome.GONE)
    assert chain.fatima.contact_points.count() == 0
    run_due_errands(at=make.NOW)
    assert list(Notice.objects.values_list("person", "kind")) == [(chain.fatima.pk, "way_ended")]


def test_a_program_keeps_its_persons_ways(chain, fatima):
    """S4-02: every verb of the screen in JSON."""
    new = {"channel": "sms", "address": "0612345678"}
    made = fatima.post("/api/v1/my-ways", new, content_type="application/json")
    assert made.status_code == 201
    where = f"/api/v1/my-ways/{made.json()['id']}"
    assert fatima.put(where, {"rung": 2}, content_type="application/json").json()["rung"] == 2
    assert len(fatima.post("/api/v1/my-ways/tests").json()) == 2
    answered()
    trial = Trial.objects.get(channel="email")
    proof = fatima.post(
        f"/api/v1/my-ways/tests/{trial.pk}/proof", {"code": trial.code}, content_type="application/json"
    )
    assert proof.status_code == 204
    assert {one["state"] for one in fatima.get("/api/v1/my-ways/tests").json()} == {"seen", "failed"}
    assert fatima.delete(where).status_code == 204
    assert [one["channel"] for one in fatima.get("/api/v1/my-ways").json()] == ["email"]
    assert len(fatima.get("/api/v1/push-key").json()["key"]) == 87
