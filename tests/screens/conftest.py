"""One process and one browser for each file of walks; what was on the screens is kept when one fails."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.databases import Databases
from tests.processes import QUICK, Process, Started
from tests.screens.people import Somebody

# The same engine without windows, icons and messages of its own: a page costs two thirds.
SHELL = "/usr/bin/chromium-headless-shell"
# What people have; a file of walks that wants it says BROWSER = CHROMIUM.
CHROMIUM = "/usr/bin/chromium"
EMERGENCY = "0800 1234"


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Debian's chromium. Closed after each file, because its loop and Django's tables do not go together."""
    program = getattr(request.module, "BROWSER", SHELL)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        except Error as error:
            pytest.fail(f"No {program}, so nothing is proved: scripts/system_packages test\n{error}")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def regie(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One `regie run` with the demo chain and a telephone number for when all else fails."""
    started = Started(tmp_path_factory.mktemp("screens"))
    yield started.start(databases.fresh(demo=True), REGIE_EMERGENCY_NUMBER=EMERGENCY, **QUICK)
    started.stop_all()


@pytest.fixture(scope="module")
def sit_down(browser: Browser, regie: Process) -> Iterator[Callable[..., Somebody]]:
    """Puts somebody at a browser of their own; everybody leaves at the end of the file."""
    present: list[Somebody] = []

    def sit(username: str = "", **how: Any) -> Somebody:
        present.append(Somebody(browser, regie, username, **how))
        return present[-1]

    yield sit
    for one in present:
        one.leave()
