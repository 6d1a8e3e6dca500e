"""The road of care: to whom the citizen was referred, with what consent, what was told, and whether it came to help."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.responses.models.measures import OfIncidentQuerySet


class CareReferral(models.Model):
    """Help that was asked for the citizen. It waits for no signature: care does not wait for a decision."""

    class Consent(models.TextChoices):
        GIVEN = "given", _("ja, de burger vindt het goed")
        REFUSED = "refused", _("nee, de burger wil het niet")
        NOT_ASKED = "not_asked", _("dat kon niet gevraagd worden")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="care_referrals")
    to_whom = models.CharField(max_length=200)
    consent = models.CharField(max_length=10, choices=Consent.choices)
    # On which day the citizen said so; nothing when nobody could ask.
    consent_on = models.DateField(null=True)
    # Why it goes ahead although the citizen did not say yes.
    why_without = models.TextField(blank=True)
    # Word for word what the care giver hears; the file of the case does not go along.
    told = models.TextField()
    look_on = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consent="given") | ~models.Q(why_without=""),
                name="care_without_consent_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"care for the citizen of {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name this referral."""
        return f"care_referral:{self.pk}"


class CareLookQuerySet(models.QuerySet["CareLook"]):
    """Which looks somebody may read."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(referral__incident__in=Incident.objects.readable_by(person))


class CareLook(models.Model):
    """Somebody looked again whether the help came; as long as it did not, there is a next day."""

    class Outcome(models.TextChoices):
        HELPED = "helped", _("de burger krijgt hulp")
        NOT_YET = "not_yet", _("nog niet: wij kijken opnieuw")
        DECLINED = "declined", _("de burger wil geen hulp")
        NOT_NEEDED = "not_needed", _("het is niet meer nodig")

    referral = models.ForeignKey(CareReferral, on_delete=models.CASCADE, related_name="looks")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField()
    next_on = models.DateField(null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = CareLookQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="not_yet", next_on__isnull=False)
                | ~models.Q(outcome="not_yet") & models.Q(next_on=None),
                name="care_that_did_not_come_is_looked_at_again",
            ),
        ]

    def __str__(self) -> str:
        return f"look at care {self.referral_id}"
