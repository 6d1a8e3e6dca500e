"""Who may let which safeguard pass, and with which words?"""

from dataclasses import replace
from datetime import date

import pytest

from regie.refusal import Refused
from regie.responses import rules
from regie.responses.rules import Choice, Stage
from tests.rules.test_responses_gates import AFFECTED, BAN, CHOOSER, NORM, REPORTER, TODAY, codes

DANGER = "Er was acuut gevaar voor de medewerker."
SHORT = "Dit duurt maar een paar dagen in totaal."


def test_who_was_involved_may_choose_when_nobody_else_can_and_another_lets_that_pass() -> None:
    """S1-08 (G4) Only with a second officer, and G4 alone: no other finding can be let pass like this."""
    own = replace(BAN, chooser_id=REPORTER)
    assert codes(own, Stage.CHOOSE) == []
    assert codes(own) == ["decider_was_involved"]
    assert codes(replace(own, passed=frozenset({"decider_was_involved"}))) == []


def test_what_may_be_let_pass_is_what_the_table_says() -> None:
    """S1-25 Where the table says “none” there is no finding that anybody can let pass."""
    assert {gate.number for gate in rules.GATES if gate.may_pass} == {"G3", "G4", "G9", "G11", "G12", "G14"}
    everything = frozenset(code for gate in rules.GATES for code in gate.may_pass)
    empty = Choice(kind="building_ban", on=TODAY, passed=everything)
    assert {one.source.split(",")[0] for one in rules.missing(empty)} == {
        "G1", "G2", "G5", "G6", "G7", "G8", "G9", "G10", "G12", "G13",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "by", "reason", "day", "change", "refused"),
    [
        ("not_heard", 9, DANGER, TODAY, {"hearings": ()}, None),
        ("not_heard", CHOOSER, DANGER, TODAY, {"hearings": ()}, "author_lets_nothing_pass"),
        ("not_heard", AFFECTED, DANGER, TODAY, {"hearings": ()}, "author_lets_nothing_pass"),
        ("not_heard", 9, "Gevaar.", TODAY, {"hearings": ()}, "write_a_full_sentence"),
        ("not_heard", 9, "Er was acuut gevaar voor de medewerker", TODAY, {"hearings": ()}, "write_a_full_sentence"),
        ("not_heard", 9, DANGER, None, {"hearings": ()}, "name_the_day"),
        ("not_heard", 9, DANGER, date(2026, 3, 9), {"hearings": ()}, "name_the_day"),
        ("not_heard", 9, DANGER, TODAY, {}, "nothing_to_let_pass"),
        ("no_end", 9, "Dit kan niet anders, zo is het nu eenmaal.", None, {"ends_on": None}, "never_let_pass"),
        ("no_review", 9, SHORT, None, {"review_on": None}, "short_is_not_configured"),
        (
            "no_review", 9, SHORT, None,
            {"review_on": None, "norm": replace(NORM, short_until=date(2026, 4, 9))}, "not_a_short_measure",
        ),
        (
            "no_review", 9, SHORT, None,
            {"review_on": None, "norm": replace(NORM, short_until=date(2026, 4, 10))}, None,
        ),
    ],
)  # fmt: skip
def test_who_lets_what_pass_and_how(code, by, reason, day, change, refused) -> None:
    """S1-25 S1-29 Only where the table says so, never the author, in a full sentence, with a day when it is put off."""
    choice = replace(BAN, **change)
    missing = {one.code for one in rules.missing(choice)}
    if refused is None:
        gate = rules.check_passing(code, choice, missing=missing, by_id=by, reason=reason, day=day)
        assert code in gate.may_pass
        return
    with pytest.raises(Refused, match=refused):
        rules.check_passing(code, choice, missing=missing, by_id=by, reason=reason, day=day)
