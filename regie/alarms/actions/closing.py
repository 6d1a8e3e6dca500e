"""End an alarm: only the one in charge, and only with what was needed."""

from datetime import datetime

from django.db import transaction

from regie.alarms import facts, rules
from regie.alarms.actions.charge import check_in_charge, end_charge
from regie.alarms.models import Alarm, StandDown
from regie.journal.actions import record
from regie.people.models import Person
from regie.refusal import Refused


@transaction.atomic
def stand_down(
    alarm: Alarm, *, outcome: str, at: datetime, by: Person, police: bool = False, all_right: bool | None = None,
    looks_after: Person | None = None, note: str = "",
) -> StandDown:  # fmt: skip
    """Close the alarm; the incident opens by itself with everything that is known (see `flow`).

    A drill ends as a drill and nothing else does: it opens an evaluation, and no incident.
    """
    now = Alarm.objects.get(pk=alarm.pk)
    rules.check_outcome(outcome, drill=now.is_drill)
    check_in_charge(alarm, by=by)
    # A drill that became real at this very moment does not end as a drill.
    same = Alarm.objects.open().filter(pk=alarm.pk, in_charge=by, made_real_at=now.made_real_at)
    if same.update(stood_down_at=at) != 1:
        raise Refused("alarm_just_changed")
    police = police or outcome == rules.Outcome.POLICE
    ending = StandDown.objects.create(
        alarm=alarm, person=by, at=at, outcome=outcome, police=police, all_right=all_right,
        looks_after=looks_after, note=note,
    )  # fmt: skip
    end_charge(alarm, at=at)
    record(facts.StoodDown(alarm.pk, by.pk, outcome, police), at=at, by=by)
    return ending
