"""Ten thousand open live lines in one process, and eight thousand that come back after it was killed."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from benchmarks.listeners import Listeners
from regie.demo import chain
from tests.processes import Process

OPEN = 10_000
BACK = 8_000
PRESS = {"Authorization": f"Bearer {chain.token(next(iter(chain.BUTTONS)))}"}


def streams(start: Callable[[], Process]) -> dict[str, float]:
    """kB of memory for each line, and milliseconds from the answer to a press until the last line heard of it."""
    regie = start()
    empty = memory(regie)
    crowd = Listeners(regie.port, OPEN, live_line(regie))
    try:
        crowd.ask("state")
        each = (memory(regie) - empty) / OPEN
        # The first is for whatever is done once.
        last = [heard_by_all(regie, crowd) for _ in range(4)][1:]
    finally:
        crowd.stop()
    return {"stream_kb": round(each / 1024, 1), "stream_last_ms": round(sorted(last)[1], 1)}


def reconnect(start: Callable[[], Process]) -> dict[str, float]:
    """Seconds from the first line that is back until the last, and milliseconds for an alarm meanwhile to be heard."""
    regie = start()
    crowd = Listeners(regie.port, BACK, live_line(regie))
    try:
        crowd.ask("state")
        regie.kill()
        regie.start()
        sent = time.time()
        alarm = press(regie)["id"]
        back = crowd.ask("state")
        heard = crowd.ask(f"alarm {alarm}")
    finally:
        crowd.stop()
    return {
        "reconnect_s": round(back["last"] - back["first"], 2),
        "reconnect_alarm_ms": round((max(heard["last_of_the_live"], sent) - sent) * 1000, 1),
    }


def heard_by_all(regie: Process, crowd: Listeners) -> float:
    """Milliseconds from the answer to a press until the last line heard of it."""
    alarm = press(regie)["id"]
    replied = time.time()
    return max(crowd.ask(f"alarm {alarm}")["last"] - replied, 0.0) * 1000


def press(regie: Process) -> dict[str, int]:
    """One press; the alarm."""
    answer = httpx.post(f"{regie.url}/api/v1/alarms", json={"kind": "alarm"}, headers=PRESS, timeout=30)
    answer.raise_for_status()
    found: dict[str, int] = answer.json()
    return found


def live_line(regie: Process) -> str:
    """The address of a guard's live line, as the board has it."""
    with httpx.Client(base_url=regie.url, follow_redirects=True) as browser:
        form = browser.get("/login/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token
        details = {
            "username": "fatima",
            "password": chain.password("fatima"),
            "csrfmiddlewaretoken": token[1],
        }
        browser.post("/login/", data=details).raise_for_status()
        line = re.search(r"/stream\?ticket=[^\"&]+", browser.get("/board/").text)
    assert line
    return line[0]


def memory(regie: Process) -> int:
    """Bytes that the process holds in memory now."""
    assert regie.child
    pages = int(Path(f"/proc/{regie.child.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
