"""Every door with every role: who has no key stays outside, and hears it in a sentence."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from regie.people.rules import PERMISSIONS, Role
from tests import make
from tests.access_matrix import ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ROLE_OF = {
    "joris": Role.EMPLOYEE, "fatima": Role.GUARD, "roos": Role.RECEPTION, "sanne": Role.TEAM_LEAD, "ali": Role.MANAGER,
    "priya": Role.COORDINATOR, "wim": Role.HR, "ingrid": Role.LEGAL, "omar": Role.WORKS_COUNCIL,
    "dirk": Role.DIRECTOR, "bea": Role.ADMINISTRATOR, "noor": Role.COUNSELLOR,
    "vera": Role.OFFICE_HOLDER, "gijs": Role.CLERK, "lotte": Role.MAYORS_OFFICE,
}  # fmt: skip
OPEN = ("open", "device")


def address(route: str, number: int = 999_999) -> str:
    """The route with a number that nothing has, and a word that no draft has."""
    filled = re.sub(r"<int:[a-z_]+>", str(number), route)
    filled = re.sub(r"<(slug|str):[a-z_]+>|<[a-z_]+>", "nothing", filled)
    return "/" + filled


def is_api(route: str) -> bool:
    """Whether programs and not people come through this door."""
    return route.startswith("api/")


def test_without_log_in_only_open_doors_open(chain):
    """S3-05: nobody unknown gets further than the press, the house rules and the log-in."""
    outside = Client()
    for route, key in ROWS.items():
        if key in OPEN:
            continue
        for method in (outside.get, outside.post):
            answer = method(address(route))
            if is_api(route):
                assert answer.status_code in (401, 405), (route, answer.status_code)
            else:
                assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/login/"), route


@pytest.mark.parametrize("name", ROLE_OF)
def test_a_role_opens_exactly_its_doors(chain, name, monkeypatch):
    """S4-24 S1-08: tasks and powers are a table, and the doors follow it."""
    # Whether a door opens, not what stands behind it: that is drawn for every role in test_canaries.
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_, **__: "")
    monkeypatch.setattr("regie.web.views.not_found", lambda *_, **__: HttpResponse(status=404))
    client = Client(raise_request_exception=False)
    client.force_login(chain.people[name])
    for route, key in ROWS.items():
        if key in OPEN:
            continue
        answer = client.get(address(route))
        assert answer.status_code < 500, (route, answer.status_code)
        if key == "log-in":
            continue
        may = ROLE_OF[name] in PERMISSIONS[key]
        assert (answer.status_code == 403) is (not may), (route, key, answer.status_code)


def test_every_role_is_tried():
    """S1-08: a new role without a person in this test would be a role that nobody looked at."""
    assert set(ROLE_OF.values()) == set(Role)


def test_every_refusal_is_a_sentence(chain):
    """S3-16: not a number but words, and who can help instead."""
    client = Client()
    client.force_login(chain.joris)
    page = client.get("/people/").content.decode()
    assert "niet voor jouw rol" in page
    assert "teamleider" in page
    assert make.PASSWORD not in page
