"""Not configured is a value of its own."""

import copy
import pickle

import pytest

from regie.policies.rules import NOT_CONFIGURED, Text


@pytest.mark.parametrize(
    "decide", [bool, lambda value: not value, lambda value: value or 1, lambda value: bool(value < 3)]
)
def test_nobody_can_decide_with_it(decide):
    """S1-06 a gap in the norm is neither yes nor no, and cannot be used as either."""
    with pytest.raises(TypeError):
        decide(NOT_CONFIGURED)


@pytest.mark.parametrize("other", [0, -1, 3.5, None, False, "", float("inf"), NOT_CONFIGURED])
def test_comparing_with_it_is_unknown(other):
    """S1-06 a comparison with a gap is a gap: never zero, never unlimited."""
    answers = [
        other > NOT_CONFIGURED,
        other >= NOT_CONFIGURED,
        other < NOT_CONFIGURED,
        other <= NOT_CONFIGURED,
    ]
    assert all(answer is NOT_CONFIGURED for answer in answers)


@pytest.mark.parametrize("other", [0, None, False, "", "not configured", ()])
def test_it_equals_nothing_else(other):
    """S1-06 empty, none, zero and false are decisions; a gap is not."""
    assert other != NOT_CONFIGURED
    assert NOT_CONFIGURED == NOT_CONFIGURED


@pytest.mark.parametrize("operation", [lambda value: value + 1, lambda value: 2 * value, int, float, len])
def test_nobody_can_reckon_with_it(operation):
    """S1-06 no clock runs on a gap."""
    with pytest.raises((TypeError, ValueError)):
        operation(NOT_CONFIGURED)


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
)
def test_it_stays_itself(copied):
    """S1-06 whoever asks `is NOT_CONFIGURED` gets the truth, also about a copy."""
    assert copied(NOT_CONFIGURED) is NOT_CONFIGURED


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "brief"), ("en", "letter"), ("nl-be", "schrijven"), ("NL-BE", "schrijven"), ("nl-nl", "brief"),
     ("en-gb", "letter"), ("de", "brief")],
)  # fmt: skip
def test_everybody_reads_something(language, words):
    """S0-21 the own language, else the nearest, else Dutch."""
    text = Text((("en", "letter"), ("nl", "brief"), ("nl-be", "schrijven")))
    assert text.in_language(language) == words


def test_without_dutch_the_first_language_counts():
    """S0-21 a pack in English alone is read in English."""
    assert Text((("en", "letter"),)).in_language("nl") == "letter"
