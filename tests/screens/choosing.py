"""The questions of a response that somebody in a browser answers before another may sign."""

from datetime import date, timedelta

from tests.screens.people import Somebody


def weighed(somebody: Somebody, *, how: str) -> None:
    """What it means for this citizen, and how the letter reaches them (S1-25)."""
    somebody.page.get_by_label(
        somebody.say("Ik behandel geen aanvraag, bezwaar of klacht van deze burger.")
    ).check()
    for question, answer in (
        ("Is de burger extra kwetsbaar?", "gevraagd, niet bekend"),
        ("Zijn anderen van deze burger afhankelijk?", "nee"),
        ("Staat iemand de burger bij?", "nee"),
        ("Is de burger van onze hulp afhankelijk?", "ja"),
        ("Welke taal leest de burger?", "Nederlands"),
        ("Hoe komt de brief bij de burger?", how),
    ):
        somebody.tick(answer, question=question)
    somebody.write(
        somebody.say("Wat betekent dit voor deze burger, en waarom kan het niet korter of milder?"),
        "Uw uitkering loopt door.",
    )


def bounded(somebody: Somebody) -> None:
    """A limit has an end, a day to look again, a place, and a road that stays open (S1-25)."""
    somebody.sees("Kies een dag waarop wij kijken of dit nog nodig is.")
    assert somebody.page.get_by_label(somebody.say("Tot en met")).input_value() > date.today().isoformat()
    assert somebody.page.locator("input[name=payments_channel]").input_value()
    somebody.page.locator("input[name=emergency_help_hours]").fill("Dag en nacht")
    in_two_weeks = date.today() + timedelta(days=14)
    somebody.write(somebody.say("Wanneer kijken wij opnieuw?"), in_two_weeks.isoformat())
    somebody.write(somebody.say("Waar geldt dit?"), "Werkplein Oost")
    somebody.write(somebody.say("Op welke dagen en tijden geldt dit?"), "Elke dag")
    somebody.write(somebody.say("Welk gedrag of welke afspraak beëindigt dit eerder?"), "Een goed gesprek.")
    somebody.sees("Er staat wanneer wij opnieuw kijken, en wat dit eerder beëindigt.")
