"""The journey of a report on a phone, from the front page to "kept": taps, keys, seconds; with a line and without."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.screens.people import PHONE, Somebody
from tests.screens.walk import A_LETTER, A_TAP

pytestmark = pytest.mark.once

STORY = "Hij sloeg op de balie en riep dat hij me zou opwachten."
# The menu, the way in, the words, what it was, how one is, and sending: six. Two are left for who looks around.
MOST_TAPS, MOST_SECONDS = 8, 60


def measured(somebody: Somebody, began: float, what: str, record_property) -> None:
    """Say the figure where everybody reads it, and hold it against the bound."""
    machine = monotonic() - began
    person = somebody.taps * A_TAP + somebody.typed * A_LETTER
    said = f"{somebody.taps} taps, {somebody.typed} keys; {person:.0f} s for a person, {machine:.1f} s of machine"
    print(f"\n{what}: {said}")
    record_property(what, said)
    assert (somebody.taps <= MOST_TAPS, machine < MOST_SECONDS, person + machine < MOST_SECONDS) == (
        True,
        True,
        True,
    )


def to_the_form(somebody: Somebody) -> None:
    """By the menu, as on any page."""
    somebody.press("Menu")
    somebody.press("Melden", role="link")


def answered(somebody: Somebody) -> None:
    """The four things that a report needs."""
    somebody.write(somebody.say("Wat gebeurde er?"), STORY)
    somebody.tick("dreigen")
    somebody.tick("geschrokken")
    somebody.press("Verstuur de melding")


def test_from_the_front_page_to_kept(sit_down, record_property):
    """S0-07 S1-22 (screens §5): six taps on a phone; what is known is filled in, and the promise stands there."""
    joris = sit_down("joris", size=PHONE)
    joris.go("/")
    began, joris.taps, joris.typed = monotonic(), 0, 0
    to_the_form(joris)
    answered(joris)
    joris.headline("Dank je. Dit gebeurt er nu.")
    measured(joris, began, "report on a phone, from the front page", record_property)
    joris.picture("journey-kept")


def test_from_the_front_page_to_kept_without_a_line(sit_down, record_property):
    """S1-22 U02 (screens §1, §5): as many taps without a network; kept where nobody reads it, and sent once later."""
    tom = sit_down("tom", size=PHONE)
    tom.go("/incidents/report/")
    tom.page.evaluate("navigator.serviceWorker.ready")
    tom.go("/")
    tom.context.set_offline(True)
    began, tom.taps, tom.typed = monotonic(), 0, 0
    to_the_form(tom)
    answered(tom)
    tom.sees("Je melding is bewaard op dit toestel. Ze wordt vanzelf verstuurd zodra er verbinding is.")
    measured(tom, began, "report on a phone without a line, from the front page", record_property)
    kept = "async () => (await indexedDB.databases()).map((one) => one.name)"
    assert tom.page.evaluate(kept)
    assert STORY not in tom.page.evaluate(EVERYTHING_KEPT)
    tom.context.set_offline(False)
    tom.go("/")
    tom.sees("Verstuurd. Bekijk wat er met je melding gebeurt.")
    tom.go("/")
    tom.go("/incidents/")
    expect(tom.page.locator(".register tbody tr")).to_have_count(1)


# All that this browser keeps for us: what is written down, and every row of every store, as text.
EVERYTHING_KEPT = """async () => {
    const told = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
        const opened = await new Promise((done, no) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = no;
        });
        for (const store of opened.objectStoreNames) {
            const rows = await new Promise((done) => {
                const asked = opened.transaction(store).objectStore(store).getAll();
                asked.onsuccess = () => done(asked.result);
            });
            for (const row of rows) {
                const bytes = Object.values(row).filter((one) => one instanceof ArrayBuffer || ArrayBuffer.isView(one));
                told.push(JSON.stringify(row), ...bytes.map((one) => new TextDecoder().decode(one)));
            }
        }
        opened.close();
    }
    return told.join(" ");
}"""
