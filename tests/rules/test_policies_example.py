"""The example policy: what it says, that it is an example, and that it harms nobody."""

import pytest
from django.utils import translation

from regie.policies.pack_file import EXAMPLE, read_pack, write_pack
from regie.policies.pack_file.checking import check
from regie.policies.rules import Pack, Status, gaps, ladder_for, propose


@pytest.fixture(scope="module")
def example() -> Pack:
    return read_pack(EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_says_that_it_is_one(example):
    """S1-06 nobody can take the example for a rule of the country."""
    assert example.label.in_language("nl") == "voorbeeld, geen Nederlandse regel"
    assert example.label.in_language("en") == "example, not a Dutch rule"


def test_the_ladders_of_the_example(example):
    """S4-26 S2-11 guards at once, the intervention team after 30 s, team leads a minute later, and every minute."""
    alarm, attention = ladder_for(example, "alarm"), ladder_for(example, "attention")
    assert [(step.group, step.wait_seconds) for step in alarm.steps] == [
        ("guards", 30), ("intervention_team", 60), ("team_leads", 60),
    ]  # fmt: skip
    assert [step.group for step in attention.steps] == ["guards", "intervention_team"]


@pytest.mark.parametrize(
    ("conduct", "status", "measures"),
    [
        ("verbal", Status.ADVISED, {"talk"}),
        ("discrimination", Status.PRESCRIBED, {"end_contact"}),
        ("sexual_intimidation", Status.PRESCRIBED, {"end_contact"}),
        ("physical_person", Status.PRESCRIBED, {"end_contact", "criminal_complaint", "police_notice"}),
        ("physical_thing", Status.ADVISED, {"order_talk", "damage_claim"}),
        ("self_harm", Status.PRESCRIBED, {"care_referral"}),
        ("complaint", Status.PRESCRIBED, {"complaint_road"}),
    ],
)
def test_what_follows_in_the_example(example, conduct, status, measures):
    """S1-25 S3-10 S3-12 S2-26 care before letters, racism as grave as a blow, a complaint its own road."""
    answer = propose(example, [conduct])
    strongest = {measure for one in answer.options if one.status is status for measure in one.measures}
    assert (answer.status, {str(measure) for measure in strongest}) == (status, measures)


def test_every_measure_of_the_example_is_bounded(example):
    """S1-25 no limit without a longest duration and a decider; every service has a road that stays open."""
    codes = {gap.code for gap in gaps(example)}
    assert not {"no_longest_duration", "no_decider", "no_safe_road", "contradiction", "asks_respect"} & codes


def test_the_example_asks_for_conduct(example):
    """S3-06 S2-25 the house rules bind both sides and ask nobody for respect."""
    assert example.house_rules[0].label.in_language("nl").startswith("Wij helpen u")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_speaks_two_languages(example, language):
    """S0-21 norm, house rules and services in Dutch and in English."""
    texts = [
        one.label
        for part in (example.norm, example.house_rules, example.basic_services, example.groups)
        for one in part
    ]
    assert all(language in dict(text.by_language) for text in texts)


def test_checking_a_file_tells_what_it_leaves_open():
    """S1-07 the command line says by line what is wrong, or else what is not configured."""
    with translation.override("nl"):
        assert check("pack: x\nversion: 1\ntitle: X\nnorm: [{class: a, label: A}]\nnormm: []\n") == (
            1, "regel 5: 'normm' bestaat hier niet. Bedoel je 'norm'?\n1 fout. Niets is overgenomen.",
        )  # fmt: skip
        code, output = check(EXAMPLE.read_text(encoding="utf-8"))
    assert (code, output.splitlines()[0]) == (
        0, "Veilig werken en eerlijk reageren in Voorbeeldstad, versie 2026.1: goed te lezen.",
    )  # fmt: skip
    assert "- De instemming van de ondernemingsraad is niet vastgelegd." in output.splitlines()


def test_the_example_reads_as_the_same(example):
    """S1-07 the whole example goes out and comes back."""
    assert read_pack(write_pack(example)) == example
