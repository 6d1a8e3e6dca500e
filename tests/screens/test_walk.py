"""The whole line in a real browser, from a press to an answer: in Dutch on a phone, in English at a desk."""

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.screens.choosing import bounded, weighed
from tests.screens.people import DESK, PHONE, Somebody
from tests.screens.walk import A_LETTER, A_TAP, Walk, card, number_in, read_by_a_colleague

# Two walks, and each database carries one of them: a walk takes a minute.
WALKS = [
    pytest.param(("nl", PHONE), id="Dutch on a phone", marks=pytest.mark.once),
    pytest.param(("en", DESK), id="English at a desk", marks=pytest.mark.once_on_postgresql),
]


@pytest.fixture(scope="module", params=WALKS)
def walk(request: pytest.FixtureRequest, sit_down: Callable[..., Somebody]) -> Iterator[Walk]:
    walked = Walk(sit_down, *request.param)
    yield walked
    for one in walked.present.values():
        one.leave()


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
    started = time.monotonic()
    joris.press("Meld wat er gebeurde", role="link")
    joris.reads("Ali Demir")
    joris.picture("report-empty")
    assert walk.size == DESK or joris.page.evaluate("document.body.scrollHeight") <= PHONE["height"]
    joris.write(joris.say("Wat gebeurde er?"), "Hij sloeg op de balie en riep dat hij me zou opwachten.")
    joris.tick("dreigen")
    joris.tick("geschrokken")
    joris.choose("Wat heb je nu nodig?", "mijn leidinggevende")
    joris.picture("report")
    joris.press("Verstuur de melding")
    joris.headline("Dank je. Dit gebeurt er nu.")
    machine = time.monotonic() - started
    person = joris.taps * A_TAP + joris.typed * A_LETTER
    print(
        f"\nreport: {joris.taps} taps, {joris.typed} letters; {person:.0f} s for a person, {machine:.1f} s here"
    )
    assert joris.taps <= 8
    assert person + machine <= 60
    # The promise itself: by whom and when, without asking for it again.
    joris.sees("Een tweede persoon beoordeelt je melding")
    assert joris.page.get_by_role("main").locator("time").count() >= 2
    joris.picture("report-thanks")
    walk.incident = number_in(joris, r"/incidents/(\d+)/")


def test_a_second_person_holds_it_against_the_norm(walk):
    """S1-06 S1-22 S3-03 (screens §6): one tap from my work; each fact on a line of its own with its norm."""
    sanne = walk.sanne
    sanne.go("/")
    sanne.picture("my-work")
    sanne.page.get_by_role("main").get_by_role("link", name=sanne.say("Beoordeel")).first.click()
    sanne.write(sanne.say("Wat zei of deed de burger, letterlijk?"), "“Ik wacht je op bij je auto.”")
    sanne.page.get_by_label(sanne.say("Welke norm?")).first.select_option(value="threat")
    sanne.tick("grensoverschrijdend volgens de norm")
    sanne.write(sanne.say("Waarom?"), "Hij kondigde kwaad aan tegen een collega.")
    sanne.picture("classify")
    sanne.press("Leg het oordeel vast")
    sanne.sees("Kies een reactie")
    sanne.picture("case-classified")


def test_the_citizen_is_heard_first(walk):
    """S1-24 S2-25 (screens §8): what is still needed stands there as sentences, and ticks itself."""
    sanne = walk.sanne
    walk.incident = number_in(sanne, r"/incidents/(\d+)/")
    sanne.go(f"/responses/{walk.incident}/choose/")
    sanne.picture("choose-before")
    sanne.sees(
        "Er is nog niet met de burger gesproken. Plan een gesprek, of vraag om een schriftelijke reactie."
    )
    sanne.press("Leg een gesprek vast", role="link")
    sanne.tick("gesproken")
    sanne.write(sanne.say("Op welke dag?"), date.today().isoformat())
    sanne.write(
        sanne.say("Wat zei de burger, of waarom kon het niet?"), "Hij wachtte drie weken en had geen geld."
    )
    sanne.press("Bewaar het gesprek")
    sanne.sees("De burger kon het eigen verhaal vertellen.")


def test_a_person_chooses_with_a_reason(walk):
    """S1-24 S1-25 S4-08 (screens §8): the norm proposes with its section; a person chooses and says why."""
    sanne = walk.sanne
    response = "waarschuwingsbrief" if walk.size == PHONE else "gebouwverbod"
    sanne.press("Kies: %(name)s", role="link", name=sanne.say(response))
    if response == "gebouwverbod":
        bounded(sanne)
    sanne.write(sanne.say("Waarom past dit?"), "U zei dat u een medewerker zou opwachten.")
    sanne.write(
        sanne.say("Wat lichters overwoog je, en waarom is dat niet genoeg?"),
        "Een gesprek alleen is te licht.",
    )
    weighed(sanne, how="gewone post" if walk.size == PHONE else "overhandigen")
    sanne.reads("U zei dat u een medewerker zou opwachten.", within=sanne.page.get_by_role("article"))
    sanne.picture("choose")
    sanne.press("Leg voor aan een tweede persoon")
    sanne.sees("Gekozen. Nu leest en ondertekent iemand anders.")
    walk.measure = number_in(sanne, r"/measures/(\d+)/")
    sanne.picture("measure-chosen")


def test_who_chose_does_not_sign(walk):
    """S1-25 S4-08 S4-10: four eyes: no button for who chose, and a sentence for who tries all the same."""
    sanne = walk.sanne
    expect(sanne.page.get_by_role("button", name=sanne.say("Ik onderteken"), exact=True)).to_have_count(0)
    sanne.page.evaluate(
        """address => {
            const form = document.querySelector("form[action='/logout/']").cloneNode(true);
            form.action = address;
            document.body.append(form);
            form.submit();
        }""",
        f"/responses/measures/{walk.measure}/signature/",
    )
    sanne.headline("Jij koos deze reactie. Iemand anders moet ondertekenen.")
    sanne.picture("four-eyes")


def test_a_second_person_signs(walk):
    """S1-24 S4-10 (screens §8): the second signer reads the same page, with the paper beside it, and signs."""
    ingrid = walk.ingrid
    ingrid.go("/")
    ingrid.picture("my-work")
    row = ingrid.page.get_by_role("main").get_by_role(
        "link", name=ingrid.say("Lees en onderteken de reactie")
    )
    row.first.click()
    ingrid.reads("Een gesprek alleen is te licht.")
    ingrid.reads("U zei dat u een medewerker zou opwachten.", within=ingrid.page.get_by_role("article"))
    ingrid.picture("sign")
    ingrid.press("Ik onderteken")
    ingrid.sees("Ondertekend. Er is besloten.")
    ingrid.picture("signed")


def test_the_letter_goes_out_as_pdf(walk):
    """S0-10 S1-24 (screens §10): addressed, read by a colleague, sent; the same PDF ever after."""
    ingrid = walk.ingrid
    ingrid.go("/")
    row = ingrid.page.get_by_role("main").get_by_role("link", name=ingrid.say("Lees en verstuur de brief"))
    row.first.click()
    ingrid.headline("Klopt deze brief?")
    walk.letter = number_in(ingrid, r"/letters/(\d+)/")
    ingrid.write(ingrid.say("Aan wie?"), "De heer P. Jansen\nDorpsstraat 1\n1234 AB Voorbeeldstad")
    ingrid.write(ingrid.say("Wie kan de burger bellen of schrijven?"), "Team inkomen, 0800 1234")
    ingrid.reads("De heer P. Jansen", within=ingrid.page.get_by_role("article"))
    ingrid.picture("letter")
    read_by_a_colleague(walk)
    ingrid.headline("Dit krijgt de burger. Mag het weg?")
    ingrid.tick("per post")
    ingrid.picture("letter-sending")
    ingrid.press("Verstuur de brief")
    ingrid.headline("Deze brief is verstuurd")
    ingrid.picture("letter-sent")
    first, second = (ingrid.context.request.get(f"/letters/{walk.letter}/pdf/").body() for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second


def test_care_has_dates_and_a_person(walk):
    """S1-21 S2-05: dates for the employee, who may do without the optional one; somebody who takes it on and talks."""
    joris, wim = walk.joris, walk.wim
    joris.go(f"/incidents/{walk.incident}/status/")
    joris.press("Bekijk je opvang", role="link")
    joris.sees("Krijgt een datum na het eerste gesprek.")
    assert joris.page.get_by_role("main").locator("time").count() >= 2
    joris.picture("care-own")
    joris.press("Ik hoef dit niet: %(what)s", what="")
    joris.sees("Goed. Wil je later toch praten, zeg het dan.")

    wim.go(joris.page.url)
    wim.press("Ik doe de opvang")
    wim.press("Praat met %(who)s", role="link", who="Joris de Wit")
    wim.write(wim.say("Wat spraken jullie af?"), "Joris belt mij als hij slecht slaapt.")
    wim.picture("talk")
    wim.press("We hebben gesproken")
    wim.sees("Het gesprek staat erin. Dank je.")
    joris.page.reload()
    joris.headline("%(who)s doet je opvang.", who="Wim Jansen")
    joris.reads("Joris belt mij als hij slecht slaapt.")
    # Now the others have a date as well.
    expect(joris.page.get_by_text(joris.say("Krijgt een datum na het eerste gesprek."))).to_have_count(0)
    joris.picture("care-after-talk")


def test_the_reporter_hears_how_it_ended_and_answers(walk):
    """S1-23 S2-17: whoever reported hears what was done, sees the road of the report, and says something back."""
    sanne, joris = walk.sanne, walk.joris
    sanne.go("/")
    todo = sanne.page.get_by_role("main").get_by_role("link", name=sanne.say("Vertel hoe het afliep aan"))
    todo.first.click()
    sanne.picture("feedback")
    sanne.write(sanne.say("Wat vertel je?"), "De man kreeg een brief. Wij praten volgende week met hem.")
    sanne.page.get_by_role("main").locator("form").get_by_role("button").last.click()
    sanne.headline("%(who)s weet wat er is gedaan.", who="Joris de Wit")
    # What was sent does not come back as if it still had to be.
    expect(sanne.page.get_by_label(sanne.say("Wat vertel je?"))).to_have_value("")

    joris.go(f"/incidents/{walk.incident}/status/")
    joris.picture("status-told")
    joris.press("%(who)s vertelde wat er is gedaan", role="link", who="Sanne Bakker")
    joris.reads("Wij praten volgende week met hem.")
    joris.write(joris.say("Wat wil je terugzeggen?"), "Dank je, ik wil daar graag bij zijn.")
    joris.picture("answer")
    joris.press("Stuur %(who)s je antwoord", who="Sanne Bakker")
    joris.sees("%(who)s leest wat je schreef.", who="Sanne Bakker")
    sanne.page.reload()
    sanne.reads("Dank je, ik wil daar graag bij zijn.")
    sanne.picture("feedback-answered")
    sanne.go(f"/incidents/{walk.incident}/")
    sanne.picture("case-end")


def test_nobody_met_an_error_on_the_way(walk):
    """S1-12: no script failed and nothing was missing on any screen of the whole line."""
    assert {name: one.complaints for name, one in walk.present.items() if one.complaints} == {}
