"""Nothing that somebody types is lost, whatever happens to the session or the line, and nobody else gets it."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.screens.people import PHONE

pytestmark = pytest.mark.once

STORY = "Hij liep om de balie heen en bleef voor mij staan."


def story(somebody):
    """The field for what happened."""
    return somebody.page.get_by_label(somebody.say("Wat gebeurde er?"))


def test_a_session_that_ran_out_loses_nothing(sit_down):
    """S1-22 (screens §5): the text stands there again after the log-in; once sent it is gone from this browser."""
    meryem = sit_down("meryem", size=PHONE)
    meryem.go("/incidents/report/")
    meryem.write(meryem.say("Wat gebeurde er?"), STORY)
    meryem.tick("intimideren")
    meryem.tick("gaat wel")
    meryem.context.clear_cookies(name="sessionid")
    meryem.press("Verstuur de melding")
    meryem.headline("Log in")

    # Not this browser's memory brings it back, but the server's: the phone could have been another one.
    meryem.page.evaluate("localStorage.clear()")
    meryem.log_in()
    expect(story(meryem)).to_have_value(STORY)
    expect(meryem.page.get_by_role("checkbox", name=meryem.say("intimideren"))).to_be_checked()
    meryem.press("Verstuur de melding")
    meryem.headline("Dank je. Dit gebeurt er nu.")
    meryem.go("/incidents/report/")
    expect(story(meryem)).to_have_value("")


def test_a_report_without_a_line_arrives_once(sit_down, record_property):
    """S1-22 U02 (screens §1, §5): filled in without a network, the page killed, sent by itself; taps and seconds."""
    huub = sit_down("huub", size=PHONE)
    huub.go("/incidents/report/")
    huub.page.evaluate("navigator.serviceWorker.ready")
    huub.go("/incidents/report/")
    huub.context.set_offline(True)
    huub.go("/incidents/report/")
    began, huub.taps = monotonic(), 0
    told_without_a_line(huub)
    seconds = monotonic() - began
    record_property("report on a phone without a line", f"{huub.taps} taps, {seconds:.1f} s")
    assert (huub.taps <= 8, seconds < 60) == (True, True)
    assert STORY not in huub.page.evaluate("JSON.stringify(localStorage)")
    huub.page.close()
    huub.page = huub.context.new_page()
    huub.context.set_offline(False)
    huub.go("/")
    huub.sees("Verstuurd. Bekijk wat er met je melding gebeurt.")
    huub.go("/")
    huub.go("/incidents/")
    expect(huub.page.locator(".register tbody tr")).to_have_count(1)
    huub.page.locator(".register tbody a").first.click()
    huub.sees(STORY)


def told_without_a_line(huub) -> None:
    """Everything that a report asks, with the page killed half-way."""
    huub.sees(
        "Er is geen verbinding. Je melding wordt op dit toestel versleuteld bewaard en later vanzelf verstuurd."
    )
    huub.write(huub.say("Wat gebeurde er?"), STORY)
    huub.sees("Bewaard op dit apparaat")
    huub.page.reload()
    expect(story(huub)).to_have_value(STORY)
    huub.tick("intimideren")
    huub.tick("geschrokken")
    huub.press("Verstuur de melding")
    huub.sees("Je melding is bewaard op dit toestel. Ze wordt vanzelf verstuurd zodra er verbinding is.")
    huub.picture("offline-kept")


def test_the_next_person_at_this_computer_reads_nothing_of_it(sit_down):
    """S2-24: a shared computer gives nobody the words of a colleague."""
    shared = sit_down("tom")
    shared.go("/incidents/report/")
    shared.write(shared.say("Wat gebeurde er?"), STORY)
    shared.sees("Bewaard")
    shared.press("Log uit")
    shared.username = "lotte"
    shared.log_in()
    shared.go("/incidents/report/")
    expect(story(shared)).to_have_value("")
