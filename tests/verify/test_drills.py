"""`regie verify` sees a drill that lost its mark, hid something, or became a case."""

from datetime import timedelta

import pytest

from regie.alarms import actions
from regie.alarms.actions import Press
from regie.alarms.models import Alarm, Call, StandDown
from regie.devices.actions import open_drill_window
from regie.incidents.models import Incident
from regie.verify import Asked, findings
from regie.verify.logs import check_providers

pytestmark = pytest.mark.django_db


@pytest.fixture
def drill(house):
    """A drill that is going on; nothing is wrong with it."""
    house.roster(guards=["fatima"])
    chain = house.chain
    window = open_drill_window(
        place=chain.counter, opens_at=house.now, until=house.now + timedelta(minutes=5), by=chain.priya
    )
    press = Press(
        key="k", kind="alarm", origin="screen", organisation=chain.municipality, place=chain.counter,
        presser=chain.priya, drill=window,
    )  # fmt: skip
    alarm = actions.take_press(press, at=house.now).alarm
    house.settle()
    return alarm


def unmark(alarm, at):
    Alarm.objects.filter(pk=alarm.pk).update(drill_window=None)


def lose_a_mark(alarm, at):
    Call.objects.filter(alarm=alarm, channel="email").update(drill=False)


def make_real_in_silence(alarm, at):
    Alarm.objects.filter(pk=alarm.pk).update(made_real_at=at)


def make_a_case(alarm, at):
    Incident.objects.create(
        reference="2026-0001", organisation=alarm.organisation, alarm=alarm, opened_at=at, happened_at=at
    )


def end_as_real(alarm, at):
    StandDown.objects.create(alarm=alarm, person=alarm.presser, at=at, outcome="restored")


@pytest.mark.parametrize(
    ("breach", "invariant", "sentence"),
    [
        (unmark, "I-5", "do not agree on whether it is a drill"),
        (unmark, "I-1", "there is no alarm"),
        (lose_a_mark, "I-5", "says that it is real, and it was not"),
        (make_real_in_silence, "I-5", "do not agree on whether it is a drill"),
        (make_a_case, "I-5", "a drill has an incident"),
        (end_as_real, "I-16", "it ended as restored, drill: True"),
    ],
)
def test_what_is_wrong_with_a_drill_is_named(house, drill, breach, invariant, sentence):
    """I-1 I-5 I-16: each of these is seen in the rows."""
    assert list(findings(Asked(at=house.now))) == []
    breach(drill, house.now)
    found = [str(one) for one in findings(Asked(at=house.now))]
    assert [line for line in found if line.startswith(invariant) and sentence in line], found


def test_a_mark_that_was_lost_on_its_way_is_named(house, drill):
    """I-5: what arrived is held against the row."""
    (claim,) = house.sent
    line = {"key": claim.key, "recipient": claim.address, "at": house.now.isoformat(), "answered": 200}
    assert list(check_providers([{**line, "drill": True}], Asked(at=house.now))) == []
    (found,) = check_providers([{**line, "drill": False}], Asked(at=house.now))
    assert str(found) == f"I-5   call:{claim.key}: it arrived with drill: False"
