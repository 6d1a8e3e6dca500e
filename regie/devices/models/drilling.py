"""Which press will be a drill: of which button, where, and between which moments."""

from django.db import models

from regie.devices.models.devices import Device
from regie.people.models import Person
from regie.places.models import Place


class DrillWindowQuerySet(models.QuerySet["DrillWindow"]):
    """Which windows count now, and whose they are."""

    def unused(self):
        """No press was taken as this drill, and nobody called it off."""
        return self.filter(used_at=None, ended_at=None)

    def open_at(self, at):
        """Those within which a press can still be the drill."""
        return self.unused().filter(opens_at__lte=at, until__gt=at)

    def visible_to(self, person: Person):
        """For whoever may lead a drill at that place: a drill that is known beforehand is no drill."""
        return self.filter(person.reach("drills.lead", organisation="place__organisation", place="place"))


class DrillWindow(models.Model):
    """The one press that will be a drill. Without a device only its leader can begin it, from the screen.

    `used_at` is when its press came: the next press of the same button is real.
    """

    device = models.ForeignKey(Device, on_delete=models.CASCADE, null=True, related_name="drill_windows")
    zone = models.CharField(max_length=8, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="drill_windows")
    opens_at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = DrillWindowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(ended_at=None),
                name="a_drill_called_off_never_began",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("opens_at")), name="a_drill_ends_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"drill at {self.place_id} from {self.opens_at:%Y-%m-%d %H:%M}"
