"""Push messages against a push service that somebody else made: npm's web-push-testing, which really decrypts."""

import shutil
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from regie.channels import CHANNELS, Message, Outcome, web_push
from tests import going_out
from tests.processes import free_ports

SERVER = (
    Path(__file__).parents[2] / "node_modules" / "web-push-testing" / "src" / "bin" / "server.js"
).resolve()
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def service():
    """That service as a process of its own, on a free port."""
    node = shutil.which("node")
    assert node, "web-push-testing needs node"
    port = free_ports(1)[0]
    child = subprocess.Popen([node, str(SERVER), str(port)], stdout=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    for _ in range(200):
        try:
            httpx.post(f"{url}/status")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield url
    child.terminate()
    child.wait(10)


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path):
    """A key that is made for this test, in its own data folder."""
    settings.DATA = tmp_path


def subscribed(service):
    """A browser that subscribes with our key: (its hash, its address, its two keys as we keep them)."""
    options = {"userVisibleOnly": "true", "applicationServerKey": web_push.public_key()}
    answer = httpx.post(f"{service}/subscribe", json=options)
    assert answer.status_code == 200, answer.text
    said = answer.json()["data"]
    return said["clientHash"], said["endpoint"], f"{said['keys']['p256dh']} {said['keys']['auth']}"


def message(secret, level="alarm"):
    """An alarm at a counter, by somebody, with a link."""
    return Message(
        key="alarm-7-12-1-push", title="Alarm: Balie 3", body="Alarm sinds 14.02.07: Balie 3, Joris.", level=level,
        secret=secret, data={"alarm": 7, "where": "Balie 3", "link": "https://regie.test/alarms/7/"},
    )  # fmt: skip


def send(what, address):
    """Send it and wait for its receipt."""
    return going_out.run(CHANNELS["web_push"](what, address))


def received(service, client):
    """What the browser read, decrypted by the service."""
    answer = httpx.post(f"{service}/get-notifications", json={"clientHash": client})
    return answer.json()["data"]["messages"]


def test_a_push_is_read_by_that_browser_and_says_nothing_on_a_locked_screen(service):
    """S2-24 (I-22, DV-9): really encrypted, really decrypted; no place, no name, no citizen in it."""
    client, address, secret = subscribed(service)
    receipt = send(message(secret), address)
    assert (receipt.outcome, receipt.detail) == (Outcome.HANDED_OVER, "HTTP 201")
    [text] = received(service, client)
    assert text == '{"title": "Alarm", "body": "Open de app.", "path": "/alarms/7/", "tag": "alarm-7"}'
    assert "Balie" not in text
    assert "Joris" not in text


def test_a_test_carries_its_code_and_says_what_it_is(service):
    """S1-04 (I-5): nobody can think that something is the matter."""
    client, address, secret = subscribed(service)
    what = Message(
        key="test-1", title="TEST van Regie", body="Dit is een test. Code: 1234", level="test", secret=secret
    )
    assert send(what, address).outcome is Outcome.HANDED_OVER
    [text] = received(service, client)
    assert text.startswith('{"title": "TEST van Regie", "body": "Dit is een test. Code: 1234"')


def test_an_address_that_is_gone_says_so(service):
    """S1-20 (I-9): 410 is not a failure to repeat but the end of this way."""
    client, address, secret = subscribed(service)
    assert httpx.post(f"{service}/expire-subscription/{client}").status_code == 200
    assert send(message(secret), address).outcome is Outcome.GONE


@pytest.mark.parametrize("secret", ["", "nonsense", "AAAA BBBB"])
def test_a_browser_with_broken_keys_is_a_refusal_and_no_exception(secret):
    """S1-20: one broken subscription delays nobody."""
    assert send(message(secret), "http://localhost:1/x").outcome is Outcome.REFUSED


def test_a_service_that_is_not_there_is_a_failure(service):
    """S1-20: the next way can start at once."""
    _, _, secret = subscribed(service)
    assert send(message(secret), "http://127.0.0.1:1/x").outcome is Outcome.FAILED


def test_the_key_is_made_once_and_is_nobody_elses_to_read(settings):
    """S4-24: browsers know one key; a new one would silence every phone."""
    first = web_push.public_key()
    web_push._keys.clear()
    assert web_push.public_key() == first
    assert (settings.DATA / "vapid_private.pem").stat().st_mode & 0o077 == 0
