"""Which words stand for the same citizen, and who may look and put records together."""

from datetime import date

import pytest

from regie.incidents import rules
from regie.incidents.rules import Mark
from regie.refusal import Refused


@pytest.mark.parametrize(
    "name",
    [
        "Piet Jansen",
        "JANSEN, Piet",
        "dhr. Piet  Jansen",
        "de heer P\u00efet Jansen",
        "pi\u00ebt-jansen",
        " Jansen Piet ",
    ],
)
def test_one_name_has_many_ways_to_be_written(name):
    """S1-22 S2-24: titles, order, accents, case and punctuation are no other person."""
    assert rules.marks(name=name) == {Mark.NAME: "jansen piet"}


@pytest.mark.parametrize(
    ("one", "other"), [("Piet Jansen", "Piet Janssen"), ("Jan Piet", "Jan"), ("Li", "Ali")]
)
def test_another_name_is_another_name(one, other):
    """S2-24 (domain 9.21): nearly the same is not the same, because a false hit is a wrong accusation."""
    assert rules.marks(name=one) != rules.marks(name=other)


def test_a_number_and_a_day_of_birth():
    """S1-22: a case number without its spaces and dashes; what is not known is no mark."""
    known = rules.marks(case_number="Z-2026 / 881", birth_date=date(1980, 2, 1))
    assert known == {Mark.CASE_NUMBER: "z2026881", Mark.BIRTH_DATE: "1980-02-01"}
    assert rules.marks(name=" - ", case_number="") == {}
    assert rules.marks(name="Mevrouw") == {Mark.NAME: "mevrouw"}
    assert rules.is_case_number("Zaak 881") is True
    assert rules.is_case_number("Piet Jansen") is False


@pytest.mark.parametrize(
    ("check", "given", "code"),
    [
        (rules.check_purpose, {"purpose": ""}, "purpose_missing"),
        (rules.check_purpose, {"purpose": "curious"}, "purpose_missing"),
        (rules.check_search, {"sought": {Mark.BIRTH_DATE: "1980-02-01"}}, "search_by_name_or_number"),
        (rules.check_merge, {"same": True, "one_organisation": True, "reason": "ja"}, "already_one_record"),
        (
            rules.check_merge,
            {"same": False, "one_organisation": False, "reason": "ja"},
            "not_one_organisation",
        ),
        (rules.check_merge, {"same": False, "one_organisation": True, "reason": " "}, "merge_reason_missing"),
        (rules.check_parting, {"undone": True, "reason": "nee"}, "already_parted"),
        (rules.check_parting, {"undone": False, "reason": ""}, "merge_reason_missing"),
    ],
)
def test_what_is_refused(check, given, code):
    """S2-24: no purpose, no look; and no merge without a person's reason."""
    with pytest.raises(Refused) as refused:
        check(**given)
    assert refused.value.code == code


def test_what_is_allowed():
    """S2-24: the other side of each."""
    rules.check_purpose(rules.Purpose.RESPONSE)
    rules.check_search({Mark.CASE_NUMBER: "881"})
    rules.check_merge(same=False, one_organisation=True, reason="zelfde zaaknummer")
    rules.check_parting(undone=False, reason="andere geboortedatum")
