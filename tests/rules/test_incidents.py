"""Who may judge, what a judgement rests on, where a report stands: as truth tables."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.incidents import rules
from regie.incidents.rules import Line, State
from regie.refusal import Refused

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ROADS = {"threat": "response", "verbal": "response", "self_harm": "care_first", "complaint": "not_aggression"}


def refused(check, /, **values) -> str:
    """The code with which a check refuses; "" when it does not."""
    try:
        check(**values)
    except Refused as refusal:
        return refusal.code
    return ""


def lines(*classes: str) -> tuple[Line, ...]:
    """A line of facts for each class."""
    return tuple(Line("Ik wacht je op.", AT, "Joris", code) for code in classes)


@pytest.mark.parametrize(
    ("story", "behaviours", "code"),
    [
        ("Hij schold.", (), ""),
        ("", ("scolding",), ""),
        ("Hij schold.", ("scolding",), ""),
        ("", (), "nothing_told"),
        ("  \n ", (), "nothing_told"),
    ],
)
def test_one_tile_or_a_few_words_are_a_report(story, behaviours, code):
    """S1-22 S3-11: a threat is as easy to report as a blow; one tap is enough."""
    assert refused(rules.check_told, story=story, behaviours=behaviours) == code


@pytest.mark.parametrize(
    ("later", "code"),
    [
        (timedelta(0), ""),
        (timedelta(hours=-1), ""),
        (timedelta(seconds=1), "not_in_the_future"),
        (timedelta(days=-20_000), "too_long_ago"),
    ],
)
def test_what_is_told_has_happened(later, code):
    """S1-22: a moment that has yet to come is no report."""
    assert refused(rules.check_moment, happened_at=AT + later, at=AT) == code


@pytest.mark.parametrize(
    ("by", "reporter", "affected", "second"),
    [
        (1, 2, 3, True),
        (1, 2, None, True),
        (1, None, None, True),
        (1, 1, 3, False),
        (1, 2, 1, False),
        (1, 1, 1, False),
        (1, None, 1, False),
    ],
)
def test_who_judges_is_a_second_person(by, reporter, affected, second):
    """S3-03: the norm of the organisation counts, so neither the reporter nor the affected one judges."""
    assert rules.is_second_person(by_id=by, involved={reporter, affected}) is second
    code = refused(rules.check_second_person, by_id=by, involved={reporter, affected})
    assert code == ("" if second else "second_person_needed")


@pytest.mark.parametrize(
    ("outcome", "classes", "code"),
    [
        # What goes over the line of the norm rests on a line of facts and a class of the norm.
        ("aggression", ("threat",), ""),
        ("aggression", ("threat", "verbal"), ""),
        ("aggression", (), "facts_needed"),
        # A complaint is no aggression, whatever else happened.
        ("aggression", ("complaint",), "complaint_is_no_aggression"),
        ("aggression", ("threat", "complaint"), "complaint_is_no_aggression"),
        ("complaint", (), ""),
        ("complaint", ("complaint",), ""),
        ("complaint", ("threat",), "classes_say_otherwise"),
        # Who threatens to harm themselves gets care first.
        ("care_first", ("self_harm",), ""),
        ("care_first", ("self_harm", "threat"), ""),
        ("care_first", (), ""),
        ("aggression", ("self_harm",), "care_comes_first"),
        ("aggression", ("threat", "self_harm"), "care_comes_first"),
        ("not_aggression", ("self_harm",), "care_comes_first"),
        ("complaint", ("self_harm",), "care_comes_first"),
        ("not_aggression", (), ""),
        ("not_aggression", ("verbal",), "classes_say_otherwise"),
        # And nothing outside the norm of that day.
        ("aggression", ("hate",), "class_unknown"),
        ("punished", ("threat",), "outcome_unknown"),
    ],
)
def test_the_outcome_follows_from_facts_and_norm(outcome, classes, code):
    """S3-03 S3-09 S3-10 S2-26: facts and the norm decide; self-harm means care, a complaint its own road."""
    found = refused(
        rules.check_judgement, outcome=outcome, lines=lines(*classes), norm_classes=classes, roads=ROADS,
        reason="Zo staat het in de norm.",
    )  # fmt: skip
    assert found == code


def test_a_judgement_has_a_reason():
    """S1-25: whoever reads it later sees why."""
    values = {"outcome": "not_aggression", "lines": (), "norm_classes": (), "roads": ROADS}
    assert refused(rules.check_judgement, reason="  ", **values) == "reason_missing"
    assert refused(rules.check_judgement, reason="Er is niets gezegd.", **values) == ""


def test_without_a_norm_that_day_nothing_is_called_aggression():
    """S1-06: no norm in force on the day of the act is an answer of its own, never a guess."""
    values = {"lines": (), "norm_classes": (), "roads": {}, "reason": "Omdat."}
    assert refused(rules.check_judgement, outcome="aggression", **values) == "no_norm_that_day"
    assert refused(rules.check_judgement, outcome="complaint", **values) == ""


def test_a_class_without_a_line_of_facts_is_no_ground():
    """S3-03: every class that is named is carried by something that was literally said or done."""
    assert refused(rules.check_classes, norm_classes=["threat"], carried=[], known=ROADS) == "facts_needed"
    assert refused(rules.check_classes, norm_classes=["threat"], carried=["threat"], known=ROADS) == ""


def test_one_class_named_holds_for_every_line_that_names_none():
    """S1-07: two lines and one class need not be said twice; two classes must be said per line."""
    bare = lines("", "")
    assert rules.classes_of(rules.with_class(bare, ["threat"])) == ("threat",)
    assert rules.with_class(bare, ["threat", "verbal"]) == bare
    assert rules.with_class(lines("verbal", ""), ["threat"]) == lines("verbal", "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hij zei: ik wacht je op.", ()),
        ("Zijn toon was onacceptabel.", ("toon", "onacceptabel")),
        ("Het voelde bedreigend", ("voelde", "bedreigend")),
        ("Hij riep dat zijn telefoon kapot was.", ()),
        ("Mevrouw was agressief en RESPECTLOOS.", ("agressief", "respectloos")),
    ],
)
def test_feelings_are_seen_and_only_hinted_at(words, found):
    """S3-06: ask for conduct, never for an attitude; a vague word is a hint to write what was said."""
    assert rules.feelings_in(words) == found


@pytest.mark.parametrize(
    ("current", "replaces", "code"),
    [
        (None, None, ""),
        (None, 4, ""),
        (4, 4, ""),
        (4, None, "already_classified"),
        (5, 4, "already_classified"),
    ],
)
def test_a_judgement_is_replaced_on_purpose(current, replaces, code):
    """S1-08: two people who judge at once do not overwrite each other."""
    assert refused(rules.check_replaces, current_id=current, replaces_id=replaces, who="Ali") == code


@pytest.mark.parametrize(
    ("reported", "closed", "code"),
    [(True, False, ""), (False, False, "not_reported_yet"), (True, True, "case_is_closed")],
)
def test_judging_and_completing_need_an_open_report(reported, closed, code):
    """S1-23: only what was told and is not closed can go on."""
    assert refused(rules.check_open, reported=reported, closed=closed) == code


@pytest.mark.parametrize(
    ("classified", "kinds", "code"),
    [
        (True, set(), ""),
        (True, {"care_talk"}, ""),
        (False, set(), "not_classified_yet"),
        (True, {"sign"}, "something_is_open"),
        (True, {"feedback", "care_talk"}, "something_is_open"),
    ],
)
def test_a_case_closes_when_nothing_of_it_is_open(classified, kinds, code):
    """S1-23: no case closes before the reporter was told; care goes on by itself."""
    assert refused(rules.check_closable, classified=classified, open_kinds=kinds) == code


@pytest.mark.parametrize(
    ("in_charge", "by", "code"), [(1, 1, ""), (2, 1, "case_has_somebody"), (None, 1, "case_has_nobody")]
)
def test_only_the_one_with_the_regie_closes(in_charge, by, code):
    """S4-15: single direction, with a name."""
    assert refused(rules.check_in_charge, in_charge_id=in_charge, in_charge="Ali", by_id=by) == code


@pytest.mark.parametrize(
    ("won", "closed", "code"), [(1, False, ""), (0, False, "case_has_somebody"), (0, True, "case_is_closed")]
)
def test_one_person_wins_the_regie(won, closed, code):
    """S4-10: clear who does what; the second is told who was first."""
    assert refused(rules.check_taken, won=won, in_charge="Ali", closed=closed) == code


def test_nobody_leads_the_case_of_what_happened_to_them():
    """S4-08: no measure by the one it happened to."""
    assert refused(rules.check_may_lead, by_id=1, affected_ids={1, 2}) == "not_your_own_case"
    assert refused(rules.check_may_lead, by_id=1, affected_ids=()) == ""


def test_a_complaint_is_answered_by_somebody_who_was_not_part_of_it():
    """S2-26 S2-23: wrongs by officials are looked at by another."""
    involved = {1, 2, None}
    assert refused(rules.check_complaint_handler, by_id=1, involved=involved) == "complaint_needs_another"
    assert refused(rules.check_complaint_handler, by_id=3, involved=involved) == ""


@pytest.mark.parametrize(
    ("reported", "classified", "closed", "state"),
    [
        (False, False, False, State.WAITS_FOR_REPORT),
        (True, False, False, State.WAITS_FOR_CLASSIFICATION),
        (True, True, False, State.IN_HAND),
        (True, True, True, State.CLOSED),
    ],
)
def test_where_a_case_stands(reported, classified, closed, state):
    """S1-22: every case in the register says where it stands."""
    assert rules.state(reported=reported, classified=classified, closed=closed) is state


# The road as the reporter sees it: outcome, promises kept, promises waiting, closed → the states.
DONE, NOW, LATER = "done", "current", "todo"
ROAD = [
    (None, set(), {"classify"}, False, [DONE, NOW, LATER, LATER]),
    ("aggression", {"classify"}, {"choose_response"}, False, [DONE, DONE, NOW, LATER]),
    ("aggression", {"classify", "choose_response"}, {"sign"}, False, [DONE, DONE, NOW, LATER]),
    ("aggression", {"classify", "choose_response", "sign"}, {"feedback"}, False, [DONE, DONE, DONE, NOW]),
    ("aggression", {"classify", "choose_response", "feedback"}, set(), False, [DONE, DONE, DONE, DONE]),
    # Told about the judgement, but the decision is still to come: the road does not jump ahead.
    ("aggression", {"classify", "feedback"}, {"choose_response"}, False, [DONE, DONE, NOW, LATER]),
    ("complaint", {"classify"}, {"handle_complaint"}, False, [DONE, DONE, NOW, LATER]),
    ("complaint", {"classify", "handle_complaint"}, {"feedback"}, False, [DONE, DONE, DONE, NOW]),
    ("not_aggression", {"classify"}, {"feedback"}, False, [DONE, DONE, NOW]),
    ("not_aggression", {"classify", "feedback"}, set(), True, [DONE, DONE, DONE]),
    ("care_first", {"classify"}, {"choose_response"}, False, [DONE, DONE, NOW, LATER]),
]


@pytest.mark.parametrize(("outcome", "kept", "waiting", "closed", "states"), ROAD)
def test_the_reporter_sees_where_the_report_is(outcome, kept, waiting, closed, states):
    """S1-23: the results are fed back, and until then the reporter sees every step."""
    road = rules.steps(reported=True, outcome=outcome, kept=kept, waiting=waiting, closed=closed)
    assert [step.state for step in road] == states


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"story": ["Hij schold"]}, {"story": ["Hij schold"]}),
        ({"story": "los"}, {"story": ["los"]}),
        ({"n": [1, None]}, {"n": ["1", "None"]}),
        ({"\x00n": ["a\x00\ud800b"]}, {"n": ["ab"]}),
        (["geen velden"], {}),
        (None, {}),
    ],
)
def test_a_draft_is_names_with_lists_of_text(sent, kept):
    """S1-22: whatever a page sends, a draft can be shown again."""
    assert rules.draft_fields(sent) == kept


def test_a_draft_has_an_end():
    """S1-22: longer than anybody types is refused with a sentence."""
    assert refused(rules.check_draft, size=rules.LONGEST_DRAFT) == ""
    assert refused(rules.check_draft, size=rules.LONGEST_DRAFT + 1) == "draft_too_long"
