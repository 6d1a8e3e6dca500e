"""Which codes can still be exchanged for a device's credential."""

from django.db import models

from regie.devices.models.devices import Device
from regie.people.models import Person


class EnrolmentCodeQuerySet(models.QuerySet["EnrolmentCode"]):
    """Which codes count, and whose they are."""

    def usable(self, at):
        """Not used, not too old, and of a device that was not switched off."""
        return self.filter(used_at=None, until__gt=at, device__revoked_at=None)

    def visible_to(self, person: Person):
        """Those of the devices that this person looks after."""
        return self.filter(device__in=Device.objects.visible_to(person))


class EnrolmentCode(models.Model):
    """A short code that gives one device its credential, once; kept as a hash, as the credential is."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="enrolment_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True)

    objects = EnrolmentCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"code for {self.device_id} until {self.until:%H:%M}"
