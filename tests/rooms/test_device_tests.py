"""Announced tests never call anybody, real presses always do; and a code gives a device its credential, once."""

from datetime import timedelta

import pytest

from regie.alarms.actions import Press, take_press
from regie.alarms.models import Alarm, Call
from regie.devices import actions
from regie.devices.models import Device, TestPress
from regie.devices.queries import untested
from regie.devices.rules import bounds, quarter_before, quarter_of
from regie.devices.rules.codes import meant
from regie.refusal import Refused
from tests import make
from tests.knocking import knock
from tests.make import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def button(chain: make.Chain) -> Device:
    """A button at the counter."""
    return enrolled(chain, "Knop balie 3")


def enrolled(chain: make.Chain, name: str) -> Device:
    """A button with this name."""
    device, _token = actions.enrol(
        kind="button", name=name, organisation=chain.municipality, place=chain.counter, at=NOW
    )
    return device


def pressed(device: Device, *, at, key: str = "k", **details):
    """What becomes of a press that arrives at this moment."""
    device = Device.objects.get(pk=device.pk)
    press = Press(
        key=key, kind="alarm", origin="button", organisation=device.organisation, place=device.place,
        device=device, **details,
    )  # fmt: skip
    return take_press(press, at=at)


def test_an_announced_press_is_a_test_and_calls_nobody(chain: make.Chain, button: Device) -> None:
    """I-5: inside the announced minutes no alarm and no call; the register has it; its repeat is the same test."""
    actions.announce_test(button, at=NOW, by=chain.bea)
    taken = pressed(button, at=NOW + MINUTE)
    assert (taken.alarm, taken.test is not None, taken.is_new) == (None, True, True)
    late_repeat = pressed(button, at=NOW + 10 * MINUTE)
    assert (late_repeat.test, late_repeat.is_new) == (taken.test, False), "I-3: also after the window"
    assert not Alarm.objects.exists()
    assert not Call.objects.exists()
    assert TestPress.objects.get().window.by == chain.bea
    assert Device.objects.get(pk=button.pk).last_test_at == NOW + MINUTE


def test_outside_the_announced_minutes_every_press_is_real(chain: make.Chain, button: Device) -> None:
    """I-5 turned round: nothing hides a real press. Before, after, ended, late, another button, or said to be real."""
    other = enrolled(chain, "Knop balie 4")
    before = pressed(button, at=NOW - MINUTE, key="before")
    actions.announce_test(button, at=NOW, by=chain.bea)
    again = pressed(button, at=NOW + MINUTE, key="before")
    assert again.alarm == before.alarm is not None, "a repeat of a real press stays that alarm"
    real = {
        "other": pressed(other, at=NOW + MINUTE, key="other"),
        "late": pressed(button, at=NOW + MINUTE, key="late", pressed_at=NOW - MINUTE),
        "really": pressed(button, at=NOW + MINUTE, key="really", really=True),
        "after": pressed(button, at=NOW + 3 * MINUTE, key="after"),
    }
    assert actions.end_tests(button, at=NOW + MINUTE, by=chain.bea) == 1
    real["ended"] = pressed(button, at=NOW + MINUTE + timedelta(seconds=1), key="ended")
    assert {name for name, taken in real.items() if taken.alarm is None} == set()
    assert not TestPress.objects.exists()


def test_of_a_panel_one_input_is_tested_and_the_others_are_real(chain: make.Chain) -> None:
    """I-5: a panel is many buttons; whoever tests input 7 must not silence input 3."""
    panel = actions.enrol_panel(account="1234", name="Paneel", organisation=chain.municipality, at=NOW)
    actions.tie_zone(panel, number="7", place=chain.counter, at=NOW)
    with pytest.raises(Refused, match="test_needs_input"):
        actions.announce_test(panel, at=NOW, by=chain.bea)
    actions.announce_test(panel, zone="007", at=NOW, by=chain.bea)
    assert pressed(panel, at=NOW, key="7", zone="007").test
    assert pressed(panel, at=NOW, key="3", zone="3").alarm
    assert panel.zones.get().last_test_at == NOW


def test_the_answer_to_the_button_says_that_it_was_a_test(chain: make.Chain) -> None:
    """The presser is told, so that who needs help presses again, for real."""
    device, token = actions.enrol(kind="button", name="Knop", organisation=chain.municipality, at=NOW)
    from django.utils import timezone

    actions.announce_test(device, at=timezone.now(), by=chain.bea)
    status, said = knock(token, {}, "a")
    assert (status, said["test"], said["url"]) == (201, True, "/press/test/")
    status, said = knock(token, {"really": True}, "b")
    assert (status, said["test"]) == (201, False)


def test_which_buttons_were_not_tested_this_quarter(chain: make.Chain, button: Device) -> None:
    """Buttons, and inputs of panels; one that was tested in the quarter before still waits."""
    panel = actions.enrol_panel(account="AB", name="Paneel", organisation=chain.municipality, at=NOW)
    for number in ("1", "2"):
        actions.tie_zone(panel, number=number, place=chain.counter, at=NOW)
    done = enrolled(chain, "Getest")
    actions.note_test(done, at=NOW, key="x")
    actions.note_test(panel, zone="02", at=NOW, key="y")
    since, until = bounds("2026Q1")

    def names(**when) -> list[str]:
        """What still waits, in words."""
        found = untested(chain.bea, **when)
        return sorted(f"{one.device.name} {one.zone.number if one.zone else ''}".strip() for one in found)

    assert names(since=since, until=until) == ["Knop balie 3", "Paneel 1"]
    after = dict(zip(("since", "until"), bounds("2026Q2"), strict=True))
    assert names(**after) == ["Getest", "Knop balie 3", "Paneel 1", "Paneel 2"]
    assert names(since=since, until=until, place=chain.elsewhere) == []
    assert untested(chain.joris, since=since, until=until) == []


@pytest.mark.parametrize(
    ("quarter", "before", "first_day"),
    [("2026Q1", "2025Q4", "2026-01-01"), ("2026Q4", "2026Q3", "2026-10-01")],
)
def test_a_quarter_runs_in_amsterdam(quarter: str, before: str, first_day: str) -> None:
    """Its first moment is midnight there, and belongs to it."""
    since, until = bounds(quarter)
    assert since.isoformat().startswith(f"{first_day}T00:00:00")
    assert (quarter_of(since), quarter_before(quarter)) == (quarter, before)
    assert quarter_of(until) != quarter
    with pytest.raises(Refused, match="quarter_unknown"):
        bounds("2026Q5")


def test_screens_and_api_say_the_same(client, chain: make.Chain, button: Device) -> None:
    """Announce, end, list and register: each with its screen and its door."""
    client.force_login(chain.bea)
    assert "Knop balie 3" in client.get("/devices/tests/").content.decode()
    assert client.get("/devices/tests/?quarter=nooit").status_code == 409
    assert client.post(f"/devices/{button.pk}/test/").status_code == 302
    assert "is nu een test" in client.get(f"/devices/{button.pk}/").content.decode()
    assert client.post(f"/devices/{button.pk}/test/end/").status_code == 302
    made = client.post(f"/api/v1/devices/{button.pk}/test", {}, content_type="application/json")
    assert made.status_code == 201
    assert client.delete(f"/api/v1/devices/{button.pk}/test").status_code == 204
    actions.note_test(button, at=NOW, key="t")
    assert [one["device"] for one in client.get("/api/v1/devices/tests").json()["results"]] == [button.pk]
    first = client.get("/api/v1/devices/untested?quarter=2026Q2").json()
    assert [(one["device"], one["zone"]) for one in first] == [(button.pk, None)]
    assert client.get("/api/v1/devices/untested?quarter=2026Q1").json() == []


def test_a_code_works_once_and_for_a_quarter_of_an_hour(chain: make.Chain) -> None:
    """The device gets a credential of its own; the older one stops when the code is used, and not before."""
    device, first = actions.enrol(kind="desk", name="Balieknop", organisation=chain.municipality, at=NOW)
    code = actions.make_enrolment_code(device, at=NOW, by=chain.bea)
    with pytest.raises(Refused, match="enrolment_code"):
        actions.use_enrolment_code(code, at=NOW + 15 * MINUTE)
    assert knock(first, {}, "")[0] == 201
    same, token = actions.use_enrolment_code(code.lower().replace("-", " "), at=NOW + 14 * MINUTE)
    assert same == device
    assert (knock(first, {}, "")[0], knock(token, {}, "")[0]) == (401, 201)
    for wrong in (code, "", "AAAA-AAAA-AAAA", "x" * 500):
        with pytest.raises(Refused, match="enrolment_code"):
            actions.use_enrolment_code(wrong, at=NOW + MINUTE)


def test_a_new_code_ends_the_one_before_and_a_revoked_device_gets_none(
    chain: make.Chain, button: Device
) -> None:
    """A code on a screen that was left open is worth nothing."""
    first = actions.make_enrolment_code(button, at=NOW, by=chain.bea)
    second = actions.make_enrolment_code(button, at=NOW, by=chain.bea)
    with pytest.raises(Refused, match="enrolment_code"):
        actions.use_enrolment_code(first, at=NOW)
    actions.revoke(button, at=NOW, by=chain.bea)
    with pytest.raises(Refused, match="enrolment_code"):
        actions.use_enrolment_code(second, at=NOW)
    with pytest.raises(Refused, match="already_revoked"):
        actions.make_enrolment_code(button, at=NOW, by=chain.bea)


def test_what_is_read_aloud_is_still_the_code() -> None:
    """O is 0, I and L are 1."""
    assert meant("k7qf-2m9d xw4O") == "K7QF2M9DXW40"
    assert meant("IL00-0000-0000") == "110000000000"


def test_a_device_enrols_and_gives_signs_of_life_over_http(client, chain: make.Chain, button: Device) -> None:
    """The doors that the desk button uses; without a credential they say nothing."""
    from django.utils import timezone

    code = actions.make_enrolment_code(button, at=timezone.now(), by=chain.bea)
    made = client.post("/api/v1/devices/enrolment", {"code": code}, content_type="application/json")
    assert (made.status_code, made.json()["place"]) == (201, "Balie 3, Begane grond, Werkplein")
    again = client.post("/api/v1/devices/enrolment", {"code": code}, content_type="application/json")
    assert again.status_code == 409
    signed = client.post(
        "/api/v1/devices/signs", {"battery": 12}, content_type="application/json",
        headers={"authorization": f"Bearer {made.json()['token']}"},
    )  # fmt: skip
    assert signed.status_code == 200
    heard = Device.objects.get(pk=button.pk)
    assert (heard.last_heard_at is not None, heard.battery_percent) == (True, 12)
    assert heard.battery_low_since is not None
    assert client.post("/api/v1/devices/signs", {}, content_type="application/json").status_code == 401
