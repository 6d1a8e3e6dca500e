"""Each thing that can be wrong with the timer of a visit is named."""

from datetime import timedelta

import pytest

from regie.alarms.models import Alarm
from regie.verify import Asked, findings
from regie.visits import actions
from regie.visits.models import Expiry, Visit
from regie.visits.rules import Times

pytestmark = pytest.mark.once
MINUTE = timedelta(minutes=1)


def test_what_is_wrong_with_a_timer_is_named(house):
    """I-17 I-18 I-5: one that nobody moves, one that ran out in silence, an alarm of nobody's timer."""
    visit = actions.start_visit(
        house.who("joris"), where="Kerkstraat 12", times=Times(60 * MINUTE, 30 * MINUTE, MINUTE), at=house.now
    )
    late = house.now + 40 * MINUTE

    def found():
        return [str(one).split()[0] for one in findings(Asked(at=late)) if one.invariant != "I-7"]

    assert found() == ["I-17"]
    actions.move(visit, at=late)
    house.now = late
    house.settle()
    assert found() == []
    Expiry.objects.all().delete()
    assert sorted(found()) == ["I-18", "I-5"]
    Alarm.objects.update(origin="screen")
    Visit.objects.update(expired_at=None, ended_at=late)
    assert found() == []
