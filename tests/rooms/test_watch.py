"""Who sees what could keep an alarm from arriving, and when the world outside is told."""

import asyncio
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client
from django.utils import timezone

from regie.alarms.models import Alarm, Call
from regie.duty.models import RotaLine
from regie.journal.actions import beat
from regie.journal.queries import MQTT_NAME_SHARED
from regie.watch import words
from regie.watch.queries import PARTS, grave_problems, problems_for
from regie.worker import heartbeat
from tests import make


@pytest.fixture
def alive(chain):
    """Every part lives, and somebody is on duty around the clock at every site."""
    for part in (*PARTS, "mail"):
        beat(part, at=timezone.now())
    for site in {chain.site, *chain.people["sanne"].organisation.places.filter(kind="site")}:
        make.on_duty(chain.fatima, "guards", site, at=timezone.now())
    return chain


def seen(person, *, at=None):
    """The codes that this person is told."""
    return [one.code for one in problems_for(person, at=at or timezone.now())]


def test_a_part_that_stops_is_told_within_a_minute(alive):
    """S1-18 (I-20): fifteen seconds without a sign of life, and the page asks twice a minute."""
    assert "part_silent" not in seen(alive.sanne)
    later = timezone.now() + timedelta(seconds=16)
    told = problems_for(alive.sanne, at=later)
    assert {one.details["part"] for one in told if one.code == "part_silent"} == set(PARTS)


def test_two_gateways_with_one_name_at_the_broker_are_told(alive, settings):
    """S1-18 (I-20): with the name, for as long as they throw each other off; a gateway that is gone is told too."""
    settings.MQTT_URL = "mqtt://regie:x@localhost"
    now = timezone.now()
    assert [one.details for one in grave_problems(at=now)] == [{"part": "gateway:mqtt"}]
    beat("gateway:mqtt", at=now)
    beat(MQTT_NAME_SHARED, at=now, detail="regie")
    told = grave_problems(at=timezone.now())
    assert [(one.code, one.details) for one in told] == [("mqtt_name_shared", {"name": "regie"})]
    assert "REGIE_MQTT_CLIENT" in words.sentence(told[0])
    assert "mqtt_name_shared" not in seen(alive.sanne, at=now + timedelta(minutes=2))


def test_an_empty_rota_is_told_before_anybody_presses(alive):
    """S1-18 (I-20): the coming hours count, and the site and its hour are named."""
    assert "nobody_on_duty" not in seen(alive.sanne)
    RotaLine.objects.all().delete()
    told = [
        one.details for one in problems_for(alive.sanne, at=timezone.now()) if one.code == "nobody_on_duty"
    ]
    assert alive.site.name in {one["site"] for one in told}


def test_a_channel_that_fails_is_named(alive, house):
    """S1-18 (I-20): calls that did not get through in the last minutes, by the way that they went."""
    house.now = timezone.now()
    alarm = house.press()
    Call.objects.filter(alarm=alarm, channel="screen").update(
        channel="sms", state=Call.State.FAILED, outcome="failed", due_at=timezone.now()
    )
    assert "channel_failing" in seen(alive.sanne)


def test_an_alarm_that_nobody_moves_is_grave(alive, house):
    """S1-18 (I-7, I-20): an open alarm of which the next step is overdue stops the heartbeat."""
    house.now = timezone.now()
    alarm = house.press()
    Alarm.objects.filter(pk=alarm.pk).update(next_step_at=timezone.now() - timedelta(seconds=9))
    assert "ladder_late" in [one.code for one in grave_problems(at=timezone.now())]


def test_only_who_must_know_is_told(alive):
    """S1-18 (I-20): a clerk cannot repair the worker; whoever leads or administers can have it done."""
    for person, status in ((alive.sanne, 200), (alive.joris, 403)):
        browser = Client()
        browser.force_login(person)
        answers = [browser.get(url).status_code for url in ("/watch/", "/watch/band/", "/api/v1/watch")]
        assert answers == [status] * 3
        assert (b'id="watch-band"' in browser.get("/").content) is (status == 200)


def test_the_band_is_empty_when_all_is_well(alive, settings, monkeypatch):
    """S1-18 (I-20): one line with the gravest problem and the way to the others; nothing when there is none."""
    monkeypatch.setattr("regie.watch.queries._free_disk", lambda: 0.5)
    browser = Client()
    browser.force_login(alive.sanne)
    assert browser.get("/watch/band/").content.strip() == b""
    monkeypatch.setattr("regie.watch.queries._free_disk", lambda: 0.01)
    assert "nog 1 procent vrij" in browser.get("/watch/band/").content.decode()
    assert browser.get("/api/v1/watch").json()[0]["grave"] is True


@pytest.fixture
def outside():
    """Whoever waits for the heartbeat: how often it came."""
    beats = []

    class Waiting(BaseHTTPRequestHandler):
        def do_GET(self):
            beats.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Waiting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ping", beats
    server.shutdown()


@pytest.mark.parametrize(("wrong", "heard"), [((), True), (("x",), False)])
def test_the_heartbeat_stops_when_something_is_wrong(outside, settings, monkeypatch, wrong, heard):
    """S1-18 (I-20): whoever keeps the heartbeat hears of a stopped engine because it does not come."""
    address, beats = outside
    settings.HEARTBEAT_URL = address
    monkeypatch.setattr(heartbeat, "EVERY_SECONDS", 0.01)

    class Danger:
        code = "danger"

    looks: list = []
    looked_twice = threading.Event()

    def enough(*, at):
        looks.append(at)
        if len(looks) == 2:
            looked_twice.set()
        return tuple(Danger() for _ in wrong)

    monkeypatch.setattr(heartbeat, "grave_problems", enough)

    async def for_a_while():
        beating = asyncio.create_task(heartbeat.beat_outside())
        await asyncio.to_thread(looked_twice.wait, 20)
        beating.cancel()

    asyncio.run(for_a_while())
    assert len(looks) > 1
    assert bool(beats) is heard
