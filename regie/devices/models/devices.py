"""What may press: browsers, buttons with a token, and panels; where each hangs and when it last spoke."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.devices.rules import Supervision
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


class DeviceQuerySet(models.QuerySet["Device"]):
    """Which devices somebody may see."""

    def visible_to(self, person: Person):
        """For administrators those of the organisation; for everybody else their own browser."""
        return self.filter(
            person.reach("devices.change", organisation="organisation", place="place")
        ) | self.filter(person=person)

    def in_use(self):
        """Devices whose credential still counts."""
        return self.filter(revoked_at=None)


class Device(models.Model):
    """A credential that can only press, report a mistake and see its own alarms.

    `token_hash` is the SHA-256 of the token; the token itself is shown once and kept nowhere. `silent_since` is
    when its silence was reported; `test_until` is the end of the last announced test, over or not.
    """

    class Kind(models.TextChoices):
        BROWSER = "browser", _("browser")
        BUTTON = "button", _("knop")
        PANEL = "panel", _("alarmpaneel")
        DESK = "desk", _("balieknop")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="devices")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="devices")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="devices"
    )
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    # As the broker keeps it: PBKDF2 in Mosquitto's own writing. Empty: this device does not speak MQTT.
    mqtt_password = models.CharField(max_length=200, blank=True, default="")
    account = models.CharField(max_length=16, unique=True, null=True, blank=True)
    enrolled_at = models.DateTimeField()
    last_heard_at = models.DateTimeField(null=True)
    last_test_at = models.DateTimeField(null=True)
    supervision = models.CharField(
        max_length=4, blank=True, default="", choices=[(one.value, one.value) for one in Supervision if one]
    )
    silent_since = models.DateTimeField(null=True)
    battery_percent = models.PositiveSmallIntegerField(null=True)
    battery_at = models.DateTimeField(null=True)
    battery_low_since = models.DateTimeField(null=True)
    test_until = models.DateTimeField(null=True)
    # The end of the last planned drill, over or not: most presses need no look at the register.
    drill_until = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(token_hash__isnull=False) | models.Q(account__isnull=False),
                name="a_device_can_prove_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["supervision", "last_heard_at"],
                name="device_listened_for",
                condition=models.Q(silent_since=None, revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """One input of a panel and the spot where its button hangs."""

    panel = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="zones")
    number = models.CharField(max_length=8)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="zones")
    level = models.CharField(
        max_length=10, default="alarm", choices=[("alarm", "alarm"), ("attention", "attention")]
    )

    last_test_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="one_zone_once")]

    def __str__(self) -> str:
        return f"{self.panel} zone {self.number}"
