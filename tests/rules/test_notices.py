"""How a promise stands, and where it is on the page: as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.notices.rules import Standing, bucket, standing

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
END_OF_DAY, END_OF_WEEK = NOW + timedelta(hours=14), NOW + timedelta(days=5)


@pytest.mark.parametrize(
    ("due", "kept", "dropped", "stands"),
    [
        (AFTER, None, None, Standing.OPEN),
        (NOW, None, None, Standing.OPEN),
        (BEFORE, None, None, Standing.BROKEN),
        (AFTER, BEFORE, None, Standing.KEPT),
        (BEFORE, NOW, None, Standing.LATE),
        (None, None, None, Standing.OPEN),
        (None, NOW, None, Standing.KEPT),
        (BEFORE, None, BEFORE, Standing.DROPPED),
        (None, None, BEFORE, Standing.DROPPED),
    ],
)
def test_how_a_promise_stands(due, kept, dropped, stands):
    """S1-23: kept, late or broken; a promise without a term can be kept, never late or broken."""
    assert standing(due_at=due, kept_at=kept, dropped_at=dropped, at=NOW) is stands


@pytest.mark.parametrize(
    ("due", "place"),
    [
        (BEFORE, "late"),
        (AFTER, "today"),
        (END_OF_DAY, "today"),
        (END_OF_DAY + timedelta(minutes=1), "week"),
        (END_OF_WEEK, "week"),
        (END_OF_WEEK + timedelta(minutes=1), "later"),
        (None, "undated"),
    ],
)
def test_where_a_promise_is_on_the_page(due, place):
    """S1-23: late first, then today, this week, later, and what the policy sets no date for."""
    assert bucket(due_at=due, at=NOW, end_of_day=END_OF_DAY, end_of_week=END_OF_WEEK) == place
