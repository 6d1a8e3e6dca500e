"""All is well and the alarm at the same instant: real threads, real commits, on both databases."""

from datetime import timedelta

import pytest

from regie.alarms.models import Alarm
from regie.journal.models import Entry
from regie.refusal import Refused
from regie.visits import actions
from regie.visits.models import Visit
from regie.visits.rules import Times
from tests import make
from tests.faults.test_races import at_once

MINUTE = timedelta(minutes=1)
DUE = make.NOW + 30 * MINUTE


@pytest.fixture
def asked(committed):
    """Somebody on a visit who was asked, and the moment at which it is too late has come."""
    chain = make.chain()
    visit = actions.start_visit(
        chain.joris, where="Kerkstraat 12", times=Times(60 * MINUTE, 30 * MINUTE, 2 * MINUTE), at=make.NOW
    )
    assert actions.move(visit, at=DUE - 2 * MINUTE)
    return chain, Visit.objects.select_related("person", "base", "organisation").get()


def test_all_is_well_and_the_alarm_at_once_are_exactly_one_of_both(asked):
    """I-18: one wins, and who lost is told: the timer does nothing, or the person hears that help comes."""
    chain, visit = asked

    def go(who):
        if who == "timer":
            return actions.move(visit, at=DUE)
        try:
            actions.confirm(visit, at=DUE, by=chain.joris)
        except Refused as refused:
            return refused.code
        return "well"

    answers = at_once(go, ["timer", "person"] * 4)
    raised = answers[::2].count(True)
    said = answers[1::2]
    assert Alarm.objects.count() == raised == Entry.objects.filter(kind="visits.VisitExpired").count()
    assert raised <= 1
    assert set(said) == ({"visit_alarm_raised"} if raised else {"well"}), said
    assert Visit.objects.open().count() == 1 - raised


def test_one_alarm_however_many_workers(asked):
    """I-17 I-25: a visit that is due is moved once."""
    _, visit = asked
    assert at_once(lambda _: actions.move(visit, at=DUE), list(range(6))).count(True) == 1
    assert Alarm.objects.count() == 1
