"""Contradictions, rows that can never speak, examples that come out otherwise, and the packs that come along."""

from dataclasses import replace

import pytest
from django.utils import translation

from regie.policies.pack_file import EXAMPLE, PACKS, PackErrors, read_pack, write_pack
from regie.policies.pack_file.checking import accepted, check
from regie.policies.rules import (
    Case,
    Difference,
    Duration,
    Gap,
    Group,
    Kind,
    Measure,
    Modality,
    Period,
    PoliceRule,
    Rule,
    Scope,
    Status,
    Unit,
    When,
    consequences,
    contradictions,
    differences,
    try_examples,
    unreachable,
    what_follows,
)
from regie.policies.words.comparing import comparison
from tests.rules.test_policies_response import option, pack, rule, words

YES, NO = option(Measure.BUILDING_BAN, Modality.MUST), option(Measure.BUILDING_BAN, Modality.CONTRARY)


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ({}, {}, True),
        ({}, {"classes": ("threat",)}, False),
        ({}, {"classes": ()}, True),
        ({"classes": ()}, {"classes": ("complaint",)}, False),
        ({"repeated": True}, {"repeated": False}, False),
        ({"repeated": True}, {}, True),
        ({"channels": ("phone",)}, {"channels": ("letter",)}, False),
        ({"channels": ("phone",)}, {"channels": ("letter", "phone")}, True),
        ({"places": ("counter",)}, {"places": ("home",)}, False),
        ({"places": ("counter",)}, {}, True),
        ({"targets": ("employee",)}, {"targets": ("politician",)}, False),
    ],
)
def test_two_rows_contradict_only_where_both_can_speak(one, other, clashes):
    """S1-25 must and contrary on the same measure, in a case for which both rows speak."""
    made = pack(rule("a", YES, **one), rule("b", NO, **other))
    assert contradictions(made) == ((Gap("contradiction", "a / b: building_ban"),) if clashes else ())


def test_other_contradictions():
    """S1-25 within one row, in how long, and against what the norm says of the police."""
    week, month = Period(1, Unit.WEEKS), Period(1, Unit.MONTHS)
    short = option(Measure.BUILDING_BAN, Modality.MAY, duration=Duration(maximum=week))
    long = option(Measure.BUILDING_BAN, Modality.MAY, duration=Duration(minimum=month))
    assert contradictions(pack(rule("a", YES, NO))) == (Gap("contradiction", "a: building_ban"),)
    assert contradictions(pack(rule("a", short), rule("b", long))) == (
        Gap("contradicting_durations", "a / b: building_ban"),
    )
    report = option(Measure.CRIMINAL_COMPLAINT, Modality.MUST)
    made = pack(rule("a", report))
    says = {
        police: replace(made, norm=(replace(made.norm[0], police=police), *made.norm[1:]))
        for police in PoliceRule
    }
    assert {police: contradictions(one) for police, one in says.items()} == {
        PoliceRule.MUST: (), PoliceRule.MAY: (), PoliceRule.NO: (Gap("police_asked_and_refused", "verbal"),),
    }  # fmt: skip
    silent = replace(says[PoliceRule.MUST], rules=(rule("a", YES),))
    assert contradictions(silent) == (Gap("police_must_without_row", "verbal"),)


@pytest.mark.parametrize(
    ("row", "settings", "gap"),
    [
        (
            {"channels": ("phone",)},
            {"scope": Scope(channels=("letter",))},
            Gap("row_outside_scope_channel", "r"),
        ),
        ({"channels": ("phone",)}, {"scope": Scope(channels=("letter", "phone"))}, None),
        ({"places": ("home",)}, {"scope": Scope(places=("counter",))}, Gap("row_outside_scope_place", "r")),
        (
            {"targets": ("visitor",)},
            {"scope": Scope(targets=("employee",))},
            Gap("row_outside_scope_target", "r"),
        ),
        ({"after": (Measure.AREA_BAN,)}, {}, Gap("row_after_what_never_comes", "r")),
        ({}, {"groups": (Group("guards", words("g")),)}, Gap("group_never_called", "guards")),
        ({}, {"acts": (Group("help", words("g")),)}, Gap("act_never_done", "help")),
        ({}, {"circumstances": (Group("danger", words("g")),)}, Gap("circumstance_never_asked", "danger")),
        ({}, {}, None),
    ],
)
def test_rows_that_can_never_speak(row, settings, gap):
    """S1-15 a row that no case can reach is a mistake of its writers, and is named."""
    made = pack(rule("r", option(Measure.TALK, Modality.MAY), **row), **settings)
    assert unreachable(made) == ((gap,) if gap else ())


def test_more_rows_that_can_never_speak():
    """S1-15 a class that comes by letter only, a row after nothing, and a row that was said before."""
    made = pack(rule("r", option(Measure.TALK, Modality.MAY), channels=("phone",)))
    by_letter = replace(made, norm=(replace(made.norm[0], channels=("letter",)),))
    assert unreachable(by_letter) == (Gap("row_for_other_channels", "r"),)
    twice = pack(rule("a", YES), rule("b", YES))
    assert unreachable(twice) == (Gap("row_said_before", "b / a"),)
    nothing = When(class_any=("verbal",), repeated=False, after=(Measure.BUILDING_BAN,))
    after_nothing = pack(
        rule("a", YES), Rule(id="b", when=nothing, then=(option(Measure.TALK, Modality.MAY),))
    )
    assert unreachable(after_nothing) == (Gap("row_after_nothing", "b"),)


SHIPPED = sorted(PACKS.glob("*.yaml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_pack_that_comes_along_is_sound(file):
    """S1-06 S1-07 readable, with a source, its own examples hold, and it goes out and comes back the same."""
    text = file.read_text(encoding="utf-8")
    made = accepted(text)
    assert len(made.examples) >= 7
    with translation.override("nl"):
        assert check(text)[0] == 0
    assert read_pack(write_pack(made)) == made
    assert isinstance(made.source, str)


def test_a_lapsed_pack_that_comes_along_says_nothing():
    """S1-07 Noordwest Fryslân after 2019, whatever one asks."""
    made = read_pack((PACKS / "nw-fryslan-cvdr318752.yaml").read_text(encoding="utf-8"))
    for one in made.norm:
        answer = what_follows(made, Case(classes=(one.code,), on=made.valid_to.replace(year=2020)))
        assert (answer.status, answer.options, answer.acts) == (Status.NOT_APPLICABLE, (), ())


TEXT = EXAMPLE.read_text(encoding="utf-8")
BROKEN = TEXT.replace("{status: advised, measures: {talk: advised, warning_letter: discretion}}",
                      "{status: prescribed, measures: {talk: contrary}, acts: {}, missing: [window]}")  # fmt: skip


def test_an_example_that_comes_out_otherwise_stops_the_pack():
    """S1-07 the pack is not taken in; each surprise is told with the line of its example."""
    line = BROKEN[: BROKEN.index("scolded_once")].count("\n") + 1
    assert [one.about for one in try_examples(read_pack(BROKEN))[0].surprises] == [
        "status",
        "measure",
        "missing",
    ]
    with translation.override("nl"):
        with pytest.raises(PackErrors) as caught:
            accepted(BROKEN)
        code, told = check(BROKEN)
    assert [one.line for one in caught.value.errors] == [line] * 3
    assert code == 1
    assert (
        f"- regel {line}: Voorbeeld 'scolded_once' klopt niet: bij gesprek werd 'de norm sluit dit uit' verwacht, "
        "niet 'de norm raadt dit aan'." in told.splitlines()
    )
    assert "7 van 8 voorbeelden kloppen." in told.splitlines()


CHANGES = [
    ("version: \"2026.1\"", "version: \"2026.2\"", "De versie: eerst 2026.1, nu 2026.2."),
    ("window: 1 jaar", "window: 6 maanden",
     "Regel words_again (4.2): hoe ver we terugkijken: eerst 1 jaar, nu 6 maanden."),
    ("within: 48 uur", "within: niet vastgelegd",
     "Van ons laten horen aan de burger: de termijn: eerst 48 uur, nu niet vastgelegd."),
    ("        max_duration: 6 maanden\n", "        max_duration: 1 jaar\n",
     "Regel force_against_people (4.6), toegang onder voorwaarden of gebouwverbod: de langste duur: "
     "eerst 6 maanden, nu 1 jaar."),
    ("      - measure: order_talk\n        modality: should\n        decider: manager",
     "      - measure: order_talk\n        modality: must\n        decider: manager",
     "Dreigen, ordegesprek: eerst was het “de norm raadt dit aan”, nu “de norm schrijft dit voor”."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), CHANGES)
def test_a_difference_is_a_sentence(old, new, sentence):
    """S1-07 two versions beside each other in words that a council can read."""
    assert old in TEXT
    with translation.override("nl"):
        found = comparison(read_pack(TEXT), read_pack(TEXT.replace(old, new, 1)))
    assert sentence in [line for section in found.sections for line in section.sentences]


def test_what_only_moved_is_no_difference():
    """S1-07 the same rules in another order, and the same pack, are the same."""
    made = read_pack(TEXT)
    moved = replace(made, rules=made.rules[::-1], norm=made.norm[::-1], deadlines=made.deadlines[::-1])
    assert (differences(made, moved), consequences(made, moved)) == ((), ())
    assert comparison(made, made).opening == "Er is geen verschil."


def test_new_and_gone():
    """S1-07 a part that came and a part that went are each one sentence."""
    made = read_pack(TEXT)
    found = differences(made, replace(made, house_rules=made.house_rules[1:], aftercare=()))
    assert [(one.part, one.of, one.kind) for one in found] == [
        ("house_rules", "both_sides", Kind.GONE),
        *(("aftercare", one.kind, Kind.GONE) for one in made.aftercare),
    ]
    (gone,) = differences(replace(made, house_rules=()), replace(made, house_rules=made.house_rules[:1]))
    assert gone == Difference("house_rules", "both_sides", Kind.NEW, "", None, made.house_rules[0])
