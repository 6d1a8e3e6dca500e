"""What follows from conduct according to the norm: truth tables, and nothing that counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.policies.rules import (
    NOT_CONFIGURED,
    Clock,
    Duration,
    Gap,
    Measure,
    Missing,
    Modality,
    NormClass,
    Option,
    Pack,
    Period,
    Road,
    Rule,
    Status,
    Text,
    Unit,
    When,
    gaps,
    propose,
)

A_MONTH = Period(1, Unit.MONTHS)


def words(text: str) -> Text:
    return Text((("nl", text),))


def option(measure: Measure, modality: Modality, **more) -> Option:
    settings = {"decider": "manager", "duration": Duration(maximum=A_MONTH), **more}
    return Option(measure=measure, modality=modality, **settings)


def rule(rule_id: str, *options: Option, classes: tuple[str, ...] = ("verbal",), **when) -> Rule:
    return Rule(id=rule_id, section="4.1", when=When(class_any=classes, **when), then=options)


def pack(*rules: Rule, **more) -> Pack:
    norm = tuple(
        NormClass(code=code, label=words(code), road=road)
        for code, road in [
            ("verbal", Road.RESPONSE),
            ("threat", Road.RESPONSE),
            ("self_harm", Road.CARE_FIRST),
            ("complaint", Road.NOT_AGGRESSION),
        ]
    )
    return Pack(id="p", title=words("Proef"), version="1", norm=norm, rules=rules, **more)


@pytest.mark.parametrize(
    ("modality", "status"),
    [
        (Modality.MUST, Status.PRESCRIBED),
        (Modality.SHOULD, Status.ADVISED),
        (Modality.MAY, Status.DISCRETION),
        (Modality.CONTRARY, Status.CONTRARY),
    ],
)
def test_how_strongly_the_norm_speaks(modality, status):
    """S1-24 S1-25 must, should, may and contrary each have their answer, with rule and section."""
    answer = propose(pack(rule("r1", option(Measure.TALK, modality))), ["verbal"])
    (proposal,) = answer.options
    assert (answer.status, proposal.status) == (status, status)
    assert (proposal.rule, proposal.section, proposal.missing) == ("r1", "4.1", ())
    assert (answer.pack, answer.version) == ("p", "1")


@pytest.mark.parametrize(
    ("asked", "repeated", "window", "expected"),
    [
        (None, False, NOT_CONFIGURED, Status.DISCRETION),
        (None, True, NOT_CONFIGURED, Status.DISCRETION),
        (None, NOT_CONFIGURED, NOT_CONFIGURED, Status.DISCRETION),
        (True, False, A_MONTH, None),
        (True, True, A_MONTH, Status.DISCRETION),
        (True, NOT_CONFIGURED, A_MONTH, Status.NOT_DETERMINABLE),
        (True, False, NOT_CONFIGURED, None),
        (True, True, NOT_CONFIGURED, Status.NOT_DETERMINABLE),
        (True, NOT_CONFIGURED, NOT_CONFIGURED, Status.NOT_DETERMINABLE),
        (False, False, NOT_CONFIGURED, Status.DISCRETION),
        (False, True, NOT_CONFIGURED, None),
        (False, NOT_CONFIGURED, NOT_CONFIGURED, Status.NOT_DETERMINABLE),
    ],
)
def test_what_came_before_opens_an_option_or_does_not(asked, repeated, window, expected):
    """S1-25 a row about repetition speaks, is silent, or cannot be determined until its window is set."""
    row = rule("again", option(Measure.TALK, Modality.MAY), repeated=asked, window=window)
    answer = propose(pack(row), ["verbal"], repeated=repeated)
    assert [one.status for one in answer.options] == ([expected] if expected else [])
    assert [one.repetition for one in answer.options] == ([asked is not None] if expected else [])


@pytest.mark.parametrize("where", ["channels", "places"])
@pytest.mark.parametrize(
    ("actual", "expected"),
    [("counter", [Status.ADVISED]), ("phone", []), (None, [Status.NOT_DETERMINABLE])],
)
def test_a_row_can_ask_where_it_happened(where, actual, expected):
    """S1-25 what is unknown of the case makes the row undeterminable, never silently true or false."""
    row = rule("here", option(Measure.TALK, Modality.SHOULD), **{where: ("counter",)})
    answer = propose(pack(row), ["verbal"], **{where.removesuffix("s"): actual})
    assert [one.status for one in answer.options] == expected


@pytest.mark.parametrize(
    ("classes", "missing"),
    [
        ([], [Missing("classes")]),
        (["shouting"], [Missing("class", "shouting")]),
        (["threat"], [Missing("rule", "threat")]),
        (["threat", "shouting"], [Missing("rule", "threat"), Missing("class", "shouting")]),
    ],
)
def test_where_the_norm_is_silent_it_says_so(classes, missing):
    """S1-06 S3-03 no class, an unknown one, or one without a rule: not determinable, and why."""
    answer = propose(pack(rule("r1", option(Measure.TALK, Modality.MUST))), classes)
    assert answer.status is Status.NOT_DETERMINABLE
    assert list(answer.missing) == missing


@pytest.mark.parametrize(
    ("measure", "settings", "missing"),
    [
        (Measure.TALK, {}, []),
        (Measure.TALK, {"duration": Duration()}, []),
        (Measure.TALK, {"decider": NOT_CONFIGURED}, [Missing("decider", "talk")]),
        (Measure.BUILDING_BAN, {}, []),
        (Measure.BUILDING_BAN, {"duration": Duration()}, [Missing("maximum", "building_ban")]),
    ],
)
def test_an_option_says_what_it_leaves_open(measure, settings, missing):
    """S1-08 S1-25 who decides and how long at most are shown as gaps; the option itself stays open."""
    answer = propose(pack(rule("r1", option(measure, Modality.MAY, **settings))), ["verbal"])
    (proposal,) = answer.options
    assert proposal.status is Status.DISCRETION
    assert list(proposal.missing) == missing


def test_rules_that_contradict_each_other_decide_nothing():
    """S1-25 what one rule asks for and another excludes is shown as a conflict for a person."""
    answer = propose(
        pack(
            rule("yes", option(Measure.WARNING_LETTER, Modality.MUST)),
            rule("no", option(Measure.WARNING_LETTER, Modality.CONTRARY)),
        ),
        ["verbal"],
    )
    assert answer.conflicts == (Measure.WARNING_LETTER,)
    assert answer.status is Status.NOT_DETERMINABLE
    assert [one.rule for one in answer.options] == ["yes", "no"]


def test_every_rule_that_speaks_is_shown_the_strongest_first():
    """S1-25 the order says how strongly the norm speaks; nothing is chosen and nothing is left out."""
    answer = propose(
        pack(
            rule("c", option(Measure.BUILDING_BAN, Modality.CONTRARY)),
            rule("m", option(Measure.ORDER_TALK, Modality.MAY), classes=("threat",)),
            rule("s", option(Measure.TALK, Modality.SHOULD), option(Measure.END_CONTACT, Modality.MUST)),
        ),
        ["verbal", "threat"],
    )
    assert [one.option.measure for one in answer.options] == [
        Measure.END_CONTACT, Measure.TALK, Measure.ORDER_TALK, Measure.BUILDING_BAN,
    ]  # fmt: skip


def test_a_case_can_take_more_than_one_road():
    """S3-10 S2-26 self-harm goes to care first, a complaint to its own road, whatever else was done."""
    answer = propose(pack(), ["complaint", "self_harm", "verbal"])
    assert set(answer.roads) == {Road.RESPONSE, Road.CARE_FIRST, Road.NOT_AGGRESSION}


MODALITIES = st.sampled_from([Modality.MAY, Modality.CONTRARY])
OPTIONS = st.lists(st.builds(option, st.sampled_from(list(Measure)), MODALITIES), min_size=1, max_size=3)


@given(st.lists(st.tuples(OPTIONS, st.sampled_from([None, True, False])), max_size=5))
def test_repetition_never_makes_the_norm_speak_louder(rows):
    """S1-25 (gate 13) with a window set, an earlier incident may open options; none of them is prescribed by it."""
    table = [
        rule(f"r{number}", *options, repeated=repeated, window=A_MONTH)
        for number, (options, repeated) in enumerate(rows)
    ]
    once = {one.option: one.status for one in propose(pack(*table), ["verbal"], repeated=False).options}
    again = {one.option: one.status for one in propose(pack(*table), ["verbal"], repeated=True).options}
    assert all(again[one] is once[one] for one in once.keys() & again.keys())
    assert not {Status.PRESCRIBED, Status.ADVISED} & set(again.values())


def test_gaps_are_named():
    """S1-06 S1-15 what a policy leaves open is a list for people, not a default for a program."""
    found = gaps(
        pack(
            rule(
                "ban", option(Measure.BUILDING_BAN, Modality.MAY, duration=Duration(), decider=NOT_CONFIGURED)
            ),
            rule("again", option(Measure.TALK, Modality.MAY), repeated=True),
            rule("letter", option(Measure.WARNING_LETTER, Modality.MUST), classes=("self_harm",)),
        )
    )
    assert {
        Gap("no_first_day"),
        Gap("no_ladder", "alarm"),
        Gap("class_without_rule", "threat"),
        Gap("care_first_without_care", "self_harm"),
        Gap("no_decider", "ban: building_ban"),
        Gap("no_longest_duration", "ban: building_ban"),
        Gap("no_window", "again"),
        Gap("no_basic_services"),
        Gap("no_term", Clock.CLASSIFY),
        Gap("no_retention", "incident"),
    } <= set(found)
