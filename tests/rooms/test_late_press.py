"""A press that had to wait for a network: with its own moment, never dropped, and asked about after a quarter."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.alarms import rules
from regie.alarms.models import Alarm, Call
from regie.devices import actions
from regie.devices.cookie import NAME
from tests import make
from tests.knocking import knock
from tests.make import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def phone(chain: make.Chain) -> tuple[Client, str]:
    """A phone that is a button."""
    _device, token = actions.enrol(
        kind="button", name="Telefoon", organisation=chain.municipality, place=chain.counter, at=NOW
    )
    client = Client()
    client.cookies[NAME] = token
    return client, token


@pytest.mark.parametrize(
    ("waited", "late", "asked"), [(1, False, False), (60, True, False), (1000, True, True)]
)
def test_a_late_press_calls_people_and_says_when_it_was_pressed(
    chain: make.Chain, phone, waited: int, late: bool, asked: bool
) -> None:
    """CH-5: however late, it is an alarm with its calls; from a quarter of an hour the presser is asked."""
    make.on_duty(chain.fatima, "guards", chain.site)
    client, token = phone
    status, said = knock(token, {"waited_seconds": waited}, "k")
    alarm = Alarm.objects.get()
    assert (status, said["id"]) == (201, alarm.pk)
    assert Call.objects.filter(alarm=alarm).exists()
    assert (alarm.pressed_at is not None) is late
    if late:
        assert alarm.raised_at - alarm.pressed_at == timedelta(seconds=waited)
    page = client.get(f"/press/{alarm.pk}/").content.decode()
    assert ("Is er nog hulp nodig?" in page) is asked
    client.force_login(chain.ali)
    assert ("Kwam later" in client.get("/board/").content.decode()) is late


@pytest.mark.parametrize(("answer", "word"), [("yes", "still_needed"), ("no", "not_needed")])
def test_the_answer_is_told_to_everybody_and_closes_nothing(phone, answer: str, word: str) -> None:
    """S1-18 CH-5: somebody may be forced to say that it is over."""
    client, token = phone
    alarm_id = knock(token, {"waited_seconds": 5000}, "k")[1]["id"]
    client.post(f"/press/{alarm_id}/needed/", {"needed": answer})
    alarm = Alarm.objects.get()
    assert [one.word for one in alarm.presser_words.all()] == [word]
    assert alarm.stood_down_at is None
    assert "Is er nog hulp nodig?" not in client.get(f"/press/{alarm_id}/").content.decode()


@pytest.mark.parametrize("said", [-5, True, "60", None, float("inf"), float("nan"), 10**12])
def test_what_is_no_duration_makes_no_late_press_and_no_refusal(phone, said: object) -> None:
    """A press is a press."""
    status, _alarm = knock(phone[1], {"waited_seconds": said}, "")
    assert status == 201
    assert Alarm.objects.get().pressed_at is None


def test_when_a_press_is_late_and_when_it_is_asked_about() -> None:
    """The bounds."""
    assert rules.late_press(None, at=NOW) is None
    assert rules.late_press(NOW - timedelta(seconds=4.9), at=NOW) is None
    assert rules.late_press(NOW + MINUTE, at=NOW) is None, "a clock that runs ahead"
    assert rules.late_press(NOW - timedelta(seconds=5), at=NOW) == NOW - timedelta(seconds=5)
    assert rules.asks_again(NOW - 15 * MINUTE, raised_at=NOW, answered=False)
    assert not rules.asks_again(NOW - 15 * MINUTE, raised_at=NOW, answered=True)
    assert not rules.asks_again(NOW - 14 * MINUTE, raised_at=NOW, answered=False)
    assert not rules.asks_again(None, raised_at=NOW, answered=False)
