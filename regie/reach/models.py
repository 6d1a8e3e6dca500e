"""Which outlets an organisation has, and what became of each test."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.channels import KINDS, Kind
from regie.partners.models import Organisation
from regie.people.models import ContactPoint, Person
from regie.people.rules import carrying
from regie.vault import is_readable, opened, unseal_text


class Truth(models.TextChoices):
    """What is known of one message; see `reach.rules.Truth`."""

    WAITING = "waiting", _("wacht")
    HANDED_OVER = "handed_over", _("afgegeven")
    DELIVERED = "delivered", _("aangekomen")
    SEEN = "seen", _("gezien")
    FAILED = "failed", _("mislukt")
    UNKNOWN = "unknown", _("onbekend")
    STOPPED = "stopped", _("niet meer nodig")


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Which outlets are used, and whose they are."""

    def in_use(self):
        """Those that are called."""
        return self.filter(ended_at=None)

    def kept_by(self, person: Person):
        """Those of the organisations whose devices this person looks after."""
        wide = [one.organisation_id for one in carrying(person.held, "devices.change") if one.path is None]
        return self.filter(organisation__in=wide)


class Outlet(models.Model):
    """One way out of the house that an organisation has set up.

    A provider carries messages to people (`sms`, `pager`); a system of others is called itself. `kind` names a
    line of `channels.KINDS`; `address`, `settings` and `secret` are what that kind asks. What is secret is sealed,
    and opened only to send with: one that cannot be opened stops its own messages and nothing else.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="outlets")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=1000, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    sealed = models.TextField(blank=True)
    # Who brings us a delivery receipt must show this.
    sealed_receipt_token = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name", "pk"]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def about(self) -> Kind:
        """What this kind of outlet is; a kind that was taken out of the house reaches nobody."""
        return KINDS.get(self.kind, Kind())

    def carries(self, channel: str) -> bool:
        """Whether a person can be reached through it this way."""
        return self.about.carries(channel, self.settings)

    @property
    def part(self) -> str:
        """How its signs of life are called."""
        return f"outlet:{self.pk}"

    @property
    def for_sending(self) -> dict[str, str]:
        """The settings as a channel wants them; raises Unreadable."""
        opened = {
            name: unseal_text(value)
            for name, value in self.settings.items()
            if name in self.about.secret_fields
        }
        return {**self.settings, **opened, "address": self.address}

    @property
    def for_showing(self) -> dict[str, str]:
        """The settings without what is secret."""
        hidden = self.about.secret_fields
        return {name: value for name, value in self.settings.items() if name not in hidden}

    @property
    def secret(self) -> str:
        """The key that the other side wants; raises Unreadable."""
        return opened(self.sealed)

    @property
    def receipt_token(self) -> str:
        """What a provider shows with a delivery receipt; raises Unreadable."""
        return unseal_text(self.sealed_receipt_token)

    @property
    def is_readable(self) -> bool:
        """Whether all that is secret can be opened now."""
        hidden = [self.settings.get(name, "") for name in self.about.secret_fields]
        return all(is_readable(one) for one in (self.sealed, self.sealed_receipt_token, *hidden))


class TrialQuerySet(models.QuerySet["Trial"]):
    """Which tests somebody may see, and which wait to be sent."""

    def tests(self):
        """Without the questions that went the same way."""
        return self.filter(about=Trial.About.TEST)

    def visible_to(self, person: Person):
        """One's own, and those of the outlets one keeps."""
        return self.filter(models.Q(person=person) | models.Q(outlet__in=Outlet.objects.kept_by(person)))

    def due(self, at):
        """To be sent now, and not leased to a worker that may still live."""
        free = models.Q(lease_until=None) | models.Q(lease_until__lte=at)
        return self.filter(free, state=Truth.WAITING).order_by("pk")


class Trial(models.Model):
    """One message that is no call: a test of a way, which says so in its first word, or a question to one person.

    `code` stands in a test: who types it has shown that the way leads to them. `link` is where a question is answered.
    """

    class About(models.TextChoices):
        TEST = "test", _("test")
        VISIT = "visit", _("huisbezoek")
        CHARGE = "charge", _("regie")

    about = models.CharField(max_length=8, choices=About.choices, default=About.TEST)
    link = models.CharField(max_length=200, blank=True)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="trials")
    point = models.ForeignKey(ContactPoint, on_delete=models.SET_NULL, null=True, related_name="trials")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, null=True, related_name="trials")
    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=20)
    sender = models.CharField(max_length=20)
    address = models.CharField(max_length=1000, blank=True)
    code = models.CharField(max_length=8, blank=True)
    guesses = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=Truth.choices, default=Truth.WAITING)
    detail = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["id"], name="trial_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
