"""The moments of care as a table: how each stands, which is the first talk, who may give care, who must hear."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.aftercare import rules
from regie.aftercare.rules import Moment, Step
from regie.refusal import Refused

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("held", "declined", "waits", "opens", "due", "stands"),
    [
        (EARLIER, None, False, EARLIER, EARLIER, Moment.HELD),
        (EARLIER, EARLIER, False, EARLIER, EARLIER, Moment.HELD),
        (None, EARLIER, False, EARLIER, EARLIER, Moment.DECLINED),
        (None, EARLIER, True, None, None, Moment.DECLINED),
        (None, None, True, None, None, Moment.WAITS),
        (None, None, False, LATER, LATER, Moment.SOON),
        (None, None, False, LATER, None, Moment.SOON),
        (None, None, False, EARLIER, LATER, Moment.NOW),
        (None, None, False, EARLIER, NOW, Moment.NOW),
        (None, None, False, EARLIER, EARLIER, Moment.LATE),
        (None, None, False, EARLIER, None, Moment.UNDATED),
        (None, None, False, None, None, Moment.UNDATED),
    ],
)
def test_how_a_moment_stands(held, declined, waits, opens, due, stands):
    """S1-21 S2-05: who, when, what: and a moment without a term is never late."""
    found = rules.moment(
        held_at=held, declined_at=declined, waits=waits, opens_at=opens, due_at=due, optional=False, at=NOW
    )
    assert found is stands


@pytest.mark.parametrize(
    ("due", "stands"), [(EARLIER, Moment.PASSED), (LATER, Moment.NOW), (None, Moment.UNDATED)]
)
def test_what_one_may_skip_is_never_late(due, stands):
    """S1-21 S3-12: an offer ends, and nobody is reproached for it."""
    found = rules.moment(
        held_at=None, declined_at=None, waits=False, opens_at=None, due_at=due, optional=True, at=NOW
    )
    assert found is stands


@pytest.mark.parametrize(
    ("steps", "first"),
    [
        (
            [("first_reception", True, True), ("first_talk", True, False), ("second", False, False)],
            "first_talk",
        ),
        ([("first_talk", True, True), ("second", False, False)], "first_talk"),
        ([("opvang", True, True), ("gesprek", True, False), ("vervolg", False, False)], "gesprek"),
        ([("opvang", True, True), ("vervolg", False, False)], "opvang"),
        ([("vervolg", False, False)], ""),
        ([], ""),
    ],
)
def test_which_moment_is_the_first_talk(steps, first):
    """S2-05: the later talks are reckoned from the first talk, not from a reception that one may skip."""
    assert rules.first_talk_among([Step(*step) for step in steps]) == first


@pytest.mark.parametrize(
    ("outcome", "tells"),
    [("aggression", False), ("care_first", True), ("not_aggression", True), ("complaint", True)],
)
def test_which_classification_is_news_by_itself(outcome, tells):
    """S1-23: when no measure is to be expected, the classification is what the reporter hears."""
    assert rules.tells_at_classification(outcome) is tells


@pytest.mark.parametrize(
    ("waits", "held", "code"),
    [
        (True, NOW, "first_talk_comes_first"),
        (False, NOW + timedelta(minutes=2), "talk_not_yet_held"),
        (False, EARLIER - timedelta(minutes=1), "talk_before_incident"),
    ],
)
def test_a_talk_that_cannot_have_been(waits, held, code):
    """S2-05: dates of care are real dates."""
    with pytest.raises(Refused) as refused:
        rules.check_can_be_held(waits=waits, held_at=held, happened_at=EARLIER, at=NOW)
    assert refused.value.code == code


def test_a_talk_in_the_minute_of_the_incident_is_possible():
    """S1-21: a field knows minutes, an alarm knows seconds."""
    happened = NOW + timedelta(seconds=40)
    rules.check_can_be_held(waits=False, held_at=NOW, happened_at=happened, at=NOW + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (lambda: rules.check_carer(by_id=1, person_id=1), "not_your_own_carer"),
        (lambda: rules.check_care_taken(0, carer="Wim"), "care_is_taken"),
        (lambda: rules.check_talk_still_open(0), "talk_is_over"),
        (lambda: rules.check_teller(by_id=1, involved=[1, 2]), "feedback_to_yourself"),
        (lambda: rules.check_answered(0), "feedback_is_answered"),
    ],
)
def test_what_is_refused(check, code):
    """S1-21 S1-23: nobody is their own carer, and nobody tells the news to themselves."""
    with pytest.raises(Refused) as refused:
        check()
    assert refused.value.code == code


def test_what_is_allowed():
    """S1-21 S1-23: another cares, another tells, and a first answer counts."""
    rules.check_carer(by_id=1, person_id=2)
    rules.check_care_taken(1, carer="")
    rules.check_talk_still_open(1)
    rules.check_teller(by_id=3, involved=[1, 2])
    rules.check_answered(1)
