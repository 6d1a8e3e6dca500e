"""The story of a case as a drawing: what stands where, and that the sentences say the same."""

from datetime import UTC, date, datetime

from regie.incidents.queries.drawing import drawing
from regie.incidents.queries.story import Lane, Line


def at(day: int) -> datetime:
    """Noon in March."""
    return datetime(2026, 3, day, 12, tzinfo=UTC)


def test_a_row_for_each_part_of_the_work_and_a_column_for_each_day():
    """S1-22: one looks where a case stands; days in which nothing happened are leapt over, and said to be."""
    days = [
        (date(2026, 3, 3), [Line(at(3), "Joris drukt.", Lane.ALARM), Line(at(3), "Sanne komt.", Lane.ALARM)]),
        (date(2026, 3, 4), [Line(at(4), "Joris vertelt.")]),
        (date(2026, 3, 9), [Line(at(9), "Priya kiest.", Lane.ANSWER)]),
    ]
    drawn = drawing(days)
    assert [words for _y, words in drawn.rows] == ["Alarm", "Zaak", "Reactie"]
    assert [day for _x, day in drawn.days] == [day for day, _told in days]
    assert [one.leaps for one in drawn.stretches] == [False, True]
    (first, alarm), (second, case), (third, answer) = zip(
        [x for x, _day in drawn.days], [y for y, _words in drawn.rows], strict=True
    )
    assert [(dot.x, dot.y, dot.count) for dot in drawn.dots] == [
        (first, alarm, 2), (second, case, 1), (third, answer, 1),
    ]  # fmt: skip
    assert drawn.dots[0].says == "Joris drukt. Sanne komt."
    assert (drawn.count, drawn.leaps) == (4, True)
    assert max(first, second, third) < drawn.width


def test_nothing_is_drawn_of_one_moment():
    """S1-22: a drawing of one dot says less than its sentence."""
    assert drawing([]) is None
    assert drawing([(date(2026, 3, 3), [Line(at(3), "Joris drukt.")])]) is None
