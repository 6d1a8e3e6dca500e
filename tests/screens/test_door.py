"""The door on a phone: today's list, a name as it is heard, the slip, and somebody who was told to leave."""

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases, run_python
from tests.processes import QUICK, Process, Started
from tests.screens.people import PHONE, Somebody

pytestmark = pytest.mark.once
FILL = "from tests.screens.busy_day import at_the_door\nat_the_door(timezone.now())"


@pytest.fixture(scope="module")
def regie(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A process with one ban in force, of which the letter was handed over."""
    folder = tmp_path_factory.mktemp("door")
    database = databases.fresh(demo=True)
    run_python(FILL, database=database, data=folder)
    started = Started(folder)
    yield started.start(database, **QUICK)
    started.stop_all()


@pytest.fixture(scope="module")
def fatima(sit_down: Callable[..., Somebody]) -> Somebody:
    """The guard, with a phone."""
    return sit_down("fatima", size=PHONE)


def test_the_list_of_today_says_who_and_until_when(fatima):
    """S3-31 U29: one page, one question; who holds today stands on it without a search."""
    fatima.go("/visitors/")
    fatima.headline("Mag deze persoon naar binnen?")
    fatima.sees("Vandaag geldt hier iets voor 1 persoon")
    fatima.sees("Mag niet naar binnen")
    assert fatima.look() == []


def test_a_name_as_it_is_heard_finds_the_person_or_nobody(fatima):
    """S3-31 U29: written otherwise it is found, as possible only; whoever is not on the list is welcome."""
    fatima.write(fatima.say("Naam"), "Wim de Boer")
    fatima.press("Zoek op de lijst")
    fatima.sees("Niemand op de lijst lijkt op “%(searched)s”", searched="Wim de Boer")
    fatima.taps = 0
    fatima.write(fatima.say("Naam"), "van der Schoot Oosterhuizen")
    fatima.press("Zoek op de lijst")
    fatima.sees("Mogelijk. Vraag een tweede kenmerk: de geboortedatum, of het kenmerk op de brief.")
    assert "Schoot" not in fatima.page.url
    assert fatima.look() == []
    fatima.picture("door-found")


def test_the_slip_says_what_may_still_be_and_nothing_of_what_happened(fatima):
    """S3-31 U29: from the hit to the slip is one tap; it holds the way that stays open, and no story."""
    found = fatima.page.get_by_role("region", name="lijkt op")
    found.get_by_role("link").first.click()
    fatima.sees("Dit mag deze persoon nog wel")
    fatima.sees("Weet je zeker dat dit deze persoon is?")
    assert "auto staat" not in fatima.page.get_by_role("main").inner_text()
    assert fatima.look() == []


def test_who_was_told_to_leave_is_written_down_in_three_taps(fatima):
    """S3-22 U30 U34: from the slip: who gave the order, in what capacity and when are filled in."""
    fatima.taps = 0
    fatima.press("Leg vast: ik greep in", role="link")
    fatima.headline("Je greep in. Hoe liep het af?")
    fatima.tick("ja", question="Ging de persoon weg?")
    fatima.picture("door-log")
    fatima.press("Leg dit vast")
    fatima.sees("Vastgelegd. Dit is geen maatregel: het is voorbij als de persoon weg is.")
    fatima.sees(
        "Gezegd door %(who)s, %(role)s", who="Fatima Benali", role="beveiliger, namens de organisatie"
    )
    fatima.sees("Er gold een schriftelijk verbod.")
    assert fatima.taps == 3
    assert fatima.look() == []
