"""The desk button against a real server: paired by a code, pressed without a network, its window on a real screen."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.broker import until
from tests.databases import run_python
from tests.rows import rows

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "button"))

from regie_button.__main__ import main  # noqa: E402
from regie_button.desk import Desk, Shown, State  # noqa: E402
from regie_button.kept import Kept  # noqa: E402
from regie_button.words import sentence  # noqa: E402

pytestmark = pytest.mark.once

PAIRED = """
from regie.devices import actions
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
device, _ = actions.enrol(kind="desk", name="Balieknop", supervision="SP5", at=timezone.now(),
    organisation=Organisation.objects.get(kind="municipality"), place=Place.objects.filter(kind="counter").first())
open({file!r}, "w").write(actions.make_enrolment_code(device, at=timezone.now(), by=Person.objects.first()))
"""
ANSWER = """
from regie.alarms import actions
from regie.alarms.models import Alarm
from regie.people.models import Person
alarm, person = Alarm.objects.latest("id"), Person.objects.filter(assignments__role="guard").first()
actions.{verb}(alarm, at=timezone.now(), by=person)
"""


def code_for(database: str, folder: Path) -> str:
    """A fresh code of a new desk button."""
    file = folder / "code"
    run_python(PAIRED.format(file=str(file)), database=database, data=folder)
    return file.read_text()


def alarms(database: str) -> list[tuple]:
    """Key, when it was pressed, and when it came."""
    return rows(database, "SELECT key, pressed_at, raised_at FROM regie_alarm ORDER BY id")


def test_a_press_is_followed_from_received_to_in_charge(
    start_regie, demo_database: str, tmp_path: Path
) -> None:
    """S1-18: paired by a code; received, seen by, in charge; and alive between presses."""
    regie = start_regie(demo_database)
    desk = Desk(Kept(tmp_path / "desk"))
    assert desk.step().state is State.NOT_PAIRED
    desk.pair(regie.url, code_for(demo_database, tmp_path))
    assert desk.step().state is State.READY
    desk.press()
    assert (desk.step().state, len(alarms(demo_database))) == (State.RECEIVED, 1)
    for verb, state in (("see", State.SEEN), ("take_charge", State.IN_CHARGE)):
        run_python(ANSWER.format(verb=verb), database=demo_database, data=tmp_path)
        shown = desk.step()
        assert shown.state is state
        assert shown.who in sentence(shown)
    heard = rows(demo_database, "SELECT last_heard_at, supervision FROM regie_device WHERE kind = 'desk'")
    assert heard[0][0] is not None
    assert heard[0][1] == "SP5"


def test_a_press_without_a_network_waits_on_disk_and_keeps_its_moment(
    start_regie, demo_database: str, tmp_path: Path
) -> None:
    """I-3 I-4 CH-5: server gone, program ended, both back: one alarm, with the moment of the press."""
    regie = start_regie(demo_database)
    desk = Desk(Kept(tmp_path / "desk"))
    desk.pair(regie.url, code_for(demo_database, tmp_path))
    regie.kill()
    made = desk.press()
    shown = desk.step()
    assert (shown.state, shown.waiting) == (State.NOT_CONNECTED, 1)
    assert "niemand geroepen" in sentence(shown)
    started = time.monotonic()
    regie.start()
    time.sleep(max(0.0, 5.1 - (time.monotonic() - started)))  # less late than five seconds is not late
    again = Desk(Kept(tmp_path / "desk"))
    assert again.step().state in {State.RECEIVED, State.SEEN}
    assert again.step().waiting == 0
    [(key, pressed_at, raised_at)] = alarms(demo_database)
    assert key.endswith(made.key)
    assert abs(pressed_at - datetime.fromisoformat(made.at)) < timedelta(seconds=1)
    assert raised_at > pressed_at
    # The answer got lost after the commit: the same key is sent again, and it is the same alarm.
    again.kept.keep_waiting([made])
    again.step()
    assert len(alarms(demo_database)) == 1


def test_a_button_that_was_switched_off_says_so_and_keeps_its_press(tmp_path: Path, regie_process) -> None:
    """A 401 is no reason to drop a press: the next pairing sends it."""
    kept = Kept(tmp_path / "desk")
    (tmp_path / "desk" / "pairing.json").write_text(
        json.dumps({"server": regie_process.url, "token": "weg", "name": "x"})
    )
    desk = Desk(kept)
    desk.press()
    shown = desk.step()
    assert (shown.state, shown.waiting) == (State.NOT_PAIRED, 1)
    assert main(["--folder", str(tmp_path / "other"), "--press", "alarm"]) == 1


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """An X server that nobody sees."""
    number = tmp_path / "number"
    with number.open("w") as file:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"], stdout=file,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    until(lambda: number.read_text().strip())
    yield f":{number.read_text().strip()}"
    server.kill()
    server.wait()


def test_the_window_presses_and_says_received(
    start_regie, demo_database: str, tmp_path: Path, display: str
) -> None:
    """S1-18: the program as it is installed, its window clicked by xdotool, and its title says what it heard."""
    regie = start_regie(demo_database)
    folder = tmp_path / "desk"
    environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(ROOT / "button")}
    command = [sys.executable, "-m", "regie_button", "--server", regie.url, "--folder", str(folder)]
    code = code_for(demo_database, tmp_path)
    with (tmp_path / "log").open("w") as log:
        program = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        until(lambda: titled(display, "not_paired"))
        # Without a window manager nobody else gives the window its keys.
        do(display, "windowfocus", titled(display, "not_paired"))
        time.sleep(0.3)
        do(display, "type", "--delay", "20", code)
        do(display, "key", "Return")
        until(lambda: titled(display, "ready"), seconds=30)
        # The right half of the lower edge is the button Alarm.
        window = titled(display, "ready")
        do(display, "mousemove", "--window", window, "270", "165", "click", "1")
        until(lambda: titled(display, "received") or titled(display, "seen"), seconds=30)
        assert len(alarms(demo_database)) == 1
    finally:
        program.kill()
        program.wait()


def titled(display: str, state: str) -> str:
    """The window whose title says this state, or ""."""
    found = do(display, "search", "--onlyvisible", "--name", f"Regie balieknop: {state}$")
    return found.split("\n")[0]


def do(display: str, *arguments: str) -> str:
    """What xdotool says."""
    done = subprocess.run(
        ["xdotool", *arguments],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=20,
    )
    return done.stdout.strip()


def test_the_window_says_that_it_is_a_drill() -> None:
    """I-5: whoever pressed for a drill reads that first, and what to do when it is real."""
    said = sentence(Shown(State.SEEN, "Fatima", drill=True))
    assert said == "OEFENING. Gezien door Fatima. Is het echt? Druk nog een keer."
