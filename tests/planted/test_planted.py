"""The planted bugs still fit the code; `make planted` plants all of them and takes some minutes."""

import pytest

from tests.planted.__main__ import ROOT, copy, plant, run
from tests.planted.bugs import BUGS

pytestmark = pytest.mark.once


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_every_bug_can_still_be_planted(bug):
    """I-1 I-2: a bug that no longer fits would be reported as seen by nobody."""
    for file, old, _ in ((bug.file, bug.old, bug.new), *bug.and_in):
        assert (ROOT / file).read_text(encoding="utf-8").count(old) == 1
    assert (ROOT / bug.seen_by.partition("::")[0]).exists()


def test_one_of_them_is_really_planted_and_seen(tmp_path):
    """I-8 I-17: the wall-clock-only timer, as the quickest of all; the others by `make planted`."""
    (bug,) = [bug for bug in BUGS if bug.name == "wall-clock-only timer"]
    copy(tmp_path)
    plant(bug, tmp_path)
    red, how = run(bug, tmp_path)
    assert red, how
