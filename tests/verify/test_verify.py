"""`regie verify` sees what is wrong: every check is shown a database that was broken on purpose."""

from datetime import timedelta

import pytest
from django.db import connection

from regie.alarms import facts
from regie.alarms.models import Alarm, Call, Charge, HandOver, StandDown
from regie.journal import guard
from regie.journal.actions import beat, record
from regie.journal.models import Errand
from regie.verify import Asked, findings
from tests import make

MINUTE = timedelta(minutes=1)


def found(house, **asked):
    """The invariants and sentences that do not hold, at the house's moment."""
    return [str(one) for one in findings(Asked(at=house.now, **asked))]


@pytest.fixture
def story(house):
    """An alarm that climbed, was taken, handed over, given back, taken again: nothing is wrong with it."""
    house.roster(guards=["fatima"], intervention_team=["sanne", "karim"], team_leads=["ali"])
    alarm = house.press()
    house.wait(seconds=45)
    house.take_charge(alarm, "fatima")
    house.wait(seconds=5)
    return alarm


def test_a_day_in_which_everything_happened_is_true(house, story):
    """I-7 I-8 I-13 I-14 I-16: a whole story with every verb breaks nothing."""
    from regie.alarms import actions

    actions.ask_hand_over(story, to=house.who("sanne"), at=house.now, by=house.who("fatima"))
    actions.answer_hand_over(story, accept=True, at=house.now, by=house.who("sanne"))
    actions.climb_by_hand(story, at=house.now, by=house.who("sanne"))
    house.wait(seconds=20)
    actions.return_charge(story, at=house.now, by=house.who("sanne"))
    house.wait(minutes=6)
    actions.climb_by_hand(story, at=house.now, by=house.who("sanne"))
    house.wait(minutes=1)
    house.take_charge(story, "karim")
    house.stand_down(story, "karim")
    house.press("attention")
    assert found(house) == []


def change(model, alarm, **values):
    """Change rows past every rule, as a bug would."""
    named = {"alarm": alarm} if model is not Alarm else {"pk": alarm.pk}
    assert model.objects.filter(**named).update(**values) >= 1


def write(fact, at):
    """One line more in the journal than was true."""
    record(fact, at=at)


def forget(kind):
    """Take a line out of the journal, with the guard lifted."""
    guard.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM regie_errand")
        cursor.execute("DELETE FROM regie_entry WHERE kind = %s", [kind])
    guard.set_up(connection)


def step_called(alarm, step, repeated=False):
    return facts.StepCalled(alarm.pk, step, "guards", (), repeated)


HELD = [
    ("I-3", "2 times that it was raised", lambda a, now: write(facts.Raised(a.pk, "alarm", "x", 1, 1), now)),
    ("I-3", "0 times that it was raised", lambda a, now: forget("alarms.Raised")),
    ("I-2", "not one transaction", lambda a, now: forget("alarms.StepCalled")),
    ("I-5", "nobody and nothing pressed it", lambda a, now: change(Alarm, a, presser=None, device=None)),
    ("I-14", "step 1 was called after somebody", lambda a, now: write(step_called(a, 1), now)),
    ("I-13", "took the regie while", lambda a, now: write(facts.ChargeTaken(a.pk, 1), now)),
    ("I-13", "gave back what", lambda a, now: write(facts.ChargeReturned(a.pk, 1), now)),
    ("I-13", "a hand-over came from []", lambda a, now: write(facts.HandOverAnswered(a.pk, 1, True), now)),
    ("I-16", "ended it while", lambda a, now: write(facts.StoodDown(a.pk, 1, "restored", False), now)),
    ("I-16", "do not agree on whether it is over", lambda a, now: change(Alarm, a, stood_down_at=now)),
    ("I-13", "the row gives it to None", lambda a, now: change(Alarm, a, in_charge=None, next_step_at=now)),
    ("I-13", "should be of", lambda a, now: change(Charge, a, ended_at=now)),
    ("I-9", "and no call does", lambda a, now: Call.objects.filter(alarm=a).delete()),
    ("I-6", "was never tried", lambda a, now: change(Call, a, state="handed_over", attempt=0, done_at=now)),
    ("I-6", "done_at says None", lambda a, now: change(Call, a, done_at=None)),
    ("I-14", "goes on although", lambda a, now: change(Call, a, state="waiting", done_at=None)),
    ("I-14", "goes on although", lambda a, now: change(Call, a, state="handed_over", done_at=now + MINUTE)),
    ("I-25", "nobody ran it since", lambda a, now: late_errand(now, lease_until=None)),
    ("I-25", "claimed past its lease", lambda a, now: late_errand(now, lease_until=now - MINUTE)),
]  # fmt: skip


def late_errand(now, **values):
    """An errand of long ago that is still open."""
    entry = record(facts.PresserSpoke(1, "mistake"), at=now)
    Errand.objects.create(entry=entry, follower="nobody", due_at=now - 2 * MINUTE, **values)


def in_short(part):
    """The name of a case; a breach has none that stays the same from run to run."""
    return "" if callable(part) else part[:30]


@pytest.mark.parametrize(("invariant", "sentence", "breach"), HELD, ids=in_short)
def test_what_is_wrong_with_an_alarm_in_charge_is_named(house, story, invariant, sentence, breach):
    """I-2 I-3 I-5 I-6 I-9 I-13 I-14 I-16 I-25: each broken by hand, each named."""
    assert found(house) == []
    breach(story, house.now)
    assert [line for line in found(house) if line.startswith(invariant) and sentence in line]


def untried(alarm, now, **values):
    """A call that waits longer than it may."""
    values = {"attempt": 0, "lease_until": None, **values}
    mail = alarm.calls.filter(channel="email")
    assert mail.update(state="waiting", done_at=None, due_at=now - MINUTE, **values)


def twice(alarm):
    """The same recipient again in the same step, as a doubled list of recipients gives."""
    call = alarm.calls.filter(channel="email").first()
    call.pk, call.key = None, call.key + "-again"
    call.save(force_insert=True)


RUNNING = [
    ("I-7", "its next step is", lambda a, now: change(Alarm, a, next_step_at=now - MINUTE)),
    ("I-8", "the row says step", lambda a, now: change(Alarm, a, step=1)),
    ("I-8", "step 2 came where step 1", lambda a, now: write(step_called(a, 2), now + MINUTE)),
    ("I-8", "s early", lambda a, now: write(step_called(a, 1), now)),
    ("I-8", "s late", lambda a, now: write(step_called(a, 1), now + 10 * MINUTE)),
    ("I-8", "step 0 was called twice", lambda a, now: write(step_called(a, 0), now + MINUTE)),
    ("I-7", "it has no ladder", lambda a, now: change(Alarm, a, plan=[])),
    ("I-6", "nobody tried it since", untried),
    ("I-25", "nobody claimed it again", lambda a, now: untried(a, now, attempt=1, lease_until=now - MINUTE)),
    ("I-10", "has 2 calls in one step", lambda a, now: twice(a)),
]  # fmt: skip


@pytest.mark.parametrize(("invariant", "sentence", "breach"), RUNNING, ids=in_short)
def test_what_is_wrong_with_a_running_ladder_is_named(house, invariant, sentence, breach):
    """I-6 I-7 I-8 I-10 I-25: each broken by hand, each named."""
    house.roster(guards=["fatima"], intervention_team=["sanne"])
    alarm = house.press()
    assert found(house) == []
    breach(alarm, house.now)
    assert [line for line in found(house) if line.startswith(invariant) and sentence in line]


@pytest.mark.once_on_postgresql
def test_silence_is_named_also_where_a_constraint_would_refuse_it(house):
    """I-7 I-14 I-16: the constraints stop these rows; a database without them is not believed either."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for one in Alarm._meta.constraints:
            cursor.execute(f'ALTER TABLE regie_alarm DROP CONSTRAINT "{one.name}"')
    change(Alarm, alarm, next_step_at=None)
    assert [line for line in found(house) if line.startswith("I-7") and "ended in silence" in line]
    change(Alarm, alarm, next_step_at=house.now, stood_down_at=house.now)
    assert [line for line in found(house) if line.startswith("I-14") and "its ladder runs" in line]


def test_two_stretches_at_once_are_named(house, story):
    """I-13: the past is checked too, where the constraint no longer looks."""
    charge = Charge.objects.get(alarm=story)
    rick = house.who("rick")
    Charge.objects.create(alarm=story, person=rick, at=charge.at - MINUTE, ended_at=charge.at + MINUTE)
    Charge.objects.filter(pk=charge.pk).delete()
    Charge.objects.create(alarm=story, person=charge.person, at=charge.at)
    assert [line for line in found(house) if "had the regie together" in line]


def test_a_hand_over_from_somebody_without_the_regie_is_named(house, story):
    """I-13: exactly one predecessor, and that one had it."""
    sanne, rick = house.who("sanne"), house.who("rick")
    HandOver.objects.create(
        alarm=story, giver=rick, taker=sanne, asked_at=house.now, answered_at=house.now, accepted=True
    )
    write(facts.HandOverAnswered(story.pk, sanne.pk, True), house.now)
    assert [line for line in found(house) if f"came from [{rick.pk}]" in line]


def test_an_end_without_an_outcome_is_named(house, story):
    """I-16: closing needs an outcome."""
    house.stand_down(story, "fatima")
    assert found(house) == []
    StandDown.objects.filter(alarm=story).update(outcome="")
    assert [line for line in found(house) if "closed without an outcome" in line]


def test_who_left_does_not_keep_the_regie_unnoticed(house, story):
    """I-15: the one in charge does not work here any more."""
    house.who("fatima")
    type(house.who("fatima")).objects.filter(username="fatima").update(is_active=False)
    assert [line for line in found(house) if line.startswith("I-15")]


def test_a_journal_without_its_guard_is_named(house):
    """I-21 (I-20): who can rewrite the journal can rewrite what happened."""
    guard.lift(connection)
    assert [line[:13] for line in found(house)] == ["I-21  journal"] * 2


def test_a_silent_part_is_named_when_asked(house):
    """I-20: a process that should run and does not."""
    beat("ladder", at=house.now - MINUTE)
    assert found(house) == []
    assert [line[:5] for line in found(house, running=True)] == ["I-20 "]


@pytest.mark.once
def test_settings_that_forget_are_named(house):
    """I-1: synchronous=NORMAL loses what was acknowledged at a power cut, and no kill ever shows it."""
    from regie.verify import storage

    asked = {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": 1, "PRAGMA foreign_keys": 1}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "_rows", lambda statement: [(asked.get(statement, "ok"),)])
        assert [str(one) for one in storage._on_sqlite()] == [
            "I-1   database: SQLite says synchronous=1, and it must be 2"
        ]


@pytest.mark.once
def test_a_postgresql_that_forgets_is_named(monkeypatch):
    """I-1: fsync=off shows only at a power cut, synchronous_commit=off at every crash."""
    from regie.verify import storage

    monkeypatch.delenv("REGIE_ALLOW_LOSS", raising=False)
    monkeypatch.setattr(storage, "_rows", lambda _: [("fsync", "off"), ("synchronous_commit", "on")])
    assert [str(one) for one in storage._on_postgresql()] == ["I-1   database: PostgreSQL says fsync=off"]


def test_the_chain_of_the_tests_has_the_steps_that_these_tests_need(house):
    """A guard on the tests themselves: three steps, so that “step 2” exists."""
    house.roster(guards=["fatima"])
    assert len(house.press().plan) >= 3
    assert house.now == make.NOW
