"""Somebody at a screen: what they press and what they see, by the words that stand on it."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, trans_real
from playwright.sync_api import Browser, Locator, Page, expect

from regie.demo import chain
from tests.processes import Process

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
# Everything that WCAG 2.2 AA asks, and what axe itself advises.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK_AT: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
# Half of axe's time is comparing colours, and those are the same at every width and nothing but those differ at night.
NO_COLOURS = {**LOOK_AT, "rules": {"color-contrast": {"enabled": False}}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
# Words that stand on other words, which axe does not see: what is drawn of each text, compared with the others.
OVERLAPS = """() => {
    const clipped = (element) =>
        element && (getComputedStyle(element).clipPath !== "none" || clipped(element.parentElement));
    const drawn = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const place = text.parentElement;
        if (!text.data.trim() || !place.checkVisibility() || place.closest("option") || clipped(place)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = text.data.trim().slice(0, 40);
        for (const box of range.getClientRects())
            if (box.width > 4 && box.height > 4) drawn.push({ box, text, words });
    }
    const over = (a, b) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.5;
    const found = new Set();
    for (const one of drawn)
        for (const other of drawn)
            if (one.text !== other.text && over(one.box, other.box)) found.add(`“${one.words}” on “${other.words}”`);
    return [...found].slice(0, 5);
}"""
# A refusal is an answer; the browser writes every status above 399 on its console all the same.
ANSWERS = ("the server responded with a status of 409", "the server responded with a status of 422")


class Words:
    """What the screen says for a sentence of the code: Dutch as it stands, or its English."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, dutch: str, **values: str) -> str:
        """The sentence in this language; a sentence that nobody translated is a failure of its own."""
        known = self.language == "nl" or dutch in trans_real.translation(self.language)._catalog
        assert known, f"“{dutch}” has no English"
        with translation.override(self.language):
            said = gettext(dutch)
        return said % values if values else said


class Somebody:
    """One person (or nobody yet) at one browser of their own, a phone or a desk."""

    def __init__(
        self, browser: Browser, regie: Process, username: str = "", *, size: dict[str, int] = DESK,
        language: str = "nl", script: bool = True, kept_pages: bool = True, url: str = "",
    ) -> None:  # fmt: skip
        self.username = username
        self.size = size
        self.say = Words("nl")
        self.context = browser.new_context(
            viewport=size, base_url=url or regie.url, locale="nl-NL", timezone_id="Europe/Amsterdam",
            is_mobile=size == PHONE, has_touch=size == PHONE, java_script_enabled=script,
            # An open alarm breathes for as long as it is open, and every breath is drawn without a graphics card.
            reduced_motion="reduce",
            # Pages that the browser keeps would hide that the server is gone.
            service_workers="allow" if kept_pages else "block",
        )  # fmt: skip
        # Not how fast it is, but that it comes: a letter is drawn while the rest of the suite runs.
        self.context.set_default_timeout(40_000)
        self.page = self.context.new_page()
        self.taps = self.typed = 0
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if username:
            self.log_in()
        if username and self.say.language != language:
            self.speak(language)

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not any(answer in message.text for answer in ANSWERS):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    # What somebody does

    def go(self, path: str) -> None:
        """Open a page by its address."""
        self.page.goto(path)

    def log_in(self) -> None:
        """Fill in the log-in page, where the person stands or from the front door."""
        if not self.page.url.partition("?")[0].endswith("/login/"):
            self.go("/login/")
        self.write(self.say("Gebruikersnaam"), self.username)
        self.write(self.say("Wachtwoord"), chain.password(self.username))
        self.page.get_by_role("main").get_by_role("button", name=self.say("Log in")).click()
        expect(self.page).not_to_have_url(re.compile("/login/"))
        self.say = Words(self.page.locator("html").get_attribute("lang") or "")

    def speak(self, language: str) -> None:
        """Choose a language as anybody does: with the button, which on a phone stands in the menu."""
        if self.size == PHONE:
            self.page.get_by_role("button", name="Menu").click()
        self.page.get_by_role("button", name={"en": "English", "nl": "Nederlands"}[language]).click()
        expect(self.page.locator(f"html[lang={language}]")).to_be_attached()
        self.say = Words(language)

    def press(self, dutch: str, *, role: str = "button", within: Any = None, **values: str) -> None:
        """Press what bears these words; counted as one tap."""
        self.find(dutch, role=role, within=within, **values).click()
        self.taps += 1

    def tick(self, dutch: str, *, question: str = "") -> None:
        """Tap the tile of an answer; counted as one tap."""
        asked = self.page.get_by_role("group", name=self.say(question)) if question else self.page
        asked.locator("label").filter(has_text=self.say(dutch)).first.click()
        self.taps += 1

    def choose(self, label: str, answer: str) -> None:
        """Choose from a list: one tap to open it and one to choose, both words in Dutch."""
        self.page.get_by_label(self.say(label)).select_option(label=self.say(answer))
        self.taps += 2

    def write(self, label: str, text: str) -> None:
        """Fill in a field: one tap, and so many keys."""
        self.page.get_by_label(label).first.fill(text)
        self.taps += 1
        self.typed += len(text)

    # What somebody sees

    def find(self, dutch: str, *, role: str, within: Any = None, **values: str) -> Locator:
        """What bears these words, for a person or for a screen reader."""
        return (within or self.page).get_by_role(role, name=self.say(dutch, **values)).first

    def sees(self, dutch: str, *, within: Any = None, seconds: float = 20, **values: str) -> None:
        """These words of the product are on the screen, or come there in so many seconds."""
        self.reads(self.say(dutch, **values), within=within, seconds=seconds)

    def reads(self, text: str, *, within: Any = None, seconds: float = 20) -> None:
        """This text is on the screen, or comes there in so many seconds."""
        found = (within or self.page).get_by_text(text).filter(visible=True).first
        expect(found).to_be_visible(timeout=seconds * 1000)

    def headline(self, dutch: str, *, seconds: float = 20, **values: str) -> None:
        """The one heading of the page begins with, or holds, these words."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_contain_text(self.say(dutch, **values), timeout=seconds * 1000)

    def picture(self, name: str) -> None:
        """Keep what is on the screen, for whoever wants to look: REGIE_PICTURES names the folder."""
        folder = os.environ.get("REGIE_PICTURES")
        if folder:
            self.page.evaluate("scrollTo(0, 0)")
            width = "phone" if self.size == PHONE else "desk"
            file = Path(folder, f"{name}-{self.username or 'nobody'}-{width}-{self.say.language}.png")
            self.page.screenshot(path=file, full_page=True, animations="disabled")

    # What a page has to be, whoever looks at it

    def look(self, rules: dict[str, Any] = LOOK_AT) -> list[str]:
        """Everything that is wrong with the page as it stands: axe, its width, its headings, its console."""
        page, wrong = self.page, list(self.complaints)
        self.complaints.clear()
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{wide} wide on a screen of {self.size['width']}"] if wide > self.size["width"] else []
        headings = page.get_by_role("heading", level=1, include_hidden=False).count()
        wrong += [f"{headings} first headings"] if headings != 1 else []
        return wrong + page.evaluate(OVERLAPS) + axe(page, rules)

    def leave(self) -> None:
        """Close this browser."""
        with suppress(Exception):
            self.context.close()


def axe(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, a line each; through the debugger, because the page itself rightly forbids strange scripts."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {AXE} }}")
    found = page.evaluate("options => axe.run(document, options)", rules)
    return [
        f"{one['id']}: {json.dumps([node['target'] for node in one['nodes']][:4])} {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
    ]
