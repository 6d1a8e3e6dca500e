"""Buttons, panels and the rota, kept on the screen and through the API."""

import json
import re

import pytest
from django.test import Client

from regie.devices.models import Device, Zone
from regie.devices.queries import device_with_token, zone_of
from regie.duty.models import RotaLine
from regie.duty.queries import on_duty
from tests import make
from tests.pages import browser

pytestmark = pytest.mark.django_db
NOW = make.NOW
JSON = "application/json"


@pytest.fixture
def bea(chain) -> Client:
    """The administrator's browser."""
    return browser(chain.bea)


# Buttons and panels


def test_a_button_gets_a_token_that_is_shown_once(chain, bea):
    """S1-18: a button proves itself; only a hash of its token is kept."""
    page = bea.post(
        "/devices/buttons/new/", {"name": "Knop balie 3", "place": chain.counter.pk}
    ).content.decode()
    token = re.search(r"data-secret>([\w-]+)<", page)[1]
    button = device_with_token(token)
    assert (button.name, button.place, button.organisation) == (
        "Knop balie 3",
        chain.counter,
        chain.municipality,
    )
    assert "<svg" in page[page.index('class="qr"') :]
    assert token not in bea.get(f"/devices/{button.pk}/").content.decode()
    assert 'style="' not in page[page.index("<main") : page.index("</main>")]


def test_a_lost_button_presses_no_more(chain, bea):
    """S1-18: switched off at once, and its past stays."""
    page = bea.post("/devices/buttons/new/", {"name": "Draagknop"}).content.decode()
    button = device_with_token(re.search(r"data-secret>([\w-]+)<", page)[1])
    bea.post(f"/devices/{button.pk}/revocation/")
    assert Device.objects.get(pk=button.pk).revoked_at
    assert bea.post(f"/devices/{button.pk}/revocation/").status_code == 409
    assert "Uitgeschakeld" in bea.get("/devices/").content.decode()


def test_a_panel_and_where_each_of_its_buttons_hangs(chain, bea):
    """S1-18: a press on input 007 comes from where input 7 hangs; moving a button is saying it again."""
    bea.post("/devices/panels/new/", {"name": "Paneel hal", "account": "beef"})
    panel = Device.objects.get(account="BEEF")
    bea.post(f"/devices/{panel.pk}/zones/", {"number": "007", "place": chain.counter.pk, "level": "alarm"})
    assert zone_of(panel, "7").place == chain.counter
    bea.post(f"/devices/{panel.pk}/zones/", {"number": "7", "place": chain.site.pk, "level": "attention"})
    zone = Zone.objects.get(panel=panel)
    assert (zone.place, zone.level) == (chain.site, "attention")
    bea.post(f"/devices/zones/{zone.pk}/removal/")
    assert not panel.zones.exists()
    taken = bea.post("/devices/panels/new/", {"name": "Tweede", "account": "BEEF"}).content.decode()
    assert "al in gebruik" in taken


def test_a_device_hangs_somewhere_else(chain, bea):
    """S1-18: what moves is moved on the screen too, and the list says what was never tested."""
    bea.post("/devices/panels/new/", {"name": "Paneel", "account": "1234", "place": chain.site.pk})
    panel = Device.objects.get(account="1234")
    bea.post(f"/devices/{panel.pk}/", {"name": "Paneel oost", "place": chain.elsewhere.pk})
    panel.refresh_from_db()
    assert (panel.name, panel.place) == ("Paneel oost", chain.elsewhere)
    assert "nog nooit getest" in bea.get("/devices/").content.decode()


def test_nobody_hangs_a_button_in_another_s_building(chain, bea):
    """S4-24: places of others are no choice."""
    other = make.chain("Elders")
    bea.post("/devices/buttons/new/", {"name": "Vreemd", "place": other.site.pk})
    assert not Device.objects.filter(name="Vreemd").exists()
    theirs = browser(other.bea).post(
        "/api/v1/devices", {"kind": "button", "name": "Hun knop", "place": other.site.pk}, content_type=JSON
    )
    assert bea.get(f"/devices/{theirs.json()['id']}/").status_code == 404


def test_devices_in_json(chain, bea):
    """S1-18: the same verbs for a program; a token comes once and never in a list."""
    made = bea.post(
        "/api/v1/devices", {"kind": "button", "name": "Knop", "place": chain.counter.pk}, content_type=JSON
    )
    token = made.json()["token"]
    assert (made.status_code, device_with_token(token).pk) == (201, made.json()["id"])
    panel = bea.post(
        "/api/v1/devices", {"kind": "panel", "name": "Paneel", "account": "0A1B"}, content_type=JSON
    ).json()
    assert (panel["token"], panel["account"]) == (None, "0A1B")
    assert bea.post("/api/v1/devices", {"kind": "panel", "name": "X"}, content_type=JSON).status_code == 400
    no_zone = f"/api/v1/devices/{panel['id']}/zones/4503599627370495"
    assert bea.put(no_zone, {"place": chain.counter.pk}, content_type=JSON).json()["code"] == "zone_number"
    zone = f"/api/v1/devices/{panel['id']}/zones/3"
    assert bea.put(zone, {"place": chain.counter.pk}, content_type=JSON).json()["level"] == "alarm"
    assert bea.get(f"/api/v1/devices/{panel['id']}").json()["zones"][0]["number"] == "3"
    assert bea.delete(zone).status_code == 204
    moved = bea.patch(f"/api/v1/devices/{made.json()['id']}", {"place": None}, content_type=JSON)
    assert moved.json()["place"] is None
    assert bea.post(f"/api/v1/devices/{made.json()['id']}/revocation").status_code == 204
    listed = bea.get("/api/v1/devices").json()
    assert token not in json.dumps(listed)
    assert [device["kind"] for device in listed["results"]] == ["button", "panel"]


# The rota


def shift(chain, **more) -> dict:
    """Fatima guards the job centre on weekdays."""
    said = {
        "person": chain.fatima.pk, "group": "guards", "site": chain.site.pk, "weekdays": ["0", "1", "2", "3", "4"],
        "begins": "08:00", "ends": "17:00",
    }  # fmt: skip
    return {**said, **more}


def test_who_is_on_duty_is_put_on_the_rota(chain):
    """S2-12 S1-20: the team is rostered, and the page says who is there now."""
    planner = browser(chain.priya)
    page = planner.post("/rota/new/", shift(chain), follow=True).content.decode()
    assert RotaLine.objects.count() == 5
    assert list(on_duty("guards", place=chain.counter, at=NOW)) == [chain.fatima]
    assert "Fatima staat op het rooster" in page
    assert "8.00–17.00" in page
    assert "Niemand: 0.00–8.00, 17.00–24.00" in re.sub(r"<[^>]+>", "", page)


def test_a_night_goes_on_the_next_day(chain):
    """S2-12: always on standby, also over midnight and from Sunday to Monday."""
    browser(chain.priya).post("/rota/new/", shift(chain, weekdays=["6"], begins="22:00", ends="06:00"))
    assert list(RotaLine.objects.values_list("weekday", "from_minute", "until_minute")) == [
        (0, 0, 360),
        (6, 1320, 1440),
    ]


def test_the_same_block_twice_is_a_sentence(chain):
    """S2-12: nobody is on duty twice at once."""
    planner = browser(chain.priya)
    planner.post("/rota/new/", shift(chain))
    page = planner.post("/rota/new/", shift(chain))
    assert (page.status_code, "Fatima staat er al" in page.content.decode()) == (200, True)
    assert RotaLine.objects.count() == 5


def test_anybody_reads_the_rota_and_planners_change_it(chain):
    """S3-29 S2-12: who can come is known to everybody in the chain; who plans is known too."""
    browser(chain.priya).post("/rota/new/", shift(chain))
    line = RotaLine.objects.first()
    for name in ("joris", "fatima", "anouk"):
        client = browser(chain.people[name])
        page = client.get(f"/rota/?site={chain.site.pk}").content.decode()
        assert ("Fatima" in page, "Zet iemand op het rooster" in page) == (True, False)
        assert client.get("/rota/new/").status_code == 403
        assert client.post(f"/rota/lines/{line.pk}/removal/").status_code == 403
    assert browser(chain.els).post(f"/rota/lines/{line.pk}/removal/").status_code == 404
    assert browser(chain.sanne).post(f"/rota/lines/{line.pk}/removal/").status_code == 302
    assert RotaLine.objects.count() == 4


def test_a_planner_of_one_site_plans_that_site(chain):
    """S4-24: a role at a place is a role at that place."""
    browser(chain.els).post("/rota/new/", shift(chain))
    assert not RotaLine.objects.exists()
    browser(chain.els).post("/rota/new/", shift(chain, site=chain.elsewhere.pk))
    assert RotaLine.objects.count() == 5


def test_an_empty_rota_says_what_follows(chain):
    """S2-12 S4-10: an empty group is seen before an alarm finds it empty."""
    page = browser(chain.joris).get("/rota/").content.decode()
    assert "Een alarm slaat deze groep over" in page


def test_the_rota_in_json(chain):
    """S2-12: the same verbs for a program."""
    planner, reader = browser(chain.sanne), browser(chain.joris)
    said = {
        "person": chain.fatima.pk, "group": "guards", "site": chain.site.pk, "weekdays": [4],
        "from_minute": 1320, "until_minute": 60,
    }  # fmt: skip
    made = planner.post("/api/v1/rota-lines", said, content_type=JSON)
    assert (made.status_code, [row["weekday"] for row in made.json()]) == (201, [4, 5])
    assert planner.post("/api/v1/rota-lines", said, content_type=JSON).status_code == 409
    assert reader.post("/api/v1/rota-lines", said, content_type=JSON).status_code == 403
    assert reader.get("/api/v1/rota-lines").json()["count"] == 2
    assert reader.get(f"/api/v1/rota-lines?site={chain.elsewhere.pk}").json()["count"] == 0
    assert planner.delete(f"/api/v1/rota-lines/{made.json()[0]['id']}").status_code == 204
    assert planner.post("/api/v1/rota-lines", {**said, "weekdays": [9]}, content_type=JSON).status_code == 400


def test_a_phone_becomes_a_button(chain, bea):
    """S1-18 S1-19: with the code of a button a phone can press, without anybody being logged in, and nothing else."""
    page = bea.post("/devices/buttons/new/", {"name": "Wijktelefoon"}).content.decode()
    token = re.search(r"data-code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<", page)[1]
    phone = Client()
    assert "werkt niet" in phone.post("/press/pair/", {"token": "geraden"}).content.decode()
    assert phone.post("/press/pair/", {"token": token}).url == "/press/"
    assert phone.get("/press/").status_code == 200
    assert phone.get("/").url.startswith("/login/")
