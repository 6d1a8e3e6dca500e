"""From the API's reply to a press until the alarm stands on the board of a logged-in browser."""

import time
from statistics import quantiles

import httpx
from playwright.sync_api import Page, sync_playwright

from regie.demo import chain
from tests.processes import Process

PRESSES = 200
EVERY_SECONDS = 0.25
# The browser notes, on its own clock, when the card of each alarm was first in the page.
WATCH = """
window.drawn = {};
new MutationObserver(() => {
  for (const card of document.querySelectorAll("[data-alarm]"))
    window.drawn[card.dataset.alarm] ??= performance.timeOrigin + performance.now();
}).observe(document.body, {childList: true, subtree: true});
"""


def press_to_board(regie: Process) -> dict[str, float]:
    """p50, p99 and the longest in milliseconds over 200 presses, sender and browser on the same machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        open_board(page, regie)
        replied = press_all(regie)
        drawn = wait_for(page, set(replied))
        browser.close()
    late = sorted(max(drawn[alarm] - moment, 0.0) for alarm, moment in replied.items())
    hundredths = quantiles(late, n=100, method="inclusive")
    return {
        "press_to_board_p50_ms": round(hundredths[49], 1),
        "press_to_board_p99_ms": round(hundredths[98], 1),
        "press_to_board_max_ms": round(late[-1], 1),
    }


def open_board(page: Page, regie: Process) -> None:
    """Log in as a guard and open the board."""
    page.goto(f"{regie.url}/login/?next=/board/")
    page.fill("[name=username]", "fatima")
    page.fill("[name=password]", chain.password("fatima"))
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#board")
    page.evaluate(WATCH)


def press_all(regie: Process) -> dict[str, float]:
    """Press 200 times; for each alarm the moment of the reply in milliseconds since 1970."""
    token = chain.token(next(iter(chain.BUTTONS)))
    replied: dict[str, float] = {}
    with httpx.Client(base_url=regie.url, headers={"Authorization": f"Bearer {token}"}) as client:
        for number in range(PRESSES):
            answer = client.post(
                "/api/v1/alarms", json={"kind": "alarm"}, headers={"Idempotency-Key": f"bench-{number}"}
            )
            moment = time.time() * 1000
            answer.raise_for_status()
            replied[str(answer.json()["id"])] = moment
            time.sleep(EVERY_SECONDS)
    return replied


def wait_for(page: Page, alarms: set[str], *, seconds: float = 30) -> dict[str, float]:
    """When each alarm was drawn; an alarm that never was is an error, not a slow one."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        drawn: dict[str, float] = page.evaluate("window.drawn")
        if alarms <= drawn.keys():
            return drawn
        time.sleep(0.2)
    raise AssertionError(f"never drawn: {sorted(alarms - drawn.keys())}")
