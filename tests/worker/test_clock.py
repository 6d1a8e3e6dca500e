"""The ladder when somebody sets the clock of the server: the loops' own functions, on two clocks that we wind."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from regie.alarms import actions, queries
from regie.alarms.models import Alarm, Call
from regie.journal.models import Entry, Errand
from regie.people import actions as people
from regie.verify import Asked, findings
from regie.worker import loops
from regie.worker.clock import Clock, Ladders

HOUR = timedelta(hours=1)


class Clocks:
    """A wall clock that can be set, and a steady one that cannot."""

    def __init__(self, now):
        self.now, self.seconds = now, 1000.0

    def wall(self):
        return self.now

    def steady(self):
        return self.seconds

    def go_on(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds

    def set_by(self, moved):
        self.now += moved


@pytest.fixture
def clocks(house, monkeypatch):
    """The loops with clocks of ours, and somebody on duty in the first three steps."""
    house.roster(guards=["fatima"], intervention_team=["sanne"], team_leads=["ali"])
    clocks = Clocks(house.now)
    monkeypatch.setattr(loops, "moment", SimpleNamespace(now=clocks.wall))
    start_again(clocks, monkeypatch)
    return clocks


def start_again(clocks, monkeypatch):
    """A worker that knows nothing but the rows."""
    clock = Clock(clocks.wall, clocks.steady)
    monkeypatch.setattr(loops, "clock", clock)
    monkeypatch.setattr(loops, "ladders", Ladders(clock))
    monkeypatch.setattr(loops, "_not_before", {})
    loops.climb_due()


def steps(alarm):
    """The steps that were called, in order."""
    return [one.data["step"] for one in Entry.objects.filter(kind="alarms.StepCalled", subject=alarm.subject)]


def wait_of(alarm):
    alarm.refresh_from_db()
    return (alarm.next_step_at - alarm.raised_at).total_seconds()


@pytest.mark.parametrize("back", [timedelta(seconds=-5), timedelta(seconds=-20), -HOUR, timedelta(days=-400)])
def test_a_clock_that_is_set_back_delays_no_step(house, clocks, back):
    """I-8 I-17: the steps come when they were due, measured by a clock that nobody can set; not a second early."""
    alarm = house.press()
    wait = wait_of(alarm)
    clocks.go_on(10)
    loops.climb_due()
    clocks.set_by(back)
    loops.climb_due()
    clocks.go_on(wait - 10.1)
    loops.climb_due()
    assert steps(alarm) == [0]
    clocks.go_on(0.2)
    loops.climb_due()
    assert steps(alarm) == [0, 1]
    again = Alarm.objects.get(pk=alarm.pk)
    clocks.go_on(again.plan[1]["wait_seconds"] - 0.1)
    loops.climb_due()
    assert steps(alarm) == [0, 1]
    clocks.go_on(0.2)
    loops.climb_due()
    assert steps(alarm) == [0, 1, 2]
    later = Entry.objects.filter(kind="alarms.StepCalled", data__step__gt=0)
    called = {claim.key.split("-")[2] for claim in actions.claim_calls(at=clocks.wall())}
    assert called == {str(entry.pk) for entry in later}
    assert list(findings(Asked(at=clocks.wall()))) == []


def test_a_press_after_the_clock_was_set_back_is_not_hurried(house, clocks):
    """I-8: what was pressed by the new time goes by the new time."""
    clocks.set_by(-HOUR)
    loops.climb_due()
    house.now = clocks.wall()
    alarm = house.press()
    clocks.go_on(wait_of(alarm) - 0.1)
    loops.climb_due()
    assert steps(alarm) == [0]
    clocks.go_on(0.2)
    loops.climb_due()
    assert steps(alarm) == [0, 1]


def test_a_start_after_the_clock_was_set_back_waits_one_step_at_most(house, clocks, monkeypatch):
    """I-8 I-17: the process that knew is gone; a row that cannot be believed counts from the start."""
    alarm = house.press()
    wait = wait_of(alarm)
    clocks.set_by(-HOUR)
    start_again(clocks, monkeypatch)
    clocks.go_on(wait + 0.1)
    loops.climb_due()
    assert steps(alarm) == [0, 1]


def test_a_call_does_not_wait_for_the_hour_that_comes_again(house, clocks):
    """I-6 I-25: a call that failed, one that a dead worker claimed, and an errand: all as soon as they were due."""
    house.failing = {"email"}
    alarm = house.press()
    other = house.press()
    Call.objects.filter(alarm=other, channel="email").update(lease_until=house.now + actions.calling.LEASE)
    people.let_go(house.who("els"), at=house.now + timedelta(seconds=1), by=None)
    clocks.go_on(0.2)
    clocks.set_by(-HOUR)
    loops.climb_due()
    clocks.go_on(25)
    claimed = {claim.alarm_id for claim in actions.claim_calls(at=clocks.wall())}
    assert claimed == {alarm.pk, other.pk}
    assert Errand.objects.due(clocks.wall()).count() == 2


def test_a_clock_that_is_set_forward_is_told_and_delays_nothing(house, clocks):
    """I-17 I-20: steps may come early and never late; the board says that the clock is wrong."""
    alarm = house.press()
    assert queries.warnings(at=clocks.wall(), site_ids=[]) == groups()
    clocks.go_on(1)
    clocks.set_by(HOUR)
    loops.climb_due()
    assert steps(alarm) == [0, 1]
    told = queries.warnings(at=clocks.wall(), site_ids=[])
    assert (
        told[-1] == "De klok van de server sprong 3600 seconden vooruit. Laat de beheerder de tijd nakijken."
    )
    assert list(findings(Asked(at=clocks.wall()))) == []


def groups():
    """What the board says when nobody is on duty at no place at all."""
    return [one for one in queries.warnings(at=loops.moment.now(), site_ids=[]) if "klok" not in one]


def test_small_corrections_and_a_worker_that_was_stopped_are_no_news(house, clocks):
    """I-17: NTP corrects a little all day, and SIGSTOP stops no clock."""
    clocks.set_by(timedelta(seconds=0.3))
    loops.climb_due()
    clocks.go_on(600)
    loops.climb_due()
    assert not Entry.objects.filter(kind="alarms.ClockSet").exists()


def test_a_ladder_that_cannot_climb_holds_up_nobody(house, clocks, monkeypatch):
    """I-8 I-11: a poisoned alarm is tried again every other second, and the others climb meanwhile."""
    poisoned, well = house.press(), house.press()
    tried = []
    climb = actions.climb

    def climbing(alarm, *, at, clock_set):
        if alarm.pk == poisoned.pk:
            tried.append(at)
            raise ValueError("poison")
        return climb(alarm, at=at)

    monkeypatch.setattr(actions, "climb", climbing)
    clocks.go_on(wait_of(well) + 0.1)
    for _ in range(20):
        wait = loops.climb_due()
        clocks.go_on(0.1)
    assert steps(well) == [0, 1]
    assert len(tried) == 1
    assert wait > 0.1
    clocks.go_on(1)
    loops.climb_due()
    assert len(tried) == 2
    monkeypatch.setattr(actions, "climb", climb)
    clocks.go_on(3)
    loops.climb_due()
    assert steps(poisoned) == [0, 1]


def test_who_left_loses_the_regie_and_the_ladder_starts_again(house):
    """I-15 (CH-2): an account that was withdrawn cannot keep an alarm quiet."""
    house.roster(guards=["fatima"], intervention_team=["sanne"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.wait(minutes=10)
    people.let_go(house.who("fatima"), at=house.now, by=house.who("bea"))
    house.settle()
    alarm.refresh_from_db()
    assert alarm.in_charge is None
    assert house.called[-1] == "interventieteam"
    assert [str(one) for one in findings(Asked(at=house.now))] == []
