"""What a press needs, and what it never needs."""

import pytest

from regie.alarms.models import Alarm
from regie.devices.actions import enrol, revoke
from regie.intake.http import credential, from_our_own_page
from regie.intake.presses import press_by
from regie.refusal import Refused
from tests import make
from tests.knocking import knock

pytestmark = pytest.mark.django_db


@pytest.fixture
def button(chain):
    """A button at the counter and its token."""
    return enrol(
        kind="button", name="Knop", organisation=chain.municipality, place=chain.counter, at=make.NOW
    )


def test_a_token_is_enough_and_a_repeat_is_the_same_alarm(button):
    """S1-18 (I-3): 201 with the alarm, 200 with the same alarm."""
    _, token = button
    first, again = knock(token, {"kind": "alarm"}, "k"), knock(token, {"kind": "alarm"}, "k")
    assert (first[0], again[0], first[1]["id"]) == (201, 200, again[1]["id"])
    assert first[1]["place"] == "Balie 3, Begane grond, Werkplein"


def test_the_key_of_one_button_says_nothing_about_another(chain, button):
    """S1-18 (I-3): presses by two devices are two alarms."""
    _, token = button
    _, other = enrol(kind="button", name="Ander", organisation=chain.municipality, at=make.NOW)
    assert knock(token, {}, "k")[1]["id"] != knock(other, {}, "k")[1]["id"]


def test_a_button_that_was_taken_away_presses_no_more(chain, button):
    """S3-05: a credential ends when somebody ends it."""
    device, token = button
    revoke(device, at=make.NOW, by=chain.bea)
    assert knock(token, {}, "")[0] == 401
    assert not Alarm.objects.exists()


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (None, "Balie 3, Begane grond, Werkplein"),
        ("Balie 3", "Balie 3, Begane grond, Werkplein"),
        ("achter het gebouw", "achter het gebouw"),
        ("999999", "999999"),
        ({"a": 1}, "Balie 3, Begane grond, Werkplein"),
        (True, "Balie 3, Begane grond, Werkplein"),
        ("nul\x00teken", "nulteken"),
        ("half \ud800teken", "half teken"),
    ],
)
def test_a_place_is_never_blank_and_never_a_reason_to_refuse(button, said, where):
    """S1-18: known by id or name, else kept as it was said, else where the button hangs."""
    status, alarm = knock(button[1], {"place": said}, "")
    assert (status, alarm["place"]) == (201, where)


def test_nowhere_known_says_so(chain):
    """S1-18: location unknown, in words."""
    _, token = enrol(kind="button", name="Los", organisation=chain.municipality, at=make.NOW)
    assert knock(token, {}, "")[1]["place"] == "Locatie onbekend"


@pytest.mark.parametrize("kind", ["", "fire", 7, None, ["alarm"]])
def test_a_kind_that_does_not_exist_is_refused_in_words(button, kind):
    """S1-18: a device that is set up wrongly must hear it at its first test."""
    with pytest.raises(Refused) as refused:
        press_by(button[0], {"kind": kind}, key="")
    assert refused.value.code == "kind_unknown"
    assert knock(button[1], {"kind": kind}, "")[0] == 400


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"content-type": "application/json"}, True),
        ({"content-type": "application/json; charset=utf-8", "sec-fetch-site": "same-origin"}, True),
        ({"content-type": "application/json", "sec-fetch-site": "cross-site"}, False),
        ({"content-type": "text/plain"}, False),
        ({}, False),
    ],
)
def test_the_cookie_counts_only_from_our_own_page(headers, ours):
    """S3-05: another site cannot make this browser press."""
    assert from_our_own_page(headers) is ours


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"authorization": "Bearer abc"}, ("abc", False)),
        ({"authorization": "bearer abc ", "cookie": "regie_press=x"}, ("abc", False)),
        ({"cookie": "a=b; regie_press=xyz"}, ("xyz", True)),
        ({"authorization": "Basic abc"}, ("", True)),
        ({}, ("", True)),
    ],
)
def test_which_credential_a_press_comes_with(headers, found):
    """S1-18: a token goes before the cookie."""
    assert credential(headers) == found
