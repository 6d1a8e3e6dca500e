"""The press: from a panel, a program, a phone without a log-in or without scripts; and loud when nobody hears it."""

import socket
import time

import httpx
import pytest
from playwright.sync_api import expect

from regie.demo import chain
from tests.processes import Process
from tests.rows import rows
from tests.screens.conftest import EMERGENCY
from tests.screens.people import PHONE
from tests.wire import to_port, wire_to

# What a browser does is the same on both; the walk at a desk is on PostgreSQL.
pytestmark = pytest.mark.once
# In the form of pysiaalarm's own test frames, wrapped as its protocol says: zone 7 of panel 1234 presses.
FRAME = b'\n9E610036"SIA-DCS"0042L0#1234[#1234|NPA007]_10:15:30,11-22-2026\r'


def press_by_api(regie: Process, key: str, kind: str = "alarm") -> dict:
    """One press of the button at counter 3."""
    headers = {"Authorization": f"Bearer {chain.token('Knop balie 3')}", "Idempotency-Key": key}
    answer = httpx.post(f"{regie.url}/api/v1/alarms", json={"kind": kind}, headers=headers, timeout=10)
    assert answer.status_code in (httpx.codes.OK, httpx.codes.CREATED), answer.text
    return answer.json()


def test_panels_and_programs_reach_the_board(sit_down, regie):
    """S1-18 S1-20: a DC-09 frame over a socket and a press by API each come up on a board that stays open."""
    rick = sit_down("rick")
    rick.go("/board/")
    rick.sees("Geen open alarmen.")
    rick.page.evaluate("window.neverLoadedAgain = true")

    with socket.create_connection(("127.0.0.1", regie.sia_port), timeout=10) as line:
        line.sendall(FRAME)
        assert b'"ACK"0042' in line.recv(4096)
    expect(rick.page.get_by_role("article").filter(has_text="Paneel Werkplein Oost")).to_be_visible()

    started = time.monotonic()
    press_by_api(regie, "from a button")
    expect(rick.page.get_by_role("article").filter(has_text="Balie 3")).to_be_visible()
    print(f"\npress by API to board: {time.monotonic() - started:.2f} s")
    assert rick.page.evaluate("window.neverLoadedAgain")
    rick.picture("board-panel")


def test_a_press_needs_no_log_in_and_shows_nothing_else(sit_down, regie):
    """S1-18: after the log-out this browser still presses; it sees the answer to its own call and nothing more."""
    other = press_by_api(regie, "of somebody else")
    yusuf = sit_down("yusuf", size=PHONE)
    yusuf.go("/")
    yusuf.page.get_by_role("button", name="Menu").click()
    yusuf.press("Log uit")
    yusuf.headline("Log in")
    yusuf.go("/press/")
    yusuf.picture("press")
    yusuf.press("Attentie")
    yusuf.sees("Ontvangen")
    assert yusuf.page.url != f"{regie.url}/press/{other['id']}/"
    assert yusuf.page.goto(f"/press/{other['id']}/").status == httpx.codes.NOT_FOUND
    yusuf.go("/board/")
    yusuf.headline("Log in")


def test_without_scripts_a_press_and_a_report_work_as_well(sit_down):
    """S1-18 S1-22 (screens §1): the pages do their work before any script arrives."""
    linda = sit_down("linda", size=PHONE, script=False)
    linda.go("/press/")
    linda.press("Alarm")
    linda.headline("Alarm")
    linda.sees("Ontvangen")
    linda.picture("press-no-script")
    linda.go("/incidents/report/")
    linda.write(linda.say("Wat gebeurde er?"), "Hij schold en liep weg.")
    linda.tick("schelden")
    linda.tick("gaat wel")
    linda.press("Verstuur de melding")
    linda.headline("Dank je. Dit gebeurt er nu.")


def test_the_presser_speaks_without_a_sound(sit_down):
    """S1-18 S4-11 (screens §2): I can talk or not, and a mistake; who comes to help reads it at once."""
    esther, rick = sit_down("esther", size=PHONE), sit_down("rick")
    rick.go("/board/")
    esther.go("/press/")
    esther.press("Alarm")
    esther.press("Ik kan niet praten")
    called = rick.page.get_by_role("article").filter(has_text="Esther Groen")
    rick.sees("Ik kan niet praten", within=called)
    esther.press("Vergissing: zeg het tegen iedereen, stil")
    rick.sees("Wie drukte, zegt dat het een vergissing was. Kijk of het klopt en meld dan af.", within=called)
    esther.picture("press-spoken")


def test_a_press_that_nobody_hears_is_loud_within_five_seconds(sit_down, regie):
    """S1-18 S1-20: no server: the whole screen says so and offers the number; the press arrives once it is back."""
    mark = sit_down("mark", size=PHONE)
    mark.go("/policies/")
    regie.kill()
    bar = mark.page.get_by_role("complementary", name=mark.say("Hulp roepen"))
    started = time.monotonic()
    mark.press("Alarm", within=bar)
    mark.sees("Je oproep is nog niet aangekomen.", seconds=5)
    took = time.monotonic() - started
    print(f"\nloud after {took:.1f} s")
    assert took <= 5
    call = mark.find("Bel %(number)s", role="link", number=EMERGENCY)
    expect(call).to_have_attribute("href", f"tel:{EMERGENCY}")
    mark.picture("press-unreached")

    regie.restart()
    mark.sees("Ontvangen", seconds=20)
    mark.reads("Werkplein Oost")


def open_until_kept(somebody, path):
    """Open a page that the service worker looks after: one that was under way while it began is not."""
    somebody.go(path)
    somebody.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    somebody.go(path)
    assert somebody.page.evaluate("navigator.serviceWorker.controller !== null")


def test_a_press_without_a_network_waits_on_the_phone_and_comes_late(sit_down, regie):
    """S1-18 (I-3, CH-5): a line on which nothing comes back, closed and opened again, then whole: one alarm, with the
    moment of the press; whoever opens the page meanwhile has its buttons all the same.
    """
    before = len(rows(regie.database, "SELECT id FROM regie_alarm"))
    with wire_to(to_port(regie.port)) as signal:
        mark = sit_down("mark", size=PHONE, url=f"http://127.0.0.1:{signal.port}")
        open_until_kept(mark, "/press/")
        signal.lose()
        mark.press("Alarm")
        mark.sees("Je oproep is nog niet aangekomen.", seconds=5)
        started = time.monotonic()
        mark.page.reload()  # whoever closes the page and opens it again without a signal
        print(f"\nopened again without a signal after {time.monotonic() - started:.1f} s")
        mark.sees("Je oproep is nog niet aangekomen.", seconds=10)
        time.sleep(5)
        assert len(rows(regie.database, "SELECT id FROM regie_alarm")) == before
        signal.mend()
        mark.sees("Ontvangen", seconds=20)
        mark.sees("Gedrukt, zonder verbinding")
        new = rows(regie.database, "SELECT pressed_at, raised_at FROM regie_alarm ORDER BY id")[before:]
        assert len(new) == 1
        assert (new[0][1] - new[0][0]).total_seconds() >= 5
        mark.page.reload()
        assert len(rows(regie.database, "SELECT id FROM regie_alarm")) == before + 1
        mark.leave()
