"""Who may look again at a decision, and is what they get free of the threat?"""

import pytest

from regie.refusal import Refused
from regie.second_looks import rules


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"involved": {4}}, "looker_was_there"),
        ({"has_read_the_case": True}, "looker_knows_the_case"),
        ({"same_organisation": False}, "looker_of_another_organisation"),
    ],
)
def test_who_may_look_again(change: dict, code: str) -> None:
    """S4-12 A colleague of the house who was not there and never opened the case."""
    known = {"involved": {1, 2}, "has_read_the_case": False, "same_organisation": True} | change
    found = ""
    try:
        rules.check_looker(4, **known)
    except Refused as refused:
        found = refused.code
    assert found == code


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Afwijzing bijstand", False),
        ("Zie 2026-0001", True),
        ("Joris wees dit af", True),
        ("joris", True),
        ("De heer JANSEN vroeg", True),
    ],
)
def test_what_the_colleague_reads_tells_nothing_of_the_threat(words: str, refused: bool) -> None:
    """S4-08 S4-12 No case, and no name of who was in it."""
    telling = ["2026-0001", "Joris", "De heer Jansen", ""]
    if refused:
        with pytest.raises(Refused, match="tells_of_the_threat"):
            rules.check_blind(words, telling=telling)
    else:
        rules.check_blind(words, telling=telling)


def test_an_answer_has_reasons_and_is_given_once() -> None:
    """S4-12 Whoever asked has to go on with it."""
    rules.check_answer(reasons="Klopt.", is_asked=True)
    with pytest.raises(Refused, match="second_look_without_reasons"):
        rules.check_answer(reasons=" ", is_asked=True)
    with pytest.raises(Refused, match="second_look_already_given"):
        rules.check_answer(reasons="Klopt.", is_asked=False)
