"""The house is built as it was drawn: what ruff and import-linter cannot see."""

import pytest

from tests import architecture

pytestmark = pytest.mark.once
QUESTIONS = [
    architecture.long_files,
    architecture.misplaced_files,
    architecture.empty_words,
    architecture.impure_rules,
    architecture.knowing_too_much,
    architecture.hidden_writers,
    architecture.forked_migrations,
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_the_house_has_no(question) -> None:
    """Each question of `architecture.py` finds nothing."""
    assert question() == []
