"""The pages and the API of panels: a key goes in and never comes out, and who looks after a panel sees what it is."""

import pytest
from django.test import Client

from regie.alarms.models import Alarm
from regie.alarms.queries import card, timeline
from regie.devices.actions import enrol, enrol_panel
from regie.devices.models import Device
from regie.intake.knocks import knocks
from regie.panels.actions import set_key
from regie.panels.models import PanelKey
from tests import make
from tests.panel_says import KEY, NOW, said, tell

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def bea(chain) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(chain.bea)
    return client


@pytest.fixture
def panel(chain) -> Device:
    """A panel that hangs at the counter."""
    knocks.forget()
    return enrol_panel(
        account="1234", name="Paneel hal", organisation=chain.municipality, place=chain.counter, at=NOW
    )


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_key_goes_in_and_never_comes_out(panel, bea):
    """S1-18: on the screen; what is wrong with it stands at the field, and what was typed stays."""
    page = f"/devices/{panel.pk}/key/"
    wrong = bea.post(page, {"key": "0011 2233"})
    assert wrong.status_code == 422
    assert "32, 48 of 64 tekens" in wrong.content.decode()
    assert "0011 2233" in wrong.content.decode()
    assert "cijfers en de letters A tot en met F" in bea.post(page, {"key": "zz" * 16}).content.decode()
    assert not PanelKey.objects.exists()
    spaced = " ".join(KEY[index : index + 4] for index in range(0, 32, 4)).lower()
    assert bea.post(page, {"key": spaced}).url == f"/devices/{panel.pk}/"
    for address in (
        f"/devices/{panel.pk}/",
        page,
        f"/api/v1/devices/{panel.pk}",
        f"/api/v1/devices/{panel.pk}/panel",
    ):
        shown = read(bea, address)
        assert KEY not in shown.upper().replace(" ", "")
    assert "AES-128" in read(bea, f"/devices/{panel.pk}/")
    assert bea.post(f"/devices/{panel.pk}/key/removal/").status_code == 302
    assert bea.post(f"/devices/{panel.pk}/key/removal/").status_code == 409
    assert "zonder sleutel" in read(bea, f"/devices/{panel.pk}/")


def test_a_key_in_json(panel, bea):
    """S1-18: the same for a program, with the same refusals."""
    key, about = f"/api/v1/devices/{panel.pk}/key", f"/api/v1/devices/{panel.pk}/panel"
    assert bea.get(about).json() == {"key": None, "troubles": [], "signals": [], "refused": []}
    short = bea.put(key, {"key": "00" * 15}, content_type=JSON)
    assert (short.status_code, short.json()["code"]) == (409, "key_length")
    assert bea.put(key, {}, content_type=JSON).status_code == 400
    given = bea.put(key, {"key": KEY + KEY}, content_type=JSON)
    assert (given.status_code, given.json()["bits"], set(given.json())) == (200, 256, {"bits", "set_at"})
    assert bea.get(about).json()["key"]["bits"] == 256
    assert [bea.delete(key).status_code for _ in range(2)] == [204, 409]


def test_only_panels_of_one_s_own_have_a_key(panel, bea, chain):
    """S4-24: a button has none, and another town's panel is not there."""
    button, _token = enrol(kind="button", name="Knop", organisation=chain.municipality, at=NOW)
    theirs = make.chain("Elders")
    foreign = enrol_panel(account="5678", name="Hun paneel", organisation=theirs.municipality, at=NOW)
    for number in (button.pk, foreign.pk):
        assert bea.get(f"/devices/{number}/key/").status_code == 404
        assert bea.put(f"/api/v1/devices/{number}/key", {"key": KEY}, content_type=JSON).status_code == 404
        assert bea.get(f"/api/v1/devices/{number}/panel").status_code == 404


def test_what_is_the_matter_stands_on_the_page(panel, bea, chain):
    """S1-18 I-20: faults, a wrong clock, a switched-off button, refused messages, strangers, and the last signals."""
    tell(said("#1234|NPB003", key=None))
    tell(said("#1234|NYT000", key=None, sequence=2))
    tell(said("#1234|NRP000", key=None, sequence=3, xdata=("Vfoto 1",)))
    set_key(panel, key=KEY, at=NOW, by=chain.bea)
    tell(said("", token="NULL", off=7200), after=1)
    tell(said(key=None, sequence=4), after=1)
    knocks.count("10.0.0.7", "unknown", "AB12")
    knocks.write(at=NOW)
    page, overview = read(bea, f"/devices/{panel.pk}/"), read(bea, "/devices/")
    for sentence in ("Ingang 3: de knop is uitgezet", "De batterij is leeg of bijna leeg", "De klok loopt 2"):
        assert sentence in page
        assert sentence in overview
    assert "Niet versleuteld, terwijl het paneel een sleutel heeft" in page
    assert "Vfoto 1" in page
    assert "10.0.0.7" in overview
    about = bea.get(f"/api/v1/devices/{panel.pk}/panel").json()
    assert {(one["kind"], one["seconds"]) for one in about["troubles"]} == {
        ("bypass", None), ("battery", None), ("clock", 7199),
    }  # fmt: skip
    assert [one["code"] for one in about["signals"]] == ["RP", "YT", "PB"]
    assert [(one["why"], one["times"]) for one in about["refused"]] == [("plain", 1)]
    assert [one["source"] for one in bea.get("/api/v1/strangers").json()] == ["10.0.0.7"]
    told = read(bea, "/notices/")
    assert "klok van een paneel" in told or "niet van een paneel zelf" in told


def test_an_unverified_alarm_says_so_until_it_is_verified(panel, chain):
    """I-5 §5.3: on the card, in the API and in the story; when the clock is right the label goes, the story stays."""
    set_key(panel, key=KEY, at=NOW, by=chain.bea)
    for number in range(3):
        tell(said(off=-10800 + number), after=number)
    alarm = Alarm.objects.get()
    fatima = Client()
    fatima.force_login(chain.fatima)
    assert card(alarm, at=NOW).doubt == "de klok van het paneel loopt 3\xa0uur achter"
    assert "Niet bevestigd: de klok van het paneel" in read(fatima, "/board/")
    assert "Het kan een opname" in read(fatima, f"/alarms/{alarm.pk}/")
    assert fatima.get(f"/api/v1/alarms/{alarm.pk}").json()["unverified"] is True
    tell(said(), after=9)
    assert fatima.get(f"/api/v1/alarms/{alarm.pk}").json()["unverified"] is False
    assert "Niet bevestigd" not in read(fatima, "/board/")
    story = [line.sentence for line in timeline(alarm)]
    assert "De klok van het paneel klopt weer. Het alarm is bevestigd." in story
