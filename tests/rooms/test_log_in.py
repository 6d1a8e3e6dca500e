"""Who guesses at a password waits, nobody else does, and a press never waits."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.alarms.models import Alarm
from regie.devices.actions import enrol
from regie.journal.models import Entry
from regie.people.actions import enter, renew_password
from regie.people.models import FailedLogIn
from regie.refusal import Refused
from tests import make
from tests.faults.test_races import at_once
from tests.rooms.test_press import knock

OFFICE, ELSEWHERE = "192.0.2.7", "198.51.100.9"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three(settings):
    """Three attempts, then ten minutes."""
    settings.LOGIN_ATTEMPTS, settings.LOGIN_WAIT_MINUTES = 3, 10


def log_in(password="verkeerd", username="joris", address=OFFICE, **after):
    """One attempt: whether it succeeded, or the minutes to wait."""
    try:
        person = enter(
            username=username, password=password, address=address, at=make.NOW + timedelta(**after)
        )
    except Refused as refused:
        return refused.details["minutes"]
    return person is not None


def test_after_too_many_in_vain_the_right_password_waits_too(chain):
    """S4-24 (AC-6): from the last one that counted, not longer for who goes on; then it may be tried again."""
    assert [log_in(minutes=minute) for minute in range(3)] == [False] * 3
    assert log_in(make.PASSWORD, minutes=2) == 10
    assert log_in(make.PASSWORD, minutes=11, seconds=30) == 1
    assert log_in(make.PASSWORD, minutes=12) is True


def test_nobody_is_locked_out_from_elsewhere(chain):
    """S4-24 (AC-6): a responder cannot be locked out by who guesses at another address, nor by another name."""
    assert [log_in() for _ in range(4)] == [False, False, False, 10]
    assert log_in(make.PASSWORD, address=ELSEWHERE) is True
    assert log_in(make.PASSWORD, username="meryem") is True
    assert log_in(username="JORIS") == 10


def test_a_block_of_addresses_is_one(chain):
    """S4-24 (AC-6): who has a block of IPv6 has not sixteen trillion times three attempts."""
    assert [log_in(address=f"2001:db8:1:2::{n:x}") for n in range(3)] == [False] * 3
    assert log_in(make.PASSWORD, address="2001:db8:1:2:ffff::1") == 10
    assert log_in(make.PASSWORD, address="2001:db8:1:3::1") is True
    assert log_in(address="geen adres") is False


def test_who_succeeds_begins_again_and_so_does_a_new_password(chain):
    """S4-24: two mistakes of yesterday's holiday cost nothing; an administrator frees a name everywhere."""
    assert [log_in(), log_in(), log_in(make.PASSWORD), log_in(), log_in()] == [
        False,
        False,
        True,
        False,
        False,
    ]
    log_in()
    assert log_in() == 10
    renew_password(chain.joris, password="een heel ander wachtwoord", at=make.NOW, by=chain.bea)
    assert log_in("een heel ander wachtwoord") is True


def test_a_name_that_nobody_has_waits_in_the_same_way(chain):
    """S4-24 (AC-6): nothing tells whether a name exists; it is written down once, by number and never by name."""
    for name in ("joris", "niemand"):
        assert [log_in(username=name) for _ in range(5)] == [False, False, False, 10, 10]
    held_up = Entry.objects.filter(kind="people.LogInHeldUp").values_list("data", flat=True)
    assert list(held_up) == [{"person_id": chain.joris.pk}, {"person_id": None}]
    rows = str(list(FailedLogIn.objects.values()))
    assert not [one for one in ("joris", "niemand", OFFICE) if one in rows]


def test_what_counts_no_more_is_not_kept(chain):
    """S4-24 (I-24): also when a clock was set back after it was written."""
    log_in()
    log_in(username="meryem", hours=5)
    assert FailedLogIn.objects.count() == 1
    assert log_in(username="sanne") is False
    assert FailedLogIn.objects.count() == 1, "what was written five hours from now is gone"


def test_both_doors_say_it_in_dutch_and_how_long(chain):
    """S4-02 S4-24: the page keeps the name, a program gets 429 and Retry-After; what needs no log-in is said."""
    browser = Client(headers={"accept-language": "nl"})
    said = {"username": "joris", "password": "verkeerd"}
    assert [browser.post("/login/", said).status_code for _ in range(3)] == [422] * 3
    page = browser.post("/login/", {**said, "password": make.PASSWORD})
    assert page.status_code == 429
    assert "Probeer het over 10 minuten opnieuw" in page.content.decode()
    assert 'value="joris"' in page.content.decode()
    answer = browser.post("/api/v1/sessions", said, content_type="application/json")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert answer.json()["code"] == "log_in_waits"
    wrong = browser.post("/login/", {**said, "username": "mer\x00yem"})
    assert wrong.status_code == 422, "a name that cannot be stored is a name that nobody has"


def test_a_press_never_waits(chain, settings):
    """S1-18 (the deliberate exception): alarms fail open: a button presses while every log-in waits."""
    settings.LOGIN_ATTEMPTS = 0
    assert log_in(make.PASSWORD) == 10
    _device, token = enrol(
        kind="button", name="Knop", organisation=chain.municipality, place=chain.counter, at=make.NOW
    )
    assert knock(token, {"kind": "alarm"}, "k")[0] == 201
    assert Alarm.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_guesses_at_once_are_three(committed):
    """S4-24 (AC-6): each counts before its password is looked at, in whatever thread or process."""
    make.chain()
    answers = at_once(lambda number: log_in(f"gok {number}"), list(range(50)))
    assert answers.count(False) == 3
    assert set(answers) == {False, 10}
