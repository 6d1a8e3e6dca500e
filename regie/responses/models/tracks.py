"""The tracks beside a measure: the order talk, the police, the damage, and a victim's own term."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import DamageItem, Incident
from regie.people.models import Person
from regie.responses.models.measures import OfIncidentQuerySet


class OrderTalk(models.Model):
    """A talk about order and conditions: never about the content of the case, and never a hearing for a punishment."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("er zijn afspraken")
        NOT_AGREED = "not_agreed", _("er zijn geen afspraken")
        DID_NOT_COME = "did_not_come", _("niet gekomen")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="order_talks")
    invited_for = models.DateField()
    agenda = models.TextField()
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    held_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    agreements = models.TextField(blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["invited_for", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="agreed") | ~models.Q(agreements=""), name="agreements_have_words"
            ),
        ]

    def __str__(self) -> str:
        return f"order talk for {self.incident_id}"


class PoliceReport(models.Model):
    """What was told to the police: officially or not, by whom, from which address, and what came of it."""

    class Kind(models.TextChoices):
        COMPLAINT = "criminal_complaint", _("aangifte")
        NOTICE = "police_notice", _("melding")

    class By(models.TextChoices):
        EMPLOYER = "employer", _("de werkgever")
        EMPLOYEE = "employee", _("de medewerker zelf")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("nog niets gehoord")
        TAKEN_UP = "taken_up", _("de politie onderzoekt het")
        DROPPED = "dropped", _("er komt geen vervolging")
        TO_COURT = "to_court", _("het komt voor de rechter")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="police_reports")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    made_on = models.DateField()
    made_by = models.CharField(max_length=10, choices=By.choices)
    # The work address, never somebody's home.
    chosen_address = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    outcome_words = models.TextField(blank=True)

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["made_on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} for {self.incident_id}"


class DamageClaim(models.Model):
    """What was paid, claimed and recovered of one item of damage, in cents: the employer pays first."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="damage_claims")
    item = models.OneToOneField(DamageItem, on_delete=models.CASCADE, related_name="claim")
    paid = models.PositiveIntegerField(default=0)
    claimed = models.PositiveIntegerField(default=0)
    recovered = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recovered__lte=models.F("claimed")), name="recovered_from_what_was_claimed"
            ),
        ]

    def __str__(self) -> str:
        return f"claim for {self.item_id}"


class OwnTermQuerySet(models.QuerySet["OwnTerm"]):
    """Whose terms somebody may see."""

    def visible_to(self, person: Person):
        """One's own, and nobody else's: no employer does this for somebody."""
        return self.filter(person=person)


class OwnTerm(models.Model):
    """The three months in which a victim of stalking can ask for prosecution (Sr 66): only theirs to see."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    knew_on = models.DateField()
    until = models.DateField()
    at = models.DateTimeField()

    objects = OwnTermQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="one_own_term")]

    def __str__(self) -> str:
        return f"own term of {self.person_id}"
