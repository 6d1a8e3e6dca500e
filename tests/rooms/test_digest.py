"""Stories of the week: once, from Monday morning, in figures without names, and off for whoever wants that."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from regie.digest import actions
from regie.digest.queries import digest_of
from regie.digest.rules import week_of
from regie.notices.models import Notice
from regie.policies.rules import LOCAL
from tests.case_ready import reported

pytestmark = pytest.mark.django_db
# Monday 9 March 2026, half past eight where the people are.
MONDAY = datetime(2026, 3, 9, 8, 30, tzinfo=LOCAL)


@pytest.mark.once
@pytest.mark.parametrize(
    ("local", "week"),
    [
        (MONDAY - timedelta(hours=1), None),
        (MONDAY, MONDAY.date()),
        (MONDAY + timedelta(days=6), MONDAY.date()),
        (MONDAY + timedelta(days=7, hours=-1), None),
    ],
)
def test_which_week_may_leave(local, week):
    """S1-23: weekly, and not before people are at work."""
    assert week_of(local) == week


def test_the_week_comes_once_and_names_nobody(house):
    """S1-23 S4-10: what is kept, what waits; one mail a week with figures alone; none for who does not want it."""
    assert [actions.tell_the_week(at=house.now) for _ in range(2)] == [0, 0]
    reported(house.chain)
    actions.choose_digest(wanted=False, at=house.now, by=house.who("karim"))
    rounds = [actions.tell_the_week(at=MONDAY) for _ in range(3)]
    assert rounds[0] > 10 > rounds[1] > rounds[2] == 0, "so many at a time, and everybody once"
    told = Notice.objects.filter(kind="digest").select_related("person")
    assert sorted({notice.person.name for notice in told}) == ["Ali", "Priya", "Sanne", "Wim"]
    body = told.get(person__name="Sanne").mail_body
    assert "Zaken waar niemand de regie over heeft: 1." in body
    assert "Wat op jou wacht: 3, waarvan te laat: 3." in body
    assert not {"Joris", "Jansen", "dreigde"} & set(body.replace(".", " ").split())
    week = digest_of(house.who("sanne"), at=MONDAY)
    assert (week.of_team, week.kept, week.due, week.alone) == (True, 0, 3, 1)


def test_the_week_on_screen_and_by_api(house):
    """S1-23: everybody has the page, and turns the mail off there."""
    client = Client()
    client.force_login(house.who("joris"))
    assert "Jouw week" in client.get("/digest/").content.decode()
    client.post("/digest/choice/", {"wanted": "no"})
    assert client.get("/api/v1/digest").json()["mailed"] is False
    client.put("/api/v1/digest", {"wanted": True}, content_type="application/json")
    assert client.get("/api/v1/digest").json()["mailed"] is True
