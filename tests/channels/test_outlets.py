"""The outlets of an organisation: whose they are, what may be set, and how a test goes out."""

import json

import pytest
from django.test import Client

from regie.channels import CHANNELS, KINDS, ladder_words
from regie.reach import actions, words
from regie.reach.models import Outlet, Trial, Truth
from regie.refusal import Refused
from regie.worker import trials
from tests import going_out, make
from tests.channels.test_peers import receiver  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


def outlet(chain, **details):
    """A webhook of the municipality, unless a test says otherwise."""
    about = {"kind": "webhook", "name": "Meldkamer", "address": "https://meldkamer.test/hook", **details}
    return actions.add_outlet(organisation=chain.municipality, at=make.NOW, by=chain.bea, **about)


def sent(at=make.NOW):
    """Send what waits as the worker does, without its threads."""
    for claim in actions.claim_trials(at=at):
        receipt = going_out.run(trials.sent(claim))
        actions.note_trial(claim, receipt, at=at)


def test_every_kind_can_be_sent_named_and_explained():
    """S1-04: a kind without a sender, a name or words for its settings would be a half door."""
    assert set(KINDS) <= set(CHANNELS)
    assert set(KINDS) <= set(words.KINDS)
    assert {one.name for kind in KINDS.values() for one in kind.fields} <= set(words.FIELDS)
    assert set(ladder_words()) <= set(words.CHANNELS)


@pytest.mark.parametrize(
    "address", ["", "meldkamer", "ftp://meldkamer.test", "https://", "https://a b.test/", "https://[::x/"]
)
def test_an_address_that_cannot_be_called_is_refused(chain, address):
    """S1-04: at the moment of setting up, not at the moment of need."""
    with pytest.raises(Refused) as refused:
        outlet(chain, address=address)
    assert refused.value.code == "outlet_address"


def test_a_test_goes_to_the_real_receiver_and_cannot_be_taken_for_an_alarm(chain, receiver):  # noqa: F811
    """S1-04 (I-5): test my channel says TEST first, names no place, and its truth is kept."""
    one = outlet(chain, address=receiver.url)
    trial = actions.try_outlet(one, at=make.NOW, by=chain.bea)
    sent()
    [(_, body)] = receiver.got
    told = json.loads(body)
    assert (told["type"], told["title"], told["id"]) == ("regie.test", "TEST van Regie", trial.key)
    assert "Er is geen alarm" in told["body"]
    trial.refresh_from_db()
    assert (trial.state, trial.detail) == (Truth.HANDED_OVER, "HTTP 204")


def test_a_test_that_is_refused_says_so(chain, receiver):  # noqa: F811
    """S1-04: the truth and what the other side said, not a green light."""
    receiver.status = 403
    trial = actions.try_outlet(outlet(chain, address=receiver.url), at=make.NOW, by=chain.bea)
    sent()
    trial.refresh_from_db()
    assert (trial.state, trial.detail) == (Truth.FAILED, "HTTP 403")


def test_only_its_keeper_sees_and_changes_an_outlet(chain):
    """S2-24 (I-22): another organisation's keeper gets the same 404 as for one that is not there."""
    other = make.chain("Elders")
    theirs = outlet(other, name="Vreemd")
    client = Client()
    client.force_login(chain.bea)
    assert "Vreemd" not in client.get("/outlets/").content.decode()
    for address in (f"/outlets/{theirs.pk}/", f"/outlets/{theirs.pk}/test/", f"/outlets/{theirs.pk}/ending/"):
        assert client.post(address).status_code == 404
    assert Trial.objects.count() == 0
    assert Outlet.objects.get(pk=theirs.pk).ended_at is None


def test_an_administrator_sets_one_up_on_the_screen(chain):
    """S1-04: add, correct, try, stop; a mistake is said at its field."""
    client = Client()
    client.force_login(chain.bea)
    said = {"name": "Meldkamer", "organisation": chain.municipality.pk, "address": "meldkamer"}
    wrong = client.post("/outlets/new/webhook/", said)
    assert wrong.status_code == 422
    assert "Dit adres kan niet" in wrong.content.decode()
    client.post("/outlets/new/webhook/", {**said, "address": "https://meldkamer.test/hook"})
    one = Outlet.objects.get()
    assert one.secret in client.get(f"/outlets/{one.pk}/").content.decode()
    client.post(f"/outlets/{one.pk}/", {"name": "Centrale", "address": "https://centrale.test/"})
    client.post(f"/outlets/{one.pk}/test/")
    client.post(f"/outlets/{one.pk}/ending/")
    one.refresh_from_db()
    assert (one.name, one.address, one.ended_at is None) == ("Centrale", "https://centrale.test/", False)
    assert Trial.objects.count() == 1


def test_a_program_keeps_outlets_too(chain):
    """S4-02: every verb of the screen in JSON; a key that was given to us never comes back."""
    client = Client()
    client.force_login(chain.bea)
    body = {"kind": "webhook", "name": "Meldkamer", "address": "https://meldkamer.test/"}
    made = client.post("/api/v1/outlets", body, content_type="application/json")
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    where = f"/api/v1/outlets/{made.json()['id']}"
    changed = client.put(where, {**body, "name": "Centrale"}, content_type="application/json")
    assert changed.json()["name"] == "Centrale"
    assert client.post(f"{where}/test").status_code == 202
    assert [one["state"] for one in client.get(f"{where}/test").json()] == ["waiting"]
    assert client.delete(where).status_code == 204
    assert client.get("/api/v1/outlets").json() == []
    assert client.delete(where).status_code == 409
