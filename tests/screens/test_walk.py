"""The whole line in a real browser: from a press to a letter, care and an answer; Dutch on a phone, English at a desk."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.screens.people import DESK, PHONE, Somebody

pytestmark = pytest.mark.xdist_group("screens-walk")


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


@pytest.fixture(
    scope="module", params=[("nl", PHONE), ("en", DESK)], ids=["Dutch on a phone", "English at a desk"]
)
def walk(request: pytest.FixtureRequest, sit_down: Callable[..., Somebody]) -> Iterator[Walk]:
    walked = Walk(sit_down, *request.param)
    yield walked
    for one in walked.present.values():
        one.leave()


def card(somebody: Somebody) -> Locator:
    """The one alarm that is open."""
    return somebody.page.get_by_role("article")


def number_in(somebody: Somebody, pattern: str) -> str:
    """The number in the address of the page."""
    found = re.search(pattern, somebody.page.url)
    assert found, somebody.page.url
    return found[1]


def test_a_press_is_one_tap_and_stands_on_the_board(walk):
    """S1-18 S2-03 S4-11: one tap on any page; received; on another screen at once, without loading it again."""
    walk.fatima.go("/board/")
    walk.fatima.sees("Geen open alarmen.")
    walk.fatima.page.evaluate("window.neverLoadedAgain = true")
    walk.joris.go("/policies/")
    walk.joris.taps = 0

    bar = walk.joris.page.get_by_role("complementary", name=walk.joris.say("Hulp roepen"))
    walk.joris.press("Alarm", within=bar)
    walk.joris.sees("Ontvangen")
    assert walk.joris.taps == 1

    walk.fatima.sees("Niemand heeft de regie", within=card(walk.fatima))
    walk.fatima.reads("Werkplein Oost", within=card(walk.fatima))
    walk.joris.sees("Gezien door %(who)s", who="Fatima Benali")
    assert walk.fatima.page.evaluate("window.neverLoadedAgain")
    walk.joris.picture("press-received")
    walk.fatima.picture("board-alarm")


def test_one_takes_charge_and_another_comes(walk):
    """S1-20 S2-02 S4-10 S4-11: everybody sees who has the regie and who is coming; so does the one who pressed."""
    walk.ali.go("/board/")
    walk.fatima.press("Ik neem de regie")
    walk.joris.sees("%(who)s heeft de regie.", who="Fatima Benali")
    walk.ali.sees("%(name)s heeft de regie", name="Fatima Benali", within=card(walk.ali))

    walk.ali.press("Ik kom")
    walk.joris.sees("Onderweg: %(who)s", who="Ali Demir")
    coming = card(walk.fatima).get_by_role("definition").filter(has_text="Ali Demir")
    expect(coming.last).to_be_visible()
    walk.fatima.picture("board-charge")
    walk.joris.picture("press-charge")


def test_the_regie_is_handed_over_when_the_other_accepts(walk):
    """S1-20 S4-10: there is one who has the regie, until another says yes."""
    fatima, ali = walk.fatima, walk.ali
    fatima.page.get_by_text(fatima.say("Draag de regie over")).click()
    card(fatima).get_by_label(fatima.say("Aan wie?")).select_option(label="Ali Demir")
    fatima.press("Vraag het")
    fatima.sees("%(name)s heeft de regie", name="Fatima Benali")
    ali.picture("board-asked")
    ali.press("Ja, ik neem de regie over")
    fatima.sees("%(name)s heeft de regie", name="Ali Demir", within=card(fatima))
    walk.joris.sees("%(who)s heeft de regie.", who="Ali Demir")


def test_standing_down_is_three_taps(walk):
    """S1-20 S3-22 S4-26: what was needed, in three taps; the one who pressed hears it, the story reads as sentences."""
    ali = walk.ali
    ali.taps = 0
    ali.press("Meld het alarm af", role="link")
    ali.picture("stand-down")
    ali.tick("Gesprek hersteld")
    ali.press("Meld het alarm af")
    ali.sees("Het alarm is afgemeld.")
    assert ali.taps == 3
    ali.picture("alarm-story")
    walk.fatima.sees("Geen open alarmen.")
    walk.joris.sees("Je oproep is afgerond.")


def test_reporting_takes_less_than_a_minute(walk):
    """S0-07 S1-22 (screens §5): what is known is filled in; the rest is a few words and a few taps."""
    joris = walk.joris
    joris.taps = joris.typed = 0
    joris.press("Meld wat er gebeurde", role="link")
    joris.reads("Ali Demir")
    joris.write(joris.say("Wat gebeurde er?"), "Hij sloeg op de balie en riep dat hij me zou opwachten.")
    joris.tick("dreigen")
    joris.tick("geschrokken")
    joris.tick("mijn leidinggevende")
    joris.picture("report")
    joris.press("Verstuur de melding")
    joris.headline("Dank je. Dit gebeurt er nu.")
    joris.picture("report-thanks")
    print(f"\nreport: {joris.taps} taps, {joris.typed} characters")
    assert joris.taps <= 8
    walk.incident = number_in(joris, r"/incidents/(\d+)/")
