"""The house is built as it was drawn: what ruff and import-linter cannot see."""

from collections.abc import Iterator
from typing import Any

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


def test_every_door_has_a_row_in_the_access_matrix() -> None:
    """A page that nobody thought about is a page that anybody may open; equal, so no row outlives its page."""
    from django.urls import get_resolver

    from tests import access_matrix

    assert sorted(doors(get_resolver())) == sorted(access_matrix.ROWS)


def doors(resolver: Any, before: str = "") -> Iterator[str]:
    """Every address that the product answers, as `urls.py` writes it: `alarms/<int:alarm_id>/charge/`."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from doors(pattern, route)
        else:
            yield route
