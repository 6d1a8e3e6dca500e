"""What is kept of panels: their keys, what they said, what is the matter with them, and who else knocked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.devices.models import Device


class PanelKey(models.Model):
    """The AES key with which one panel closes what it says; `sealed` is that key under the installation's secret."""

    panel = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="key")
    sealed = models.TextField()
    bits = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"AES-{self.bits} of {self.panel_id}"


class Heard(models.Model):
    """One signal of a panel as it came in: for the record, and so that a repeat or a recording is known again.

    `frame`, `words` and `fingerprint` are those of `gateways.Signal`. `credible` says that its time was near ours
    when it came. `accepted_at` is empty for what only got our time as an answer; `refusals` counts those answers.
    """

    panel = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="signals")
    frame = models.CharField(max_length=64)
    words = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=32)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=8)
    qualifier = models.CharField(max_length=2, blank=True)
    zone = models.CharField(max_length=16, blank=True)
    area = models.CharField(max_length=16, blank=True)
    text = models.CharField(max_length=200, blank=True)
    sequence = models.CharField(max_length=4)
    xdata = models.JSONField(default=list)
    raw = models.TextField()
    source = models.CharField(max_length=64, blank=True)
    encrypted = models.BooleanField()
    credible = models.BooleanField()
    stamped_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    refusals = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["panel", "frame"], name="heard_frame"),
            models.Index(fields=["panel", "words"], name="heard_words"),
            models.Index(fields=["panel", "fingerprint", "received_at"], name="heard_message"),
            models.Index(fields=["received_at"], name="heard_when"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.zone} of {self.panel_id}"


class Trouble(models.Model):
    """Something that is the matter with a panel, or with the button on one of its inputs, until it is over."""

    class Kind(models.TextChoices):
        CLOCK = "clock", _("de klok loopt verkeerd")
        BATTERY = "battery", _("de batterij is leeg of bijna leeg")
        LINE = "line", _("een verbinding is weg")
        FAULT = "fault", _("storing")
        BYPASS = "bypass", _("de knop is uitgezet")

    panel = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="troubles")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    zone = models.CharField(max_length=16, blank=True)
    code = models.CharField(max_length=8, blank=True)
    # How far the clock is off, in seconds; only a clock has one.
    seconds = models.IntegerField(null=True)
    since = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "kind", "zone"], condition=models.Q(over_at=None), name="one_trouble_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.zone} of {self.panel_id}"


class Knock(models.Model):
    """Messages from one address that were not taken for ours, counted by their reason.

    `panel` is the one in whose name they came, `account` the last account that was named.
    """

    class Why(models.TextChoices):
        UNKNOWN = "unknown", _("onbekend accountnummer")
        KEY = "key", _("niet te lezen met de sleutel van het paneel")
        PLAIN = "plain", _("niet versleuteld, terwijl het paneel een sleutel heeft")
        REPLAY = "replay", _("een opname van een eerder bericht")

    source = models.CharField(max_length=64)
    why = models.CharField(max_length=10, choices=Why.choices)
    panel = models.ForeignKey(Device, on_delete=models.CASCADE, null=True, related_name="knocks")
    account = models.CharField(max_length=16, blank=True)
    times = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "why", "panel"], name="one_count_per_knock", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.why} {self.times}"
