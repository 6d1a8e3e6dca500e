"""Stories of typing: nothing is lost, by a draft, by a session that ended; and nobody else sees it."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.incidents import actions
from regie.incidents.models import Draft
from regie.policies.rules import LOCAL
from tests import make
from tests.pages import browser, entrance_at

pytestmark = pytest.mark.django_db
NOW = make.NOW
entrance_clock = entrance_at(NOW + timedelta(hours=1))


def form(**typed) -> dict:
    """What a person in a hurry sends."""
    key = {
        "key": "form-1",
        "happened_at": (NOW - timedelta(minutes=5)).astimezone(LOCAL).strftime("%Y-%m-%dT%H:%M"),
    }
    return {
        "affected": "me",
        "need": "nothing",
        "feeling": "fine",
        "place": "",
        "place_words": "",
        **key,
        **typed,
    }


def test_a_draft_comes_back_on_another_device(chain):
    """S1-22: what was typed on the phone stands there on the desk; sending forgets it."""
    phone, desk = browser(chain.joris), browser(chain.joris)
    fields = {"story": ["Half verhaal"], "behaviours": ["scolding", "online"], "key": ["oude sleutel"]}
    kept = phone.post(
        "/incidents/drafts/report-new/",
        {"key": "report-new", "fields": fields},
        content_type="application/json",
    )
    assert kept.status_code == 204
    page = desk.get("/incidents/report/").content.decode()
    assert "Half verhaal" in page
    assert page.count(" checked") == 2
    assert "oude sleutel" not in page
    desk.post("/incidents/report/", form(story="Heel verhaal"))
    assert not Draft.objects.exists()


def test_a_draft_is_nobody_elses(chain):
    """S2-24: what somebody has not sent is theirs."""
    actions.save_draft(person=chain.joris, key="report-new", data={"story": ["kanarie"]}, at=NOW)
    assert "kanarie" not in browser(chain.sanne).get("/incidents/report/").content.decode()


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"fields": 3}', "niets"])
def test_a_draft_that_cannot_be_read_changes_nothing(chain, body):
    """S1-22: no message of a script breaks a page."""
    answer = browser(chain.joris).post("/incidents/drafts/report-new/", body, content_type="application/json")
    assert answer.status_code in (204, 400)
    assert browser(chain.joris).get("/incidents/report/").status_code == 200


def test_what_is_sent_after_the_session_ended_waits_for_the_log_in(chain):
    """S1-22: an expired session loses nothing, also without any script; and only the same person gets it."""
    client = browser(chain.joris)
    sender = client.get("/incidents/report/").context["sender"]
    client.cookies.clear()
    answer = client.post("/incidents/report/", form(story="Al getypt", behaviours=["online"], sender=sender))
    assert answer.url == "/login/?next=/incidents/report/"
    client.post(answer.url, {"username": "joris", "password": make.PASSWORD})
    page = client.get("/incidents/report/").content.decode()
    assert "Al getypt" in page
    assert 'value="online" id="id_behaviours_8" checked' in page


def test_on_a_shared_computer_nobody_else_gets_to_see_it(chain):
    """S2-24: the next one who logs in there sees an empty form; an unknown sender is not kept at all."""
    client = browser(chain.joris)
    sender = client.get("/incidents/report/").context["sender"]
    client.cookies.clear()
    client.post("/incidents/report/", form(story="kanarie", sender=sender))
    client.post("/login/", {"username": "meryem", "password": make.PASSWORD})
    assert "kanarie" not in client.get("/incidents/report/").content.decode()
    stranger = Client()
    stranger.post("/incidents/report/", form(story="kanarie", sender="verzonnen"))
    assert "unsent_report" not in stranger.session
