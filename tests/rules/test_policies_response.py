"""What follows from conduct according to the norm: truth tables, and nothing that counts."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.policies.rules import (
    NOT_CONFIGURED,
    Anchor,
    CareStep,
    Clock,
    Deadline,
    Duration,
    Gap,
    Ladder,
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
    Step,
    Text,
    Unit,
    When,
    aftercare_dates,
    due_by,
    gaps,
    is_in_force,
    ladder_for,
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


@pytest.mark.parametrize(
    ("day", "first", "last", "expected"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), NOT_CONFIGURED, True),
        (date(2026, 3, 2), date(2026, 3, 3), NOT_CONFIGURED, False),
        (date(2026, 3, 31), date(2026, 3, 3), date(2026, 3, 31), True),
        (date(2026, 4, 1), date(2026, 3, 3), date(2026, 3, 31), False),
        (date(2026, 3, 3), NOT_CONFIGURED, NOT_CONFIGURED, False),
        (date(2026, 3, 3), NOT_CONFIGURED, date(2026, 3, 31), False),
    ],
)
def test_a_policy_counts_from_its_first_day_to_its_last(day, first, last, expected):
    """S1-07 a lapsed norm answers nothing, and one without a first day never begins."""
    assert is_in_force(pack(valid_from=first, valid_to=last), day) is expected


def test_a_ladder_that_is_not_there_is_not_an_empty_one():
    """S1-20 S4-26 no ladder is a gap that the alarm must know about."""
    ladder = Ladder((Step("guards", 30, ("screen",)), Step("team_leads", 60, ("screen", "email"))))
    configured = pack(ladders=(("alarm", ladder),))
    assert ladder_for(configured, "alarm") == ladder
    assert ladder_for(configured, "attention") is NOT_CONFIGURED
    assert Ladder.from_data(ladder.as_data()) == ladder


INCIDENT = datetime(2026, 3, 3, 13, 2, tzinfo=UTC)
TALK = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("anchor", "until", "talk", "due_at"),
    [
        (Anchor.INCIDENT, Period(72, Unit.HOURS), None, datetime(2026, 3, 6, 13, 2, tzinfo=UTC)),
        (Anchor.INCIDENT, Period(0, Unit.DAYS), None, datetime(2026, 3, 3, 22, 59, tzinfo=UTC)),
        (Anchor.INCIDENT, NOT_CONFIGURED, None, NOT_CONFIGURED),
        (Anchor.FIRST_TALK, Period(2, Unit.WEEKS), None, None),
        (Anchor.FIRST_TALK, NOT_CONFIGURED, None, None),
        (Anchor.FIRST_TALK, Period(2, Unit.WEEKS), TALK, datetime(2026, 3, 19, 22, 59, tzinfo=UTC)),
        # The last Sunday of March lies between: the local day still ends at its own midnight.
        (Anchor.FIRST_TALK, Period(8, Unit.WEEKS), TALK, datetime(2026, 4, 30, 21, 59, tzinfo=UTC)),
    ],
)
def test_care_counts_from_the_right_moment(anchor, until, talk, due_at):
    """S1-21 S2-05 the first talk counts from the incident, the later ones from the first talk."""
    step = CareStep(kind="talk", label=words("Gesprek"), anchor=anchor, opens=Period(0, Unit.DAYS), until=until)
    (planned,) = aftercare_dates(pack(aftercare=(step,)), INCIDENT, talk)
    assert planned.due_at == due_at
    assert planned.opens_at == (INCIDENT if anchor is Anchor.INCIDENT else talk)


def test_a_later_talk_opens_with_a_day():
    """S2-05 not before six weeks means: from the morning of that day."""
    step = CareStep(
        kind="third", label=words("Derde gesprek"), anchor=Anchor.FIRST_TALK,
        opens=Period(6, Unit.WEEKS), until=Period(8, Unit.WEEKS),
    )  # fmt: skip
    (planned,) = aftercare_dates(pack(aftercare=(step,)), INCIDENT, TALK)
    assert planned.opens_at == datetime(2026, 4, 15, 22, 0, tzinfo=UTC)


def test_a_promise_skips_the_days_on_which_the_organisation_is_closed():
    """S1-24 a term in working days knows the organisation's own calendar."""
    deadline = Deadline(clock=Clock.SIGN, anchor=Anchor.RESPONSE_CHOSEN, within=Period(1, Unit.WORKING_DAYS))
    closed = pack(deadlines=(deadline,), closed_days=(date(2026, 3, 4),))
    assert due_by(closed, Clock.SIGN, INCIDENT) == datetime(2026, 3, 5, 22, 59, tzinfo=UTC)
    assert due_by(closed, Clock.FEEDBACK, INCIDENT) is NOT_CONFIGURED


def test_gaps_and_contradictions_are_named():
    """S1-06 S1-15 what a policy leaves open is a list for people, not a default for a program."""
    found = gaps(
        pack(
            rule("ban", option(Measure.BUILDING_BAN, Modality.MAY, duration=Duration(), decider=NOT_CONFIGURED)),
            rule("never", option(Measure.BUILDING_BAN, Modality.CONTRARY)),
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
        Gap("contradiction", "verbal: building_ban"),
        Gap("no_window", "again"),
        Gap("no_basic_services"),
        Gap("no_term", Clock.CLASSIFY),
        Gap("no_retention", "incident"),
    } <= set(found)
