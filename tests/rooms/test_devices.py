"""Devices that are listened for: one report of silence, one of its end, and what a battery says."""

from datetime import datetime, timedelta

import pytest

from regie.devices import actions
from regie.devices.models import Device
from regie.journal.models import Entry
from regie.notices.models import Notice
from tests import make
from tests.make import NOW

LONG_AGO = NOW - timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def button(chain: make.Chain) -> Device:
    """A button at the counter with the default class, heard just now."""
    device, _token = actions.enrol(
        kind="button", name="Knop balie 3", organisation=chain.municipality, place=chain.counter,
        supervision="SP4", at=NOW,
    )  # fmt: skip
    actions.note_alive(device, at=NOW)
    return Device.objects.get(pk=device.pk)


def watch(until: datetime, *, since: datetime = NOW) -> list[datetime]:
    """Look every second, as the worker does; the moments at which something was reported."""
    moments, at = [], since
    while at <= until:
        if actions.report_silent_devices(at=at, listening_since=LONG_AGO):
            moments.append(at)
        at += SECOND
    return moments


def told(username: str) -> list[str]:
    """The messages that somebody has not read, newest last."""
    return list(
        Notice.objects.filter(person__username=username, read_at=None)
        .order_by("id")
        .values_list("kind", flat=True)
    )


def test_silence_is_told_once_and_so_is_its_end(chain: make.Chain, button: Device) -> None:
    """I-20 DV-7: reported inside the class time, once, to who looks after devices; and one restore."""
    moments = watch(NOW + timedelta(seconds=400))
    assert moments == [NOW + timedelta(seconds=170)]
    assert told("bea") == told("priya") == ["device_silent"]
    assert told("joris") == []
    actions.note_alive(button, at=NOW + timedelta(seconds=500))
    actions.note_alive(button, at=NOW + timedelta(seconds=510))
    assert told("bea") == ["device_heard_again"]
    kinds = list(
        Entry.objects.filter(subject=f"device:{button.pk}").order_by("id").values_list("kind", flat=True)
    )
    assert kinds == ["devices.DeviceEnrolled", "devices.DeviceSilent", "devices.DeviceHeardAgain"]


def test_a_device_that_speaks_in_time_is_never_reported(button: Device) -> None:
    """DV-7: never early."""
    for turn in range(10):
        at = NOW + timedelta(seconds=60 * turn)
        actions.note_alive(button, at=at)
        assert watch(at + timedelta(seconds=59), since=at) == []
    assert not Entry.objects.filter(kind="devices.DeviceSilent").exists()


def test_a_sign_of_life_between_the_look_and_the_report_wins(button: Device) -> None:
    """The report is a conditional update: who spoke meanwhile is not silent."""
    late = NOW + timedelta(minutes=5)
    seen = Device.objects.get(pk=button.pk)
    actions.note_alive(button, at=late)
    assert actions.living.report_silent(seen, at=late) is False
    assert Device.objects.get(pk=button.pk).silent_since is None


def test_a_revoked_device_may_be_silent(chain: make.Chain, button: Device) -> None:
    """What was switched off is not missed."""
    actions.revoke(button, at=NOW, by=chain.bea)
    assert watch(NOW + timedelta(seconds=300)) == []


def test_a_battery_is_reported_once(chain: make.Chain, button: Device) -> None:
    """One message when it runs low, whatever it says after."""
    for percent in (60, 19, 22, 18, 12):
        actions.note_battery(button, percent=percent, at=NOW)
    assert told("bea") == ["battery_low"]
    actions.note_battery(button, percent=100, at=NOW)
    assert Device.objects.get(pk=button.pk).battery_low_since is None


@pytest.fixture
def bea(client, chain: make.Chain):
    """The administrator's browser."""
    client.force_login(chain.bea)
    return client


def test_the_screens_say_that_it_is_silent(bea, client, chain: make.Chain, button: Device) -> None:
    """I-20: on the list, on its own page, and on the board of whoever has to respond."""
    Device.objects.update(silent_since=NOW)
    assert "Nu stil" in bea.get("/devices/").content.decode()
    assert "Ja, gemeld" in bea.get(f"/devices/{button.pk}/").content.decode()
    client.force_login(chain.ali)
    assert "Knop balie 3 is stil" in client.get("/board/").content.decode()


def test_the_class_can_be_chosen_on_the_screen_and_by_the_api(bea, chain: make.Chain, button: Device) -> None:
    """The same verb behind both; an unknown class is refused."""
    bea.post(f"/devices/{button.pk}/", {"name": "Knop", "place": chain.counter.pk, "supervision": "SP2"})
    assert Device.objects.get(pk=button.pk).supervision == "SP2"
    answer = bea.patch(
        f"/api/v1/devices/{button.pk}", {"supervision": "DP4"}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["supervision"]) == (200, "DP4")
    wrong = bea.patch(f"/api/v1/devices/{button.pk}", {"supervision": "SP9"}, content_type="application/json")
    assert wrong.status_code == 400
