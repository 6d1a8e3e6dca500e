"""The board: true or loud, readable from afar, and workable without a mouse."""

import time

import pytest
from playwright.sync_api import expect

from tests.screens.conftest import EMERGENCY
from tests.screens.people import PHONE
from tests.screens.test_press import press_by_api

# What a browser does is the same on both; the walk at a desk is on PostgreSQL.
pytestmark = pytest.mark.once


def card(somebody, place="Balie 3"):
    """The card of the alarm at this place."""
    return somebody.page.get_by_role("article").filter(has_text=place)


def test_a_wall_screen_shows_and_asks_nothing(sit_down, regie):
    """S1-20 S4-11 (screens §3): from six metres: where, and that nobody has the regie; no buttons at all."""
    hall = sit_down("samira")
    hall.go("/board/?wall=1")
    hall.sees("Geen open alarmen.")
    hall.picture("wall-quiet")
    wall = sit_down("rick")
    wall.go("/board/?wall=1")
    press_by_api(regie, "for the wall")
    wall.sees("Niemand heeft de regie", within=card(wall))
    assert [button for button in wall.page.get_by_role("button").all() if button.is_visible()] == []
    where = card(wall).get_by_role("heading", level=2)
    assert float(where.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")) >= 64
    wall.picture("wall")


def test_without_a_mouse(sit_down):
    """S1-20 S4-10 (screens §1): Tab and Enter take charge; Ctrl-K finds the way to the stand-down."""
    fatima = sit_down("fatima")
    fatima.go("/board/")
    keyboard = fatima.page.keyboard
    take = fatima.find("Ik neem de regie", role="button", within=card(fatima))
    expect(take).to_be_visible()
    for _ in range(40):
        if take.evaluate("element => element === document.activeElement"):
            break
        keyboard.press("Tab")
    expect(take).to_be_focused()
    keyboard.press("Enter")
    fatima.sees("%(name)s heeft de regie", name="Fatima Benali", within=card(fatima))

    keyboard.press("Control+k")
    keyboard.type("meld af")
    fatima.picture("palette")
    keyboard.press("Enter")
    fatima.headline("Meld het alarm af")
    keyboard.press("Tab")
    assert fatima.page.evaluate("document.activeElement !== document.body")


def test_one_tab_leads_to_the_content(sit_down):
    """S1-12: the first key on a page skips the menu."""
    fatima = sit_down("fatima")
    fatima.go("/board/")
    fatima.page.keyboard.press("Tab")
    expect(fatima.page.get_by_role("link", name=fatima.say("Naar de inhoud"))).to_be_focused()
    fatima.page.keyboard.press("Enter")
    expect(fatima.page.get_by_role("main")).to_be_focused()


def test_a_drill_stands_below_what_is_real_and_becomes_it(sit_down, regie):
    """S1-20 (I-5): another colour, another edge and the word in two languages; real at one word, above the others."""
    samira, els = sit_down("samira"), sit_down("els")
    samira.go("/board/")
    els.go("/drills/new/")
    els.write("Wat wil je oefenen?", "Komt er hulp?")
    els.page.get_by_label(els.say("Waarmee begint de oefening?")).select_option(
        label="Balie A, Hal, Stadhuis"
    )
    els.press("Plan de oefening")
    els.press("Begin de oefening nu")
    drill = card(samira, "Balie A")
    expect(drill).to_contain_text("OEFENING DRILL")
    expect(drill).to_have_css("border-top-style", "dashed")  # the card is drawn anew with every piece of news
    samira.press("Alarm")
    samira.go("/board/")
    expect(samira.page.get_by_role("article")).to_have_count(2)
    expect(samira.page.get_by_role("article").last).to_contain_text("OEFENING DRILL")
    samira.picture("board-drill")
    samira.press("Dit is echt: roep iedereen")
    expect(drill).not_to_contain_text("OEFENING DRILL")
    samira.sees("Dit is echt.", within=drill)
    expect(samira.page.get_by_role("article").first).to_contain_text("Balie A")


def test_a_board_without_a_server_says_so_and_comes_back(sit_down, regie):
    """S1-18 S1-20 (I-8): loud when it is behind; afterwards it is true again, without anybody touching it."""
    board, phone = sit_down("fatima"), sit_down("fatima", size=PHONE)
    board.go("/board/")
    board.sees("Verbonden: nieuwe alarmen komen vanzelf.")
    expect(card(board)).to_be_visible()
    regie.kill()
    lost_at = time.monotonic()
    board.sees("Niet verbonden: dit bord loopt achter.", seconds=45)
    print(f"\nthe board said that it was behind after {time.monotonic() - lost_at:.1f} s")
    board.sees("Bel bij twijfel %(number)s.", number=EMERGENCY)
    board.picture("board-lost")

    board.context.set_offline(True)
    regie.restart()
    meanwhile = press_by_api(regie, "while the board was away", kind="attention")
    stand_down(phone)
    board.context.set_offline(False)
    board.sees("Verbonden: nieuwe alarmen komen vanzelf.", seconds=30)
    expect(board.page.get_by_role("article")).to_have_count(1)
    expect(board.page.locator(f"#alarm-{meanwhile['id']}")).to_be_visible()
    expect(board.page.get_by_text(board.say("Niet verbonden: dit bord loopt achter."))).not_to_be_visible()


def stand_down(somebody):
    """The alarm of which this person has the regie is over."""
    somebody.go("/board/")
    somebody.press("Meld het alarm af", role="link")
    somebody.tick("Vals alarm")
    somebody.press("Meld het alarm af")
    somebody.sees("Het alarm is afgemeld.")
