"""Five systems of others on one alarm: one is well, one hangs, one refuses for a while, one dribbles, one lies."""

import json
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from regie.demo import chain
from tests.channels.providers import Everybody
from tests.faults.test_kill import press, wait_for
from tests.processes import verified

pytestmark = pytest.mark.once
KINDS = ("well", "hangs", "refuses", "dribbles", "lies")
REFUSES_FOR = 4


class Provider(BaseHTTPRequestHandler):
    """Hand-made: behaves as its path says, and writes down what arrived for `regie verify`."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        kind = self.path.strip("/")
        now = time.monotonic()
        refused = kind == "refuses" and now < self.server.first.setdefault(body["id"], now) + REFUSES_FOR
        answered = {"hangs": 0, "dribbles": 0}.get(kind, 500 if refused else 200)
        self._log(body["id"], kind, answered)
        if kind == "hangs":
            self.server.over.wait(60)
        elif kind == "dribbles":
            self._dribble()
        else:
            self.send_response(answered)
            self.end_headers()

    def _dribble(self) -> None:
        for byte in b"HTTP/1.1 200 " + b"x" * 60:
            if self.server.over.wait(1):
                return
            self.wfile.write(bytes([byte]))

    def _log(self, key: str, kind: str, answered: int) -> None:
        at = datetime.now(UTC).isoformat()
        line = {"key": key, "recipient": kind, "at": at, "answered": answered}
        self.server.lines.append(line)

    def log_message(self, *_) -> None:
        """Quiet."""


@pytest.fixture
def provider():
    """All five of them on one port."""
    server = Everybody(("127.0.0.1", 0), Provider)
    server.daemon_threads = True
    server.lines, server.first, server.over = [], {}, threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.over.set()
    server.shutdown()


def add_outlets(regie, provider):
    """Through the door of the API, as an administrator."""
    body = {"username": "beheer", "password": chain.password("beheer")}
    token = httpx.post(f"{regie.url}/api/v1/sessions", json=body, timeout=60).json()["token"]
    for kind in KINDS:
        outlet = {"kind": "webhook", "name": kind, "address": f"{provider.url}{kind}"}
        made = httpx.post(
            f"{regie.url}/api/v1/outlets", json=outlet, headers={"Authorization": f"Bearer {token}"}
        )
        assert made.status_code == 201, made.text


def taken(provider, kind):
    """The keys that one of them took."""
    return {line["key"] for line in provider.lines if line["recipient"] == kind and line["answered"] == 200}


def test_no_provider_keeps_a_call_from_another(start_regie, demo_database, provider, tmp_path):
    """I-6 I-9 I-10 I-11: who is well hears at once, who refused hears afterwards, nobody hears twice what was taken."""
    regie = start_regie(demo_database)
    add_outlets(regie, provider)
    began = time.monotonic()
    alarms = [press(regie, f"press {number}") for number in range(10)]
    assert wait_for(lambda: len(taken(provider, "well")) >= len(alarms), seconds=30)
    print(f"who is well heard of ten after {time.monotonic() - began:.1f} s")
    assert wait_for(lambda: len(taken(provider, "refuses")) >= len(alarms), seconds=30)
    assert {line["recipient"] for line in provider.lines} == set(KINDS)
    time.sleep(0.5)
    log = tmp_path / "providers.jsonl"
    lines = [{"provider": provider.url}, *provider.lines]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines))
    verified(demo_database, "--providers", log)
