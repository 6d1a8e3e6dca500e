"""When a device counts as silent, and when a battery is low: truth tables of the pure rules."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.devices import rules
from regie.devices.rules import CLASSES, Supervision
from regie.refusal import Refused

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)


@pytest.mark.parametrize("supervision", CLASSES)
def test_a_cut_line_is_reported_between_one_interval_and_the_class_time(supervision: Supervision) -> None:
    """DV-7: at whatever phase the line is cut, never before one interval and never after the class time."""
    every, latest = rules.interval(supervision), CLASSES[supervision]
    assert every is not None
    for phase in range(20):  # the line is cut this far into the interval after the last sign
        cut_at = NOW + every * phase / 20
        reported = first_report(supervision, last_heard_at=NOW)
        assert reported - NOW > every
        assert reported + timedelta(seconds=1) - cut_at <= latest, "with the second between two looks"


def first_report(supervision: str, *, last_heard_at: datetime) -> datetime:
    """The first moment at which the rule says silent, found by halving."""
    early, late = timedelta(0), CLASSES[Supervision(supervision)]
    assert silent(supervision, last_heard_at + late)
    while late - early > timedelta(milliseconds=1):
        middle = (early + late) / 2
        early, late = (early, middle) if silent(supervision, last_heard_at + middle) else (middle, late)
    return last_heard_at + late


def silent(supervision: str, at: datetime) -> bool:
    """What the rule says of a device that was heard last at NOW."""
    return rules.is_silent(supervision, last_heard_at=NOW, listening_since=LONG_AGO, at=at)


@pytest.mark.parametrize(
    ("supervision", "last_heard_at", "listening_since", "expected"),
    [
        ("SP4", NOW - timedelta(seconds=181), LONG_AGO, True),
        ("SP4", NOW - timedelta(seconds=169), LONG_AGO, False),
        ("SP4", None, LONG_AGO, False),  # never heard: there is no line to lose yet
        ("", NOW - timedelta(days=300), LONG_AGO, False),  # nobody asked
        ("SP4", NOW - timedelta(hours=2), NOW - timedelta(seconds=100), False),  # it was Regie that was away
        ("SP4", NOW - timedelta(hours=2), NOW - timedelta(seconds=171), True),
    ],
)
def test_silence_counts_only_from_a_device_that_spoke_to_a_regie_that_listened(
    supervision: str, last_heard_at: datetime | None, listening_since: datetime, expected: bool
) -> None:
    """I-20: no report of what Regie itself could not hear."""
    said = rules.is_silent(supervision, last_heard_at=last_heard_at, listening_since=listening_since, at=NOW)
    assert said is expected


def test_a_class_that_is_none_is_refused() -> None:
    """A typing error must not switch supervision off."""
    with pytest.raises(Refused, match="supervision_unknown"):
        rules.supervision_named("SP7")
    assert rules.supervision_named("") is Supervision.NONE


@pytest.mark.parametrize(
    ("percent", "low", "well"), [(19, True, False), (20, False, False), (29, False, False), (30, False, True)]
)
def test_a_figure_that_trembles_reports_once(percent: int, low: bool, well: bool) -> None:
    """Between the bounds nothing changes."""
    assert (rules.is_low(percent), rules.is_well(percent)) == (low, well)
