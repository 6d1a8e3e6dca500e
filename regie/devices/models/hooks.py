"""Which systems of others may report presses over HTTP, which buttons they know, and what they said last."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.devices.models.devices import Device
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.rules import carrying


class HookQuerySet(models.QuerySet["Hook"]):
    """Which hooks count, and whose they are."""

    def in_use(self):
        """Those that still may report."""
        return self.filter(ended_at=None)

    def visible_to(self, person: Person):
        """Those of the organisations in the whole of which this person looks after devices."""
        wide = [one.organisation_id for one in carrying(person.held, "devices.change") if one.path is None]
        return self.filter(organisation__in=wide)


class Hook(models.Model):
    """One door for one system. A `signed` one has its secret here, sealed, to check with; of a shared one the hash."""

    class Kind(models.TextChoices):
        TTN = "ttn", _("The Things Network (LoRaWAN)")
        CLOUDEVENTS = "cloudevents", _("CloudEvents")
        JSON = "json", _("JSON van een ander systeem")

    class Proof(models.TextChoices):
        SIGNED = "signed", _("Handtekening (Standard Webhooks)")
        SECRET = "secret", _("Geheim in een kopregel")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hooks")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    proof = models.CharField(max_length=8, choices=Proof.choices)
    secret = models.TextField()
    fields = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = HookQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class HookDevice(models.Model):
    """What the other system calls one of our buttons."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="devices")
    external_id = models.CharField(max_length=120)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="known_as")

    class Meta:
        ordering = ["external_id"]
        constraints = [models.UniqueConstraint(fields=["hook", "external_id"], name="one_button_per_name")]

    def __str__(self) -> str:
        return f"{self.external_id} is {self.device_id}"


class HookMessage(models.Model):
    """One message and what became of it. An accepted one keeps its id, so that it can never count twice (I-3, I-5)."""

    class Outcome(models.TextChoices):
        ALARM = "alarm", _("alarm")
        TEST = "test", _("test")
        HEARD = "heard", _("teken van leven")
        REFUSED = "refused", _("geweigerd")

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="messages")
    message_id = models.CharField(max_length=420, null=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    why = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=120, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    alarm_key = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["hook", "message_id"], name="one_message_once")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.why}"
