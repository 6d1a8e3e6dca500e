"""Clocks that change in Europe/Amsterdam, and what is edited while an alarm is open."""

from datetime import UTC, datetime, timedelta

import pytest

from regie.alarms.models import Alarm, Call
from regie.duty.actions import put_on_rota, take_off_rota
from regie.duty.models import RotaLine
from regie.duty.queries import on_duty
from regie.journal.models import Entry, Errand
from regie.people import actions as people
from regie.places import actions as places
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE
from regie.verify import Asked, findings

SUNDAY = 6
SPRING = datetime(2026, 3, 29, tzinfo=UTC)  # 02:00 becomes 03:00 in Amsterdam, at 01:00 UTC
AUTUMN = datetime(2026, 10, 25, tzinfo=UTC)  # 03:00 becomes 02:00 in Amsterdam, at 01:00 UTC


def shift(house, name, begin, end):
    """On duty as a guard on Sundays, by the clock on the wall; hours as 2.5 for half past two."""
    put_on_rota(
        person=house.who(name), group="guards", site=house.chain.site, weekday=SUNDAY,
        from_minute=int(begin * 60), until_minute=int(end * 60), at=house.now,
    )  # fmt: skip


def on_at(house, moment):
    return [one.username for one in on_duty("guards", place=house.chain.site, at=moment)]


def test_the_night_without_half_past_two_leaves_no_gap(house):
    """S1-20 I-8 (TI-2): a shift that would begin at 02:30 begins when the clock jumps; nobody is there twice."""
    shift(house, "fatima", 0, 2.5)
    shift(house, "rick", 2.5, 8)
    shift(house, "karim", 2.25, 2.75)
    seen = {minute: on_at(house, SPRING + timedelta(minutes=minute)) for minute in range(-60, 7 * 60)}
    # 00:00 in Amsterdam is 23:00 UTC; up to 01:00 UTC the first, from then on (03:00) the second.
    assert {tuple(seen[minute]) for minute in range(-60, 60)} == {("fatima",)}
    assert {tuple(seen[minute]) for minute in range(60, 6 * 60)} == {("rick",)}
    assert seen[6 * 60] == []


def test_the_hour_that_comes_twice_is_covered_twice(house):
    """S1-20 I-8 (TI-2): both times 02:30 the same people; no gap, and nobody for whom the hour was meant is skipped."""
    shift(house, "fatima", 0, 2.5)
    shift(house, "rick", 2.5, 8)
    first, again = AUTUMN + timedelta(minutes=15), AUTUMN + timedelta(minutes=75)
    assert on_at(house, first) == on_at(house, again) == ["fatima"]
    assert (
        on_at(house, first + timedelta(minutes=20)) == on_at(house, again + timedelta(minutes=20)) == ["rick"]
    )
    assert all(on_at(house, AUTUMN + timedelta(minutes=minute)) for minute in range(-120, 7 * 60))


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_a_ladder_takes_as_long_as_it_takes(house, night):
    """I-8 (TI-2): thirty seconds are thirty seconds, also over the change of the clocks."""
    house.now = night + timedelta(minutes=59, seconds=50)
    house.roster(guards=["fatima"], intervention_team=["sanne"])
    alarm = house.press()
    house.wait(seconds=29.9)
    assert len(house.called) == 1
    house.wait(seconds=0.1)
    assert len(house.called) == 2
    moments = list(
        Entry.objects.filter(kind="alarms.StepCalled", subject=alarm.subject).values_list("at", flat=True)
    )
    assert moments[1] - moments[0] == timedelta(seconds=30)
    assert list(findings(Asked(at=house.now))) == []


def test_an_open_alarm_keeps_its_ladder_and_calls_who_is_there_now(house):
    """I-7 I-8 (CH-3): another policy does not rewrite it; the rota of the moment of each step counts."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["karim"])
    alarm = house.press()
    plan = alarm.plan
    text = EXAMPLE.read_text(encoding="utf-8").replace("wait: 30 seconden", "wait: 5 minuten")
    text = text.replace('version: "2026.1"', 'version: "2026.2"')
    import_pack(organisation=house.chain.municipality, text=text, at=house.now, by=None)
    for line in RotaLine.objects.filter(group="intervention_team"):
        take_off_rota(line, at=house.now, by=house.who("sanne"))
    house.roster(intervention_team=["meryem"])
    house.wait(seconds=30)
    assert Alarm.objects.get(pk=alarm.pk).plan == plan
    assert house.called_people() == ["Fatima", "Meryem"]


def test_who_leaves_is_not_called_any_more_and_the_others_are(house):
    """I-9 I-15: an account that ends while its person would be next."""
    house.roster(guards=["fatima"], intervention_team=["ali", "meryem"])
    alarm = house.press()
    people.let_go(house.who("ali"), at=house.now, by=house.who("bea"))
    house.wait(seconds=30)
    assert house.called_people() == ["Fatima", "Meryem"]
    house.take_charge(alarm, "meryem")
    people.let_go(house.who("meryem"), at=house.now, by=house.who("bea"))
    house.settle()
    assert Alarm.objects.get(pk=alarm.pk).in_charge is None
    assert house.called[-1] == "beveiliging"


def test_a_place_that_is_renamed_says_where_it_was_pressed(house):
    """I-7: the words on the alarm are those of the press; who runs looks for the sign that hangs there now."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    before = alarm.where
    places.rename_place(house.chain.counter, name="Balie 33", at=house.now, by=house.who("bea"))
    house.wait(seconds=300)
    assert Alarm.objects.get(pk=alarm.pk).where == before
    assert len(house.called) > 1


def test_a_call_and_an_errand_that_cannot_be_read_hold_up_nobody(house):
    """I-8 I-11: one broken row each, and everybody else is called on time."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    broken = house.press()
    Errand.objects.create(
        entry=Entry.objects.filter(subject=broken.subject).first(), follower="nobody.knows", due_at=house.now
    )
    Call.objects.filter(alarm=broken, channel="email").update(channel="nothing")
    other = house.press(key="other")
    house.wait(seconds=30)
    assert Entry.objects.filter(kind="alarms.StepCalled", subject=other.subject).count() == 2
    assert "ali@test.invalid" in house.mails()
