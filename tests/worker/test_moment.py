"""By whose clock leases, steps and terms go when several machines share one database."""

import asyncio
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from regie import moment
from regie.alarms import actions as alarms
from regie.journal.actions import beat
from regie.journal.queries import CLOCK_APART
from regie.watch.queries import problems_for
from regie.worker import clock
from regie.worker.calls import Calls

REAL = timezone.now
SKEWS = [timedelta(seconds=-7), timedelta(seconds=7)]


@pytest.fixture
def reading():
    """What was read of the database's clock is forgotten afterwards."""
    moment.forget()
    yield
    moment.forget()


def database_says():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


@pytest.mark.once_on_postgresql
@pytest.mark.parametrize("skew", SKEWS)
def test_a_wrong_clock_changes_nothing(db, reading, monkeypatch, skew):
    """I-8 I-25 (TI-3): a machine seven seconds off goes by the database, to a few hundredths, and knows how far off."""
    monkeypatch.setattr(moment.timezone, "now", lambda: REAL() + skew)
    assert abs(moment.read_database() - skew) < timedelta(seconds=0.2)
    assert abs(moment.now() - database_says()) < timedelta(seconds=0.1)
    # A clock that is set afterwards changes nothing either.
    monkeypatch.setattr(moment.timezone, "now", lambda: REAL() - timedelta(hours=1))
    assert abs(moment.now() - database_says()) < timedelta(seconds=0.1)


@pytest.mark.once_on_postgresql
def test_a_lease_is_judged_by_one_clock(house, reading, monkeypatch):
    """I-25 (TI-3): a worker seven seconds ahead does not take what another one holds, nor sends what is not due."""
    house.now = REAL()
    monkeypatch.setattr(house, "settle", lambda: None)
    alarm = house.press()
    moment.read_database()
    held = Calls().claim_now()[1]
    assert {claim.alarm_id for claim in held} == {alarm.pk}
    monkeypatch.setattr(moment.timezone, "now", lambda: REAL() + timedelta(seconds=7))
    moment.forget()
    moment.read_database()
    assert Calls().claim_now()[1] == []
    # Without the database's clock it would: that is what this guards against.
    moment.forget()
    assert len(alarms.claim_calls(at=moment.now())) == len(held)


@pytest.mark.once
def test_one_machine_goes_by_its_own(db, reading, monkeypatch):
    """TI-3: on SQLite there is one clock, and nobody is asked."""
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert moment.read_database() == timedelta()
    assert abs(moment.now() - REAL()) < timedelta(seconds=0.1)


def test_a_clock_that_is_apart_is_told(chain, monkeypatch):
    """I-20 (TI-3): the machine is named on the watch page while it is so; nothing goes by its clock."""
    now = REAL()
    beat(f"{CLOCK_APART}web-1", at=now, detail="7")
    told = [one.details for one in problems_for(chain.sanne, at=now) if one.code == "clock_apart"]
    assert told == [{"machine": "web-1", "seconds": "7"}]
    later = problems_for(chain.sanne, at=now + timedelta(seconds=16))
    assert "clock_apart" not in {one.code for one in later}


@pytest.mark.once
@pytest.mark.parametrize(("apart", "told"), [(0.9, False), (1.1, True), (-7.0, True)])
def test_a_second_apart_is_news(monkeypatch, apart, told):
    """I-20 (TI-3): less is what NTP leaves."""
    beats = []

    async def run(work, *args, **details):
        if work is moment.read_database:
            return timedelta(seconds=apart)
        return beats.append((args, details["detail"]))

    monkeypatch.setattr(clock.background, "run", run)

    async def once():
        asking = asyncio.ensure_future(clock.follow_database())
        await asyncio.sleep(0.01)
        asking.cancel()

    asyncio.run(once())
    assert [detail for _, detail in beats] == ([f"{apart:.0f}"] if told else [])
