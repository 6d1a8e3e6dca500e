"""Could this name be that person, and what must be known of somebody who was told to leave?"""

from datetime import UTC, date, datetime

import pytest

from regie.refusal import Refused
from regie.visitors import rules
from regie.visitors.rules import Certainty

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "known", "could_be"),
    [
        ("jansen", "De heer Jansen", True),
        ("Janssen", "De heer P. Jansen", True),
        ("Yildiz", "Mevrouw Yıldız", True),
        ("van der Berg", "De heer Van den Berg", True),
        ("De Vries", "De heer de Wit", False),
        ("Ali", "De heer Aal", False),
        ("Muller", "Frau Müller", True),
        ("Z202614", "Z202615", False),
        ("de heer", "De heer Jansen", False),
        ("Petersen", "Pietersen", True),
        ("Smit", "Bakker", False),
    ],
)
def test_a_name_finds_whom_it_could_be(typed: str, known: str, could_be: bool) -> None:
    """S3-31 Too many rather than too few: misheard, without accents, and never by a title alone."""
    assert rules.resembles(typed, known) is could_be


@pytest.mark.parametrize(
    ("second", "born", "sure"),
    [
        ("", date(1980, 4, 3), Certainty.POSSIBLE),
        ("3-4-1980", date(1980, 4, 3), Certainty.AGREES),
        ("03.04.1980", date(1980, 4, 3), Certainty.AGREES),
        ("1980-04-03", date(1980, 4, 3), Certainty.AGREES),
        ("4-4-1980", date(1980, 4, 3), Certainty.DIFFERS),
        ("3-4-1980", None, Certainty.POSSIBLE),
        ("2026-0001", None, Certainty.AGREES),
        ("2026-0002", None, Certainty.POSSIBLE),
        ("31-2-1980", date(1980, 4, 3), Certainty.POSSIBLE),
    ],
)
def test_a_name_alone_is_never_more_than_possible(second: str, born: date | None, sure: Certainty) -> None:
    """S3-31 A second mark is asked: the day of birth, or the reference on the letter."""
    assert rules.certainty(second, birth_date=born, reference="2026-0001") is sure


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"ordered_by": " "}, "ordered_by_nobody"),
        ({"capacity": ""}, "ordered_in_no_capacity"),
        ({"outcome": "restored", "ordered_by": "", "capacity": ""}, ""),
        ({"outcome": "ended", "ordered_by": "", "capacity": ""}, ""),
        ({"happened_at": datetime(2026, 3, 4, 9, 1, tzinfo=UTC)}, "intervention_still_to_come"),
    ],
)
def test_who_sends_somebody_out_says_who_and_in_what_capacity(change: dict, code: str) -> None:
    """S3-22 S3-15 (Sr 138, 139) An intervention aims at recovery; an order to leave has a name and a capacity."""
    told = {"outcome": "sent_out", "ordered_by": "Fatima", "capacity": "guard", "happened_at": NOW} | change
    found = ""
    try:
        rules.check_intervention(**told, at=NOW)
    except Refused as refused:
        found = refused.code
    assert found == code


def test_there_is_something_to_look_for() -> None:
    """S3-31 A title is no name."""
    for typed in ("", "  ", "mevrouw", "J."):
        with pytest.raises(Refused, match="type_a_name"):
            rules.check_name(typed)
