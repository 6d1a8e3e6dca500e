"""Which drills there are: who leads each, what for, who was told beforehand, and what was learnt."""

from datetime import datetime

from django.db import models

from regie.alarms.models import Alarm
from regie.devices.models import DrillWindow
from regie.drills import rules
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


class DrillQuerySet(models.QuerySet["Drill"]):
    """Which drills somebody may see."""

    def with_alarm(self):
        """With everything that a line about a drill shows, in one query."""
        return self.select_related("window__place", "window__device", "window__alarm", "leader")

    def held(self):
        """Those that were pressed and stayed a drill."""
        return self.filter(window__alarm__made_real_at=None).exclude(window__alarm=None)

    def led_by(self, person: Person):
        """Those at the places where this person may lead a drill."""
        return self.filter(person.reach("drills.lead", organisation="organisation", place="window__place"))

    def visible_to(self, person: Person):
        """Whoever may lead there, who was told beforehand, and everybody who could have come once it began.

        A drill that is not announced is seen beforehand by nobody else: then it would be none.
        """
        leads = person.reach("drills.lead", organisation="organisation", place="window__place")
        begun = models.Q(window__alarm__in=Alarm.objects.visible_to(person))
        told = models.Q(pk__in=Drill.invited.through.objects.filter(person=person).values("drill"))
        return self.filter(leads | begun | told | models.Q(leader=person))


class Drill(models.Model):
    """One drill. When and where stands in its window, what happened on its alarm; a drill has no incident."""

    window = models.OneToOneField(DrillWindow, on_delete=models.PROTECT, related_name="drill")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="drills")
    kind = models.CharField(max_length=10, choices=Alarm.Kind.choices)
    purpose = models.CharField(max_length=300)
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drills_led")
    planned_at = models.DateTimeField()
    invited = models.ManyToManyField(Person, related_name="drills_announced")
    well = models.TextField(blank=True)
    better = models.TextField(blank=True)
    evaluated_at = models.DateTimeField(null=True)

    objects = DrillQuerySet.as_manager()

    class Meta:
        ordering = ["-window__opens_at", "-id"]

    def __str__(self) -> str:
        return f"drill {self.pk}: {self.purpose}"

    @property
    def subject(self) -> str:
        """How the journal and promises name this drill."""
        return f"drill:{self.pk}"

    @property
    def place(self) -> Place:
        """Where it is held."""
        return self.window.place

    @property
    def alarm(self) -> Alarm | None:
        """What was pressed for it; None until then."""
        return getattr(self.window, "alarm", None)

    def standing_at(self, at: datetime) -> rules.Standing:
        """How it stands at this moment."""
        alarm, window = self.alarm, self.window
        return rules.standing(
            opens_at=window.opens_at, until=window.until, called_off=window.ended_at is not None,
            begun=alarm is not None, real=bool(alarm and alarm.made_real_at), at=at,
            over=bool(alarm and alarm.stood_down_at), evaluated=self.evaluated_at is not None,
        )  # fmt: skip
