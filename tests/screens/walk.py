"""One walk along the line: who takes part, at which screen, and what was found on the way."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator

from tests.screens.people import Somebody

# What an average person needs, in seconds: to find the next thing and tap it, and for each letter on a phone.
A_TAP, A_LETTER = 2.45, 0.28


class Walk:
    """One walk along the line: who takes part, and what was found on the way."""

    def __init__(self, sit_down: Callable[..., Somebody], language: str, size: dict[str, int]) -> None:
        self.sit_down, self.language, self.size = sit_down, language, size
        self.present: dict[str, Somebody] = {}
        self.incident = self.measure = self.letter = ""

    def __getattr__(self, username: str) -> Somebody:
        """Whoever takes part sits down at a browser of their own when first asked."""
        if username not in self.present:
            self.present[username] = self.sit_down(username, size=self.size, language=self.language)
        return self.present[username]


def card(somebody: Somebody) -> Locator:
    """The one alarm that is open."""
    return somebody.page.get_by_role("article")


def number_in(somebody: Somebody, pattern: str) -> str:
    """The number in the address of the page."""
    found = re.search(pattern, somebody.page.url)
    assert found, somebody.page.url
    return found[1]


def read_by_a_colleague(walk: Walk) -> None:
    """Ingrid gives it to read, Sanne finds it good, and Ingrid goes to send it."""
    walk.ingrid.press("Bewaar, en laat een collega lezen")
    walk.ingrid.sees(
        "Nu aan zet: een collega die de brief leest. Verander je nu iets, dan vraag je het opnieuw."
    )
    walk.sanne.go(f"/letters/{walk.letter}/")
    walk.sanne.picture("letter-reading")
    walk.sanne.press("Deze brief is goed")
    walk.ingrid.go(f"/letters/{walk.letter}/")
    walk.ingrid.press("Ga versturen", role="link")
