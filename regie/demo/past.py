"""What happened in the demo chain before anybody looked: one drill, with its times and what was learnt."""

from datetime import datetime, timedelta

from django.db import transaction

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.demo.people import EAST
from regie.drills import actions as drills
from regie.drills.models import Drill
from regie.journal.actions import run_due_errands
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.rules import LOCAL

DAYS_AGO = 6
WELL = "Binnen een minuut stonden er twee mensen bij balie 3. Iedereen wist wie de regie had."
BETTER = "De deur naar de spreekkamers was op slot. De beheerder maakt een tweede pas."


@transaction.atomic
def practise(*, at: datetime) -> None:
    """A drill of last week at the first location: pressed, answered, stood down and evaluated."""
    day = at.astimezone(LOCAL) - timedelta(days=DAYS_AGO)
    began = day.replace(hour=10, minute=4, second=0, microsecond=0)
    leader = Person.objects.get(username="priya")
    counter = Place.objects.get(
        name="Balie 3", path__startswith=Place.objects.get(name=EAST, parent=None).path
    )
    wanted = drills.Plan(
        place=counter, opens_at=began - timedelta(minutes=4), until=began + timedelta(minutes=11),
        purpose="Hoe snel is er hulp bij balie 3?", invited=[Person.objects.get(username="sanne")],
    )  # fmt: skip
    drill = drills.plan(wanted, at=began - timedelta(days=2), by=leader)
    alarm = drills.begin(drill, at=began, by=leader)
    _answer(alarm, began)
    run_due_errands(at=began + timedelta(minutes=10))
    drill = Drill.objects.with_alarm().get(pk=drill.pk)
    drills.evaluate(drill, well=WELL, better=BETTER, at=began + timedelta(minutes=50), by=leader)


def _answer(alarm: Alarm, began: datetime) -> None:
    """Two guards see it and come; one takes the regie, and ends it when everybody is there."""
    first, second = (Person.objects.get(username=name) for name in ("fatima", "rick"))
    for seconds, verb, who in (
        (6, alarms.see, first), (9, alarms.see, second), (12, alarms.come, first), (15, alarms.come, second),
        (44, alarms.arrive, first), (49, alarms.take_charge, first), (57, alarms.arrive, second),
    ):  # fmt: skip
        _call(began + timedelta(seconds=seconds - 5))
        verb(alarm, at=began + timedelta(seconds=seconds), by=who)
    _call(began + timedelta(seconds=60))
    alarms.stand_down(alarm, outcome="drill", at=began + timedelta(minutes=6), by=first)


def _call(at: datetime) -> None:
    """The calls of then are over: nobody is mailed today for a drill of last week."""
    for claim in alarms.claim_calls(at=at):
        alarms.note_receipt(claim, handed_over=True, detail="demo", at=at)
