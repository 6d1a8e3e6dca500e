"""Which tests were announced, and which presses were tests: the register."""

from django.db import models

from regie.devices.models.devices import Device
from regie.people.models import Person


class TestWindowQuerySet(models.QuerySet["TestWindow"]):
    """Which announcements count now, and whose they are."""

    def open_at(self, at):
        """Those within which a press is a test."""
        return self.filter(opened_at__lte=at, until__gt=at, ended_at=None)

    def visible_to(self, person: Person):
        """Those of the devices that this person looks after."""
        return self.filter(device__in=Device.objects.visible_to(person))


class TestWindow(models.Model):
    """Somebody said: I am going to press this button now. For a panel it is one input, never the whole panel."""

    __test__ = False

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="test_windows")
    zone = models.CharField(max_length=8, blank=True)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = TestWindowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"test of {self.device_id} until {self.until:%H:%M}"


class TestPressQuerySet(models.QuerySet["TestPress"]):
    """Which tests somebody may see."""

    def visible_to(self, person: Person):
        """Those of the devices that this person looks after."""
        return self.filter(device__in=Device.objects.visible_to(person))


class TestPress(models.Model):
    """One press that was a test. `key` makes its repeat the same test; without `window` the device said so itself."""

    __test__ = False

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="tests")
    zone = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField(db_index=True)
    key = models.CharField(max_length=200, unique=True, null=True)
    window = models.ForeignKey(TestWindow, on_delete=models.PROTECT, null=True, related_name="presses")
    code = models.CharField(max_length=12, blank=True)

    objects = TestPressQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"test of {self.device_id} at {self.at:%Y-%m-%d %H:%M}"
