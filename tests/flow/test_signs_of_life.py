"""Whoever has the regie and is not heard of any more is asked, and then the ladder goes on without them."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.alarms import actions, queries
from regie.alarms.models import Alarm, Charge
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE
from regie.reach.models import Trial
from regie.verify import Asked, findings

SECOND = timedelta(seconds=1)


@pytest.fixture
def told(house):
    """A policy that sets the times: asked after a minute, ten seconds to answer."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("ask_after: niet vastgelegd", "ask_after: 60 seconden")
    text = text.replace("answer_within: niet vastgelegd", "answer_within: 10 seconden")
    text = text.replace('version: "2026.1"', 'version: "2026.2"')
    import_pack(organisation=house.chain.municipality, text=text, at=house.now, by=None)
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    return alarm


def look(house, **after):
    """The worker looks, so much later."""
    house.now += timedelta(**after)
    actions.look_after_charges(at=house.now)
    house.settle()


def holder(alarm):
    found = Alarm.objects.select_related("in_charge").get(pk=alarm.pk).in_charge
    return found.username if found else None


def test_silence_frees_the_regie_and_the_ladder_starts_again(house, told):
    """I-15 S4-11 (CH-2): asked first, on every own way and on the board; then others are called from the first step."""
    look(house, seconds=59.9)
    assert not Trial.objects.exists()
    look(house, seconds=0.1)
    assert [one.address for one in Trial.objects.filter(about="charge")] == ["fatima@test.invalid"]
    (card,) = queries.cards(Alarm.objects.all(), at=house.now)
    assert card.sign_asked
    look(house, seconds=9.9)
    assert holder(told) == "fatima"
    calls = len(house.called)
    look(house, seconds=0.1)
    assert holder(told) is None
    assert len(house.called) == calls + 1
    told_last = [line.sentence for line in queries.timeline(told)][-3:]
    assert told_last[:2] == [
        "Regie vraagt Fatima om een teken van leven.",
        "Fatima laat niets meer horen. Niemand heeft nu de regie.",
    ]
    assert list(findings(Asked(at=house.now))) == []


def test_every_own_act_is_a_sign_and_a_page_that_asks_by_itself_is_none(house, told):
    """I-15: also the answer to the question; a screen that refreshes on an empty chair keeps nobody in charge."""
    look(house, seconds=60)
    browser = Client()
    browser.force_login(house.who("fatima"))
    browser.get("/notices/", headers={"sec-fetch-dest": "empty"})
    assert Charge.objects.get().asked_at
    browser.get("/notices/", headers={"sec-fetch-dest": "document"})
    charge = Charge.objects.get()
    assert charge.asked_at is None
    assert charge.sign_at
    Charge.objects.update(sign_at=house.now)
    look(house, seconds=59)
    assert holder(told) == "fatima"
    assert "Fatima is er nog." in [line.sentence for line in queries.timeline(told)]


def test_without_a_time_in_the_policy_nothing_happens(house):
    """I-15: not configured is a value: nobody is asked and nobody loses anything."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    look(house, days=2)
    assert holder(alarm) == "fatima"
    assert not Trial.objects.exists()


def test_one_that_breaks_holds_up_no_other(house, told, monkeypatch):
    """I-15 I-8: a policy that cannot be read any more frees nobody, and the others go on."""
    other = house.press(key="other")
    house.take_charge(other, "ali")
    terms = actions.living._terms
    monkeypatch.setattr(
        actions.living, "_terms", lambda one: 1 / 0 if one.alarm_id == told.pk else terms(one)
    )
    look(house, seconds=60)
    assert [one.address for one in Trial.objects.filter(about="charge")] == ["ali@test.invalid"]


def test_a_sign_at_the_last_moment_counts(house, told, monkeypatch):
    """I-15 I-18: somebody answers while the worker already looks at their row: they keep the regie."""
    look(house, seconds=60)
    terms = actions.living._terms

    def meanwhile(charge):
        actions.note_sign(house.who("fatima"), at=house.now)
        return terms(charge)

    monkeypatch.setattr(actions.living, "_terms", meanwhile)
    look(house, seconds=10)
    assert holder(told) == "fatima"
    assert Charge.objects.get(ended_at=None).asked_at is None
