"""How long an announced test lasts, and how long its presses may still be repeated."""

from datetime import datetime, timedelta

LASTS = timedelta(minutes=3)
# A device that had no answer to a test press may repeat it after the window; by then it is still that test.
REPEATS_FOR = timedelta(days=1)


def may_be_test(test_until: datetime | None, *, at: datetime) -> bool:
    """Whether a press now can be (a repeat of) a test at all; answers most presses without a look at the register."""
    return test_until is not None and at < test_until + REPEATS_FOR
