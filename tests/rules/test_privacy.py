"""The clocks of forgetting as a table, and the glass: what stops, what needs a reason, who may judge."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.privacy import rules
from regie.privacy.rules import Clocks, Standing
from regie.refusal import Refused

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("started", "privacy", "archive", "held", "stands"),
    [
        (True, BEFORE, BEFORE, False, Standing.DUE),
        (True, BEFORE, AFTER, False, Standing.ARCHIVE_RUNS),
        (True, BEFORE, None, False, Standing.ARCHIVE_UNKNOWN),
        (True, AFTER, BEFORE, False, Standing.RUNS),
        (True, None, BEFORE, False, Standing.NOT_CONFIGURED),
        (True, None, None, False, Standing.NOT_CONFIGURED),
        (False, None, None, False, Standing.NOT_STARTED),
        (True, BEFORE, BEFORE, True, Standing.HELD),
        (False, None, None, True, Standing.HELD),
    ],
)
def test_both_clocks_decide_and_a_hold_stops_them(started, privacy, archive, held, stands):
    """U41: what nobody decided is never taken for passed."""
    assert rules.standing(Clocks(started, privacy, archive), held=held, at=NOW) is stands


@pytest.mark.parametrize(
    ("stands", "reason", "done", "code"),
    [
        (Standing.DUE, "", False, None),
        (Standing.RUNS, "op verzoek", False, None),
        (Standing.ARCHIVE_UNKNOWN, "nagevraagd", False, None),
        (Standing.RUNS, " ", False, "erasure_needs_reason"),
        (Standing.NOT_CONFIGURED, "", False, "erasure_needs_reason"),
        (Standing.ARCHIVE_RUNS, "op verzoek", False, "archive_says_not_yet"),
        (Standing.HELD, "op verzoek", False, "held"),
        (Standing.DUE, "", True, "erased_already"),
    ],
)
def test_when_something_may_be_erased(stands, reason, done, code):
    """U41: a hold and the archive stop it whatever the reason is."""
    if code is None:
        rules.check_may_erase(stands, reason=reason, done=done)
        return
    with pytest.raises(Refused) as refusal:
        rules.check_may_erase(stands, reason=reason, done=done)
    assert refusal.value.code == code


def test_the_glass_asks_a_reason_ends_by_itself_and_is_judged_by_another():
    """U43: reason first, limited time, reviewed by somebody else, once."""
    rules.check_reason("Hij staat nu aan de balie.")
    rules.check_still_whole(until=AFTER, at=NOW)
    rules.check_reviewer(by_id=1, person_id=2, reviewed=False)
    for refused, code in (
        (lambda: rules.check_reason("  zomaar "), "glass_needs_reason"),
        (lambda: rules.check_still_whole(until=NOW, at=NOW), "glass_is_closed"),
        (lambda: rules.check_reviewer(by_id=1, person_id=1, reviewed=False), "glass_needs_another"),
        (lambda: rules.check_reviewer(by_id=1, person_id=2, reviewed=True), "glass_is_reviewed"),
    ):
        with pytest.raises(Refused) as refusal:
            refused()
        assert refusal.value.code == code
