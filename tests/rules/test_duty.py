"""Hours of a week: over midnight, beside each other, and where nobody is."""

import pytest

from regie.duty.rules import MIDNIGHT, Block, blocks, gaps, lanes


@pytest.mark.parametrize(
    ("days", "begin", "end", "found"),
    [
        ([0], 480, 1020, [Block(0, 480, 1020)]),
        ([0, 4], 480, 1020, [Block(0, 480, 1020), Block(4, 480, 1020)]),
        ([6], 1320, 360, [Block(6, 1320, MIDNIGHT), Block(0, 0, 360)]),
        ([2], 1320, 0, [Block(2, 1320, MIDNIGHT)]),
        ([2], 0, MIDNIGHT, [Block(2, 0, MIDNIGHT)]),
        ([2], 0, 0, [Block(2, 0, MIDNIGHT)]),
    ],
)
def test_a_shift_as_blocks(days, begin, end, found):
    """S2-12: a night shift goes on the next day, also from Sunday to Monday."""
    assert blocks(days, from_minute=begin, until_minute=end) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ([], [(0, MIDNIGHT)]),
        ([(0, MIDNIGHT)], []),
        ([(480, 720), (720, 1020)], [(0, 480), (1020, MIDNIGHT)]),
        ([(480, 720), (600, 1020)], [(0, 480), (1020, MIDNIGHT)]),
        ([(900, 1020), (480, 720)], [(0, 480), (720, 900), (1020, MIDNIGHT)]),
    ],
)
def test_where_nobody_is(hours, found):
    """S2-12: always on standby: an hour without anybody is visible."""
    assert gaps(hours) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [([], []), ([(0, 60), (60, 120)], [0, 0]), ([(0, 90), (60, 120), (90, 150)], [0, 1, 0])],
)
def test_nobody_hides_behind_another(hours, found):
    """S2-12: two people at one time are drawn beside each other."""
    assert lanes(hours) == found
