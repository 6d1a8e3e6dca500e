"""The timer of somebody alone on a visit, on two clocks that we wind: asked in time, never early, never silent."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.journal.actions import run_due_errands
from regie.journal.models import Entry
from regie.reach.models import Trial
from regie.refusal import Refused
from regie.verify import Asked, findings
from regie.visits import actions, rules
from regie.visits.models import Expiry, Visit
from regie.worker import visits as loop
from regie.worker.clock import Clock, Visits
from tests.worker.test_clock import Clocks

MINUTE = timedelta(minutes=1)
TIMES = rules.Times(lasts=60 * MINUTE, every=30 * MINUTE, ask_before=2 * MINUTE)
HOUR = timedelta(hours=1)


@pytest.fixture
def clocks(house, monkeypatch):
    """The loop with clocks of ours, and a guard on duty at the site of whoever goes."""
    house.roster(guards=["fatima"])
    clocks = Clocks(house.now)
    monkeypatch.setattr(loop, "moment", SimpleNamespace(now=clocks.wall))
    start_again(clocks, monkeypatch)
    return clocks


def start_again(clocks, monkeypatch):
    """A worker that knows nothing but the rows."""
    clock = Clock(clocks.wall, clocks.steady)
    monkeypatch.setattr(loop, "clock", clock)
    monkeypatch.setattr(loop, "timers", Visits(clock))
    monkeypatch.setattr(loop, "_not_before", {})
    loop.move_due()


@pytest.fixture
def visit(house, clocks):
    return actions.start_visit(
        house.who("joris"), where="Kerkstraat 12, Testdam", times=TIMES, note="Hond in huis.", at=house.now
    )


def go_on(clocks, **duration):
    """Time passes, and the worker looks."""
    clocks.go_on(timedelta(**duration).total_seconds())
    loop.move_due()


def asked():
    return Trial.objects.filter(about="visit").count()


def test_whoever_says_nothing_is_asked_and_then_gets_help(house, clocks, visit):
    """I-17 I-8 S1-19 S2-14: asked two minutes before, an alarm on the second and not a tenth before."""
    go_on(clocks, minutes=27, seconds=59.9)
    assert asked() == 0
    go_on(clocks, seconds=0.1)
    assert asked() == 1
    go_on(clocks, seconds=119.9)
    assert not Alarm.objects.exists()
    go_on(clocks, seconds=0.1)
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.origin, alarm.presser.name) == ("alarm", "timer", "Joris")
    assert (alarm.where, alarm.note, alarm.place) == ("Kerkstraat 12, Testdam", "Hond in huis.", None)
    assert alarm.raised_at - house.now == 30 * MINUTE
    assert [call.person.name for call in alarm.calls.filter(channel="screen")] == ["Fatima"]
    assert house.facts(visit.subject) == ["visits.VisitStarted", "visits.VisitAsked", "visits.VisitExpired"]
    go_on(clocks, hours=5)
    assert Alarm.objects.count() == 1
    assert list(findings(Asked(at=clocks.wall(), late=6 * HOUR))) == []


def test_whoever_lets_hear_is_left_in_peace(house, clocks, visit):
    """I-18 S2-14: an accepted word means no alarm, also in the last second; after the end nothing runs any more."""
    go_on(clocks, minutes=29, seconds=59.9)
    actions.confirm(visit, at=clocks.wall(), by=visit.person)
    go_on(clocks, minutes=29)
    assert not Alarm.objects.exists()
    actions.end_visit(visit, at=clocks.wall(), by=visit.person)
    go_on(clocks, hours=5)
    assert not Alarm.objects.exists()
    kept = Visit.objects.get()
    assert (kept.where, kept.note) == ("", "")


def test_whoever_comes_after_the_alarm_is_told_so(clocks, visit):
    """I-18: the loser hears that help comes."""
    go_on(clocks, minutes=30)
    go_on(clocks, minutes=30)
    for late in (actions.confirm, actions.end_visit):
        with pytest.raises(Refused, match="visit_alarm_raised"):
            late(visit, at=clocks.wall(), by=visit.person)


def test_a_word_that_waited_for_a_network_counts_from_when_it_was_said(clocks, visit):
    """I-18: nobody is well now because they were well twenty minutes ago."""
    go_on(clocks, minutes=25)
    actions.confirm(visit, waited=20 * MINUTE, at=clocks.wall(), by=visit.person)
    visit.refresh_from_db()
    assert visit.due_at - visit.started_at == 35 * MINUTE
    go_on(clocks, minutes=9)
    actions.confirm(visit, waited=60 * MINUTE, at=clocks.wall(), by=visit.person)
    # The worker stands still a moment: what was said half an hour ago does not save anybody.
    clocks.go_on(120)
    with pytest.raises(Refused, match="visit_said_too_long_ago"):
        actions.confirm(visit, waited=30.5 * MINUTE, at=clocks.wall(), by=visit.person)
    loop.move_due()
    assert Alarm.objects.count() == 1


@pytest.mark.parametrize("back", [timedelta(seconds=-5), -HOUR, timedelta(days=-400)])
def test_a_clock_that_is_set_back_delays_no_alarm(house, clocks, visit, back):
    """I-17: the question and the alarm come when they were due, by a clock that nobody can set; not a second early."""
    go_on(clocks, minutes=10)
    clocks.set_by(back)
    loop.move_due()
    go_on(clocks, minutes=17, seconds=59.9)
    assert asked() == 0
    go_on(clocks, seconds=0.2)
    assert asked() == 1
    go_on(clocks, seconds=119.8)
    assert not Alarm.objects.exists()
    go_on(clocks, seconds=0.3)
    assert Alarm.objects.count() == 1


def test_a_start_after_the_clock_was_set_back_waits_one_round_at_most(clocks, visit, monkeypatch):
    """I-17: the process that knew is gone; the row says that it was written in the future."""
    go_on(clocks, minutes=10)
    clocks.set_by(-5 * HOUR)
    start_again(clocks, monkeypatch)
    go_on(clocks, minutes=28)
    go_on(clocks, minutes=2, seconds=0.1)
    assert Alarm.objects.count() == 1


def test_a_clock_that_is_set_forward_asks_first(clocks, visit):
    """I-17: early at most with the question, and with the whole time to answer it."""
    go_on(clocks, minutes=10)
    clocks.set_by(HOUR)
    loop.move_due()
    assert asked() == 1
    go_on(clocks, seconds=119.9)
    assert not Alarm.objects.exists()
    go_on(clocks, seconds=0.1)
    assert Alarm.objects.count() == 1


def test_a_server_that_was_down_raises_at_once(clocks, visit, monkeypatch):
    """I-17: the rows are the truth; nobody who is past their time is asked first."""
    clocks.go_on(45 * 60)
    start_again(clocks, monkeypatch)
    assert Alarm.objects.count() == 1
    assert asked() == 0


def test_one_that_cannot_be_moved_holds_up_nobody(house, clocks, visit, monkeypatch):
    """I-17 I-8: a poisoned row is tried again and the others go on."""
    other = actions.start_visit(house.who("meryem"), where="Dorpsweg 1", times=TIMES, at=house.now)
    move = actions.move
    monkeypatch.setattr(actions, "move", lambda one, **how: 1 / 0 if one.pk == visit.pk else move(one, **how))
    go_on(clocks, minutes=28)
    go_on(clocks, minutes=2)
    assert Alarm.objects.get().presser_id == other.person_id
    monkeypatch.setattr(actions, "move", move)
    go_on(clocks, seconds=2)
    assert Alarm.objects.count() == 2


def test_the_five_times_are_kept(house, clocks, visit):
    """I-17 S4-27: trigger, pre-alarm, signal run, reaction and alarm, in seconds, once the alarm is over."""
    go_on(clocks, minutes=28)
    go_on(clocks, minutes=2)
    alarm = Alarm.objects.get()
    (claim,) = alarms.claim_calls(at=clocks.wall() + timedelta(seconds=1))
    alarms.note_receipt(claim, handed_over=True, detail="", at=clocks.wall() + timedelta(seconds=1))
    fatima = house.who("fatima")
    alarms.come(alarm, at=clocks.wall() + timedelta(seconds=20), by=fatima)
    alarms.take_charge(alarm, at=clocks.wall() + timedelta(seconds=30), by=fatima)
    alarms.stand_down(alarm, outcome="restored", at=clocks.wall() + timedelta(seconds=300), by=fatima)
    run_due_errands(at=clocks.wall() + timedelta(seconds=301))
    kept = Expiry.objects.get()
    assert (kept.trigger_seconds, kept.pre_alarm_seconds) == (28 * 60, 120)
    assert (kept.signal_run_seconds, kept.reaction_seconds, kept.alarm_seconds) == (1, 20, 300)


def test_a_colleague_takes_it_over_only_by_saying_so(house, clocks, visit):
    """S2-14: until then the timer runs for whoever went."""
    meryem, joris = house.who("meryem"), house.who("joris")
    actions.offer(visit, to=meryem, at=clocks.wall(), by=joris)
    actions.confirm(visit, at=clocks.wall(), by=joris)
    go_on(clocks, minutes=5)
    actions.answer_offer(visit, accept=True, at=clocks.wall(), by=meryem)
    with pytest.raises(Refused, match="visit_not_yours"):
        actions.confirm(visit, at=clocks.wall(), by=joris)
    go_on(clocks, minutes=28)
    go_on(clocks, minutes=2)
    assert Alarm.objects.get().presser_id == meryem.pk


def test_the_silent_code_ends_it_and_calls_for_help(house, clocks, visit):
    """S2-14 (CH-4): to whoever looks on it is over; everybody but the presser sees the alarm and reads not to phone."""
    joris = house.who("joris")
    actions.end_visit(visit, at=clocks.wall(), by=joris)
    actions.choose_codes(joris, ending="1234", silent="4321", at=clocks.wall())
    second = actions.start_visit(joris, where="Kerkstraat 14", times=TIMES, at=clocks.wall())
    with pytest.raises(Refused, match="visit_code_wrong"):
        actions.end_visit(second, code="9999", at=clocks.wall(), by=joris)
    actions.end_visit(second, code="4321", at=clocks.wall(), by=joris)
    alarm = Alarm.objects.get()
    assert (alarm.silent, alarm.where) == (True, "Kerkstraat 14")
    assert not Alarm.objects.visible_to(joris).exists()
    assert Alarm.objects.visible_to(house.who("fatima")).exists()
    ends = [one.kind for one in Entry.objects.filter(kind__startswith="visits.VisitEnded")]
    assert ends == ["visits.VisitEnded", "visits.VisitEnded"]


def test_who_sees_who_is_out(house, clocks, visit):
    """S2-14 I-19: oneself and who looks after the site; nobody sees where a phone is, because nobody asks."""
    sees = {name for name in ("joris", "meryem", "sanne", "els", "priya", "fatima") if
            Visit.objects.visible_to(house.who(name)).exists()}  # fmt: skip
    assert sees == {"joris", "sanne", "priya"}
