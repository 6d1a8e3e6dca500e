"""Whoever got a password on paper chooses their own; who finds an open screen does not get in for good."""

import pytest
from django.test import Client

from tests import make

NEW = "vier fietsen in de regen"


@pytest.fixture
def screens(chain):
    """Joris at two computers."""
    both = Client(), Client()
    for one in both:
        one.force_login(chain.joris)
    return both


def test_another_password_counts_and_other_screens_close(chain, screens):
    """S4-24: the old one counts no more, this screen stays open, the other asks for the new one."""
    here, elsewhere = screens
    answer = here.post("/people/me/password/", {"old": make.PASSWORD, "new": NEW})
    assert (answer.status_code, answer.url) == (302, "/")
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    chain.joris.refresh_from_db()
    assert (chain.joris.check_password(NEW), chain.joris.check_password(make.PASSWORD)) == (True, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "geraden", "new": NEW}, "Dit is niet je wachtwoord van nu"),
        ({"old": make.PASSWORD, "new": "kort"}, "12"),
        ({"old": "", "new": ""}, "Vul je wachtwoord van nu in"),
    ],
)
def test_a_wrong_or_weak_password_is_refused_at_the_field(chain, screens, typed, said):
    """S4-24: nothing changes, and the sentence says why."""
    page = screens[0].post("/people/me/password/", typed)
    assert said in page.content.decode()
    chain.joris.refresh_from_db()
    assert chain.joris.check_password(make.PASSWORD)


def test_the_same_by_api(chain, screens):
    """S4-24: 204, or the refusal with its code."""
    url = "/api/v1/people/me/password"
    here = screens[0]
    wrong = here.post(url, {"old": "geraden", "new": NEW}, content_type="application/json")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "password_wrong")
    weak = here.post(url, {"old": make.PASSWORD, "new": "kort"}, content_type="application/json")
    assert (weak.status_code, list(weak.json()["errors"])) == (400, ["new"])
    good = here.post(url, {"old": make.PASSWORD, "new": NEW}, content_type="application/json")
    assert good.status_code == 204
