"""The live line tells exactly who may see, and a browser that comes back misses nothing."""

import json

import pytest
from django.test import Client

from regie.alarms import actions
from regie.alarms.models import Alarm
from regie.alarms.ticket import ticket
from regie.stream.hub import Hub
from regie.stream.opening import state_now
from regie.stream.viewer import may_hear, viewer_of, viewers_with

pytestmark = pytest.mark.django_db


def heard(events: bytes) -> list[tuple[str, dict]]:
    """Name and data of each server-sent event."""
    lines = [one.splitlines() for one in events.decode().strip().split("\n\n")]
    return [(rows[1].removeprefix("event: "), json.loads(rows[2].removeprefix("data: "))) for rows in lines]


def test_the_line_tells_the_same_people_as_the_board(house):
    """S3-13 (I-22): two answers to one question are held against each other for everybody and every place."""
    here, nowhere = house.press(), house.press(place=None)
    elsewhere = house.press(place="elsewhere", by="tom")
    for person in house.chain.people.values():
        seen = set(Alarm.objects.visible_to(person).values_list("pk", flat=True))
        viewer = viewer_of(person)
        alarms = Alarm.objects.select_related("place").filter(pk__in=(here.pk, nowhere.pk, elsewhere.pk))
        assert {alarm.pk for alarm in alarms if may_hear(viewer, alarm)} == seen, person.username


def test_a_ticket_counts_as_long_as_the_session(house):
    """S3-05: who logged out, or left, hears nothing more."""
    client = Client()
    client.force_login(house.chain.fatima)
    token = ticket(house.chain.fatima, client.session.session_key)
    assert viewers_with([token, token + "x"])[token].person_id == house.chain.fatima.pk
    assert set(viewers_with([token, token + "x"])) == {token}
    client.logout()
    assert viewers_with([token]) == {}


def test_who_comes_back_hears_what_was_missed(house):
    """S1-20 (I-12): every open alarm that changed since, and which are still open; a closed one is not among them."""
    first, second = house.press(), house.press()
    viewer = viewer_of(house.chain.fatima)
    seen = state_now().last
    house.take_charge(first, "fatima")
    house.take_charge(second, "ali")
    house.stand_down(second, "ali")
    third = house.press()
    events = heard(state_now().for_viewer(viewer, after=seen))
    assert [data["id"] for name, data in events if name == "alarm"] == [first.pk, third.pk]
    assert sorted(events[-1][1]["open"]) == [first.pk, third.pk]


def test_the_hub_tells_each_change_once_and_to_nobody_else(house):
    """S3-13: one card a language, for the lines of those who may see it."""
    hub = Hub()
    hub._start_here()
    hub.listening = {viewer_of(house.chain.fatima): set()}
    alarm = house.press()
    changes, ended = hub._news()
    assert ([change.alarm.pk for change in changes], ended) == ([alarm.pk], set())
    assert set(changes[0].html) == {"nl", "en"}
    assert may_hear(viewer_of(house.chain.fatima), changes[0].alarm)
    assert not may_hear(viewer_of(house.chain.tom), changes[0].alarm)
    assert hub._news() == ([], set())


def test_a_card_never_says_more_than_a_name_and_a_place(house):
    """S2-24: what goes over the line holds nothing of the citizen but what the presser typed."""
    alarm = house.press()
    actions.see(alarm, at=house.now, by=house.who("fatima"))
    name, data = heard(state_now().for_viewer(viewer_of(house.chain.ali), after=None))[0]
    assert (name, data["id"], data["open"], data["kind"]) == ("alarm", alarm.pk, True, "alarm")
    assert "csrfmiddlewaretoken" not in data["html"]
