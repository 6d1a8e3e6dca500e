"""More than one machine: web, two workers and two gateways on one PostgreSQL, one killed, one stopped and resumed."""

import itertools
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest

from regie.demo import chain
from regie.gateways.panel import send
from tests.channels.providers import Everybody
from tests.faults.test_kill import press, wait_for
from tests.processes import verified
from tests.rows import rows

pytestmark = pytest.mark.once_on_postgresql
PRESSES, SIGNALS = 40, 20
HERE = Path(__file__).parent
APART = 20
TOLD = "SELECT detail FROM regie_pulse WHERE part LIKE 'clock:%'"
AHEAD = (
    "SELECT count(*) FROM regie_call"
    " WHERE greatest(sent_at, done_at, lease_until - interval '5 s') > now() + interval '1 s'"
)


@pytest.fixture
def receiver():
    """A system of others on loopback: what it was told, by the key of each call. Hand-made."""
    arrived: list[dict] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            arrived.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            time.sleep(0.2)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = Everybody(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.arrived = arrived
    yield server
    server.shutdown()


@pytest.fixture
def wrong_clock(tmp_path):
    """The second worker's machine is twenty seconds ahead: by its own clock every lease of the other is over."""
    shim = tmp_path / "clock_apart.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", shim, HERE / "clock_apart.c", "-ldl"], check=True)
    return {"worker-2": {"LD_PRELOAD": str(shim), "CLOCK_APART": str(APART)}}


@pytest.fixture
def house(start_regie, demo_database, receiver, wrong_clock):
    """The parts as processes of their own, and the receiver among the ways out of the municipality."""
    parts = {
        f"{part}-{number}": start_regie(demo_database, part=part, **wrong_clock.get(f"{part}-{number}", {}))
        for part, number in itertools.product(("worker", "gateway"), (1, 2))
    }
    parts["web"] = start_regie(demo_database, part="web")
    body = {"username": "beheer", "password": chain.password("beheer")}
    token = httpx.post(f"{parts['web'].url}/api/v1/sessions", json=body, timeout=60).json()["token"]
    outlet = {"kind": "webhook", "name": "meldkamer", "address": f"http://127.0.0.1:{receiver.server_port}/"}
    added = httpx.post(
        f"{parts['web'].url}/api/v1/outlets", json=outlet, headers={"Authorization": f"Bearer {token}"}
    )
    assert added.status_code == 201, added.text
    return parts


def test_nothing_is_lost_when_one_is_killed_and_one_is_stopped(house, receiver, demo_database):
    """S1-18 (I-1, I-6, I-8, I-25): no call lost, no step twice, while processes come and go and a clock is wrong."""
    with ThreadPoolExecutor(6) as senders:
        signals = [senders.submit(signal, house, number) for number in range(SIGNALS)]
        pressed = [senders.submit(press, house["web"], f"press {number}") for number in range(PRESSES)]
        disturb(house, demo_database)
        alarms = {one.result()["id"] for one in pressed}
    assert all(one.result() for one in signals)

    everything = {row[0] for row in rows(demo_database, "SELECT id FROM regie_alarm")}
    assert len(everything) == PRESSES + SIGNALS
    assert alarms < everything
    assert wait_for(lambda: {one["alarm"] for one in receiver.arrived} == everything, seconds=90)
    assert set(times_called(demo_database).values()) == {1}
    # One was killed, one was stopped past its lease: each call came once, and once more for each of those at most.
    assert max(Counter(one["id"] for one in receiver.arrived).values()) <= 3
    verified(demo_database, "--late", 15, "--crashes", 2)


def signal(house, number):
    """A panel repeats the same frame until somebody acknowledges it, at the other gateway too."""
    for gateway in itertools.islice(itertools.cycle((f"gateway-{number % 2 + 1}", "gateway-1")), 120):
        reply = send(
            "127.0.0.1", house[gateway].sia_port, "1234", "PA", zone="7", sequence=number + 1, seconds=1
        )
        if reply and reply.header.id == "ACK":
            return True
    return False


def disturb(house, database):
    """A worker and a gateway hang for longer than a lease; then the other worker, with its wrong clock, dies."""
    house["worker-1"].freeze()
    house["gateway-2"].freeze()
    time.sleep(6)
    house["worker-1"].thaw()
    time.sleep(0.5)
    # The second one worked alone for six seconds, and wrote down the time of the database all the same.
    assert rows(database, AHEAD) == [(0,)]
    # A reading of two clocks in which the machine stood still says nothing; the next one comes after five seconds.
    assert wait_for(lambda: rows(database, TOLD) == [(str(APART),)], seconds=60)
    house["worker-2"].kill()
    house["gateway-2"].thaw()


def times_called(database):
    """How often each step of each alarm was called for the first time."""
    called = rows(database, "SELECT data FROM regie_entry WHERE kind = 'alarms.StepCalled'")
    return Counter((data["alarm_id"], data["step"]) for (data,) in called if not data["repeated"])


def test_on_sqlite_there_is_one_process(tmp_path):
    """S1-18: one thread takes all alarm writes there, so a second process is refused with a sentence."""
    done = subprocess.run(
        [sys.executable, "-m", "regie.cli", "worker"], capture_output=True, text=True, timeout=60,
        env={"REGIE_DATA": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 1
    assert "PostgreSQL" in done.stderr
