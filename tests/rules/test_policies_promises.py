"""When a policy counts, whom it calls, and when its promises and its care are due."""

from datetime import UTC, date, datetime

import pytest

from regie.policies.rules import (
    NOT_CONFIGURED,
    Anchor,
    CareStep,
    Clock,
    Deadline,
    Ladder,
    NormClass,
    Pack,
    Period,
    Step,
    Text,
    Unit,
    aftercare_dates,
    due_by,
    is_in_force,
    ladder_for,
)


def words(text: str) -> Text:
    return Text((("nl", text),))


def pack(**settings) -> Pack:
    norm = (NormClass(code="verbal", label=words("Schelden")),)
    return Pack(id="p", title=words("Proef"), version="1", norm=norm, **settings)


@pytest.mark.parametrize(
    ("day", "first", "last", "expected"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), NOT_CONFIGURED, True),
        (date(2026, 3, 2), date(2026, 3, 3), NOT_CONFIGURED, False),
        (date(2026, 3, 31), date(2026, 3, 3), date(2026, 3, 31), True),
        (date(2026, 4, 1), date(2026, 3, 3), date(2026, 3, 31), False),
        (date(2026, 3, 3), NOT_CONFIGURED, NOT_CONFIGURED, False),
        (date(2026, 3, 3), NOT_CONFIGURED, date(2026, 3, 31), False),
    ],
)
def test_a_policy_counts_from_its_first_day_to_its_last(day, first, last, expected):
    """S1-07 a lapsed norm answers nothing, and one without a first day never begins."""
    assert is_in_force(pack(valid_from=first, valid_to=last), day) is expected


def test_a_ladder_that_is_not_there_is_not_an_empty_one():
    """S1-20 S4-26 no ladder is a gap that the alarm must know about."""
    ladder = Ladder((Step("guards", 30, ("screen",)), Step("team_leads", 60, ("screen", "email"))))
    configured = pack(ladders=(("alarm", ladder),))
    assert ladder_for(configured, "alarm") == ladder
    assert ladder_for(configured, "attention") is NOT_CONFIGURED
    assert Ladder.from_data(ladder.as_data()) == ladder


INCIDENT = datetime(2026, 3, 3, 13, 2, tzinfo=UTC)
TALK = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("anchor", "until", "talk", "due_at"),
    [
        (Anchor.INCIDENT, Period(72, Unit.HOURS), None, datetime(2026, 3, 6, 13, 2, tzinfo=UTC)),
        (Anchor.INCIDENT, Period(0, Unit.DAYS), None, datetime(2026, 3, 3, 22, 59, tzinfo=UTC)),
        (Anchor.INCIDENT, NOT_CONFIGURED, None, NOT_CONFIGURED),
        (Anchor.FIRST_TALK, Period(2, Unit.WEEKS), None, None),
        (Anchor.FIRST_TALK, NOT_CONFIGURED, None, None),
        (Anchor.FIRST_TALK, Period(2, Unit.WEEKS), TALK, datetime(2026, 3, 19, 22, 59, tzinfo=UTC)),
        # The last Sunday of March lies between: the local day still ends at its own midnight.
        (Anchor.FIRST_TALK, Period(8, Unit.WEEKS), TALK, datetime(2026, 4, 30, 21, 59, tzinfo=UTC)),
    ],
)
def test_care_counts_from_the_right_moment(anchor, until, talk, due_at):
    """S1-21 S2-05 the first talk counts from the incident, the later ones from the first talk."""
    step = CareStep(
        kind="talk", label=words("Gesprek"), anchor=anchor, opens=Period(0, Unit.DAYS), until=until
    )
    (planned,) = aftercare_dates(pack(aftercare=(step,)), INCIDENT, talk)
    assert planned.due_at == due_at
    assert planned.opens_at == (INCIDENT if anchor is Anchor.INCIDENT else talk)


def test_a_later_talk_opens_with_a_day():
    """S2-05 not before six weeks means: from the morning of that day."""
    step = CareStep(
        kind="third", label=words("Derde gesprek"), anchor=Anchor.FIRST_TALK,
        opens=Period(6, Unit.WEEKS), until=Period(8, Unit.WEEKS),
    )  # fmt: skip
    (planned,) = aftercare_dates(pack(aftercare=(step,)), INCIDENT, TALK)
    assert planned.opens_at == datetime(2026, 4, 15, 22, 0, tzinfo=UTC)


def test_a_promise_skips_the_days_on_which_the_organisation_is_closed():
    """S1-24 a term in working days knows the organisation's own calendar."""
    deadline = Deadline(clock=Clock.SIGN, anchor=Anchor.RESPONSE_CHOSEN, within=Period(1, Unit.WORKING_DAYS))
    closed = pack(deadlines=(deadline,), closed_days=(date(2026, 3, 4),))
    assert due_by(closed, Clock.SIGN, INCIDENT) == datetime(2026, 3, 5, 22, 59, tzinfo=UTC)
    assert due_by(closed, Clock.FEEDBACK, INCIDENT) is NOT_CONFIGURED
