"""A push, as the browser itself shows it."""

import json
import time

import pytest

from regie.channels import Message, web_push
from tests.screens.conftest import CHROMIUM
from tests.screens.people import PHONE

# What a browser does is the same on both.
pytestmark = pytest.mark.once
# It shows itself in a message of the browser's own, and a browser without windows has none.
BROWSER = CHROMIUM
SHOWN = """navigator.serviceWorker.ready.then((worker) => worker.getNotifications()).then((all) =>
  all.map(({ title, body, tag, data }) => ({ title, body, tag, data })))"""


def test_what_a_push_shows_on_a_locked_screen_names_nobody(sit_down, regie):
    """S2-24 (I-22, WE-8): the browser itself hands what we send to the worker; no place, name or citizen is shown.

    Chromium's own debugging delivers it: without the push service of its maker no browser can subscribe.
    """
    rick = sit_down("rick", size=PHONE)
    rick.page.context.grant_permissions(["notifications"], origin=regie.url)
    rick.go("/board/")
    rick.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    line = rick.page.context.new_cdp_session(rick.page)
    known = []
    line.on("ServiceWorker.workerRegistrationUpdated", lambda said: known.extend(said["registrations"]))
    line.send("ServiceWorker.enable")
    rick.page.wait_for_function("() => true")
    where = {"origin": regie.url, "registrationId": known[0]["registrationId"]}
    call = Message(
        key="k", title="Alarm: Balie 3", body="Alarm sinds 14.02: Balie 3. Joris de Vries schreeuwt.",
        data={"alarm": 7, "where": "Balie 3", "link": f"{regie.url}/alarms/7/"},
    )  # fmt: skip
    shown = []
    until = time.monotonic() + 20
    while len(shown) < 2 and time.monotonic() < until:
        # The debugger drops what it delivers while the worker is being started; the tag makes a second one the same.
        for said in (json.dumps(web_push.payload(call)), ""):
            line.send("ServiceWorker.deliverPushMessage", {**where, "data": said})
        rick.page.wait_for_timeout(500)
        shown = rick.page.evaluate(SHOWN)
    assert sorted(shown, key=lambda one: one["tag"]) == [
        {"title": "Alarm", "body": "Open de app.", "tag": "alarm-7", "data": "/alarms/7/"},
        {"title": "Regie", "body": "Open de app.", "tag": "regie", "data": "/"},
    ]
