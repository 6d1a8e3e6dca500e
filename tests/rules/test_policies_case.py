"""What came before, for whom and where a pack speaks, and which circumstances hold: truth tables."""

from datetime import date

import pytest

from regie.policies.rules import (
    NOT_CONFIGURED,
    Case,
    Group,
    Inside,
    Measure,
    Missing,
    Modality,
    OffDuty,
    OwnAct,
    Period,
    Scope,
    Status,
    Unit,
    read_history,
    what_follows,
    written_history,
)
from tests.rules.test_policies_response import option, pack, rule, words

A_YEAR = Period(1, Unit.YEARS)
DAY = date(2026, 6, 1)


def before(*items: str) -> dict:
    repeated, history = read_history(items)
    return {"repeated": repeated, "history": history}


@pytest.mark.parametrize(
    ("window", "items", "status"),
    [
        (A_YEAR, ["none"], None),
        (A_YEAR, ["repeated"], Status.DISCRETION),
        (A_YEAR, [], Status.NOT_DETERMINABLE),
        (A_YEAR, ["incident@2026-01-01"], Status.DISCRETION),
        (A_YEAR, ["incident@2025-05-31"], None),
        (A_YEAR, ["incident@2025-05-31", "warning_letter@2026-05-01"], Status.DISCRETION),
        (A_YEAR, ["incident"], Status.NOT_DETERMINABLE),
        (A_YEAR, ["incident@2026-06-02"], None),
        (A_YEAR, ["warning_letter:lifted@2026-05-01"], None),
        (A_YEAR, ["warning_letter:withdrawn@2026-05-01", "building_ban:quashed@2026-05-01"], None),
        (A_YEAR, ["building_ban:expired@2026-05-01"], None),
        (A_YEAR, ["building_ban:superseded@2026-05-01"], Status.DISCRETION),
        (NOT_CONFIGURED, ["incident@2026-01-01"], Status.NOT_DETERMINABLE),
        (NOT_CONFIGURED, ["none"], None),
    ],
)
def test_what_counts_as_history(window, items, status):
    """S1-25 lifted, withdrawn, quashed and expired do not count; without a window nobody can tell."""
    row = rule("again", option(Measure.TALK, Modality.MAY), repeated=True, window=window)
    answer = what_follows(pack(row), Case(classes=("verbal",), on=DAY, **before(*items)))
    assert [one.status for one in answer.options] == ([status] if status else [])


@pytest.mark.parametrize(
    ("settings", "items", "status"),
    [
        ({}, ["warning_letter@2026-01-01"], Status.DISCRETION),
        ({}, ["building_ban@2026-01-01"], None),
        ({}, ["repeated"], Status.NOT_DETERMINABLE),
        ({}, ["warning_letter:expired@2026-01-01"], None),
        ({"counts_also": ("expired",)}, ["warning_letter:expired@2026-01-01"], Status.DISCRETION),
    ],
)
def test_a_row_can_ask_for_an_earlier_measure(settings, items, status):
    """S1-25 only that measure opens the row, and what ended counts only where the rule says so."""
    row = rule(
        "after",
        option(Measure.TALK, Modality.MAY),
        after=(Measure.WARNING_LETTER,),
        window=A_YEAR,
        **settings,
    )
    answer = what_follows(pack(row), Case(classes=("verbal",), on=DAY, **before(*items)))
    assert [one.status for one in answer.options] == ([status] if status else [])


@pytest.mark.parametrize(
    "items", [["none"], ["repeated"], ["unknown"], ["incident", "building_ban:lifted@2026-01-05"]]
)
def test_a_history_is_written_as_it_was_read(items):
    """S1-07 the words of a history go out as they came in."""
    assert written_history(Case(classes=(), **before(*items))) == items


@pytest.mark.parametrize("word", ["suspicion", "warning_letter@soon", "warning_letter:maybe", "3"])
def test_a_suspicion_or_a_number_is_no_history(word):
    """S1-25 what was not established, and how often, cannot even be said."""
    with pytest.raises(ValueError, match=word):
        read_history([word])


@pytest.mark.parametrize(
    ("rule_of_scope", "off_duty", "about_work", "inside", "missing"),
    [
        (NOT_CONFIGURED, False, NOT_CONFIGURED, Inside.INSIDE, ()),
        (NOT_CONFIGURED, True, True, Inside.NOT_DETERMINABLE, (Missing("off_duty"),)),
        (OffDuty.ABOUT_WORK, True, True, Inside.INSIDE, ()),
        (OffDuty.ABOUT_WORK, True, False, Inside.OUTSIDE, ()),
        (OffDuty.ABOUT_WORK, True, NOT_CONFIGURED, Inside.NOT_DETERMINABLE, (Missing("about_work"),)),
        (OffDuty.INSIDE, True, False, Inside.INSIDE, ()),
        (OffDuty.OUTSIDE, True, True, Inside.OUTSIDE, ()),
    ],
)
def test_off_duty(rule_of_scope, off_duty, about_work, inside, missing):
    """S1-03 a quarrel with the neighbours is not ours, a refused benefit is; unknown says what is missing."""
    made = pack(rule("r", option(Measure.TALK, Modality.MUST)), scope=Scope(off_duty=rule_of_scope))
    answer = what_follows(made, Case(classes=("verbal",), off_duty=off_duty, about_work=about_work))
    assert (answer.inside, answer.missing) == (inside, missing)
    assert bool(answer.options) is (inside is not Inside.OUTSIDE)


@pytest.mark.parametrize("name", ["target", "channel", "place"])
@pytest.mark.parametrize(
    ("actual", "status"), [("a", Status.PRESCRIBED), ("b", Status.NOT_APPLICABLE), (None, Status.PRESCRIBED)]
)
def test_a_pack_speaks_within_its_scope(name, actual, status):
    """S1-03 outside the scope a pack says nothing at all, not even that something may."""
    made = pack(rule("r", option(Measure.TALK, Modality.MUST)), scope=Scope(**{f"{name}s": ("a",)}))
    assert what_follows(made, Case(classes=("verbal",), **{name: actual})).status is status


@pytest.mark.parametrize(
    ("on", "status", "in_force"),
    [
        (None, Status.PRESCRIBED, NOT_CONFIGURED),
        (date(2025, 12, 31), Status.NOT_APPLICABLE, False),
        (date(2026, 1, 1), Status.PRESCRIBED, True),
        (date(2026, 12, 31), Status.PRESCRIBED, True),
        (date(2027, 1, 1), Status.NOT_APPLICABLE, False),
    ],
)
def test_a_lapsed_pack_answers_nothing(on, status, in_force):
    """S1-07 the version of the day of the act counts; before its first day and after its last it is silent."""
    days = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    answer = what_follows(
        pack(rule("r", option(Measure.TALK, Modality.MUST)), **days), Case(classes=("verbal",), on=on)
    )
    assert (answer.status, answer.in_force) == (status, in_force)
    assert bool(answer.options) is (status is Status.PRESCRIBED)


def test_a_pack_without_a_first_day_says_so():
    """S1-07 whether it counted cannot be told: the text answers and the first day is missing."""
    answer = what_follows(
        pack(rule("r", option(Measure.TALK, Modality.MUST))), Case(classes=("verbal",), on=DAY)
    )
    assert (answer.in_force, answer.missing) == (NOT_CONFIGURED, (Missing("valid_from"),))


@pytest.mark.parametrize(
    ("known", "status", "missing"),
    [
        ({"danger": True}, Status.PRESCRIBED, ()),
        ({"danger": False}, None, ()),
        ({}, Status.NOT_DETERMINABLE, (Missing("circumstance", "danger"),)),
    ],
)
def test_a_circumstance_holds_does_not_or_is_unknown(known, status, missing):
    """S1-25 what nobody said of the case is asked, not guessed; the same for what we do ourselves."""
    row = rule("r", option(Measure.TALK, Modality.MUST), circumstances=("danger",))
    row = type(row)(
        id="r", when=row.when, then=row.then, ourselves=(OwnAct(act="help", modality=Modality.MUST),)
    )
    made = pack(row, circumstances=(Group("danger", words("gevaar")),), acts=(Group("help", words("hulp")),))
    answer = what_follows(made, Case(classes=("verbal",), circumstances=known))
    expected = [status] if status else []
    assert ([one.status for one in answer.options], [one.status for one in answer.acts]) == (
        expected,
        expected,
    )
    assert answer.all_missing == missing


def test_what_nobody_decided_is_not_determinable():
    """S1-06 whether a letter must be sent was never decided: shown as a gap, not as "may"."""
    row = rule("r", option(Measure.WARNING_LETTER, NOT_CONFIGURED))
    answer = what_follows(pack(row), Case(classes=("verbal",)))
    assert (answer.status, answer.all_missing) == (
        Status.NOT_DETERMINABLE, (Missing("modality", Measure.WARNING_LETTER),),
    )  # fmt: skip


def test_a_row_without_conduct_is_about_all_that_leads_to_a_response():
    """S2-26 S3-10 and not about a complaint, nor about somebody who wants to harm themselves."""
    made = pack(rule("r", option(Measure.TALK, Modality.MAY), classes=()))
    said = {
        code: bool(what_follows(made, Case(classes=(code,))).options)
        for code in ("verbal", "threat", "complaint", "self_harm")
    }
    assert said == {"verbal": True, "threat": True, "complaint": False, "self_harm": False}
