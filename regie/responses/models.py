"""What the norm proposed, who was heard, what was chosen, who signed, and what is in force."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Classification, Incident
from regie.people.models import Person
from regie.policies.models import PolicyVersion
from regie.responses import rules


class OfIncidentQuerySet(models.QuerySet):
    """Rows that belong to a case: whoever may read the case may read them."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class Proposal(models.Model):
    """What the norm says to one classification: a copy, so that tomorrow's policy does not rewrite it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="proposals")
    classification = models.OneToOneField(Classification, on_delete=models.CASCADE, related_name="proposal")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    options = models.JSONField(default=list)
    missing = models.JSONField(default=list)

    objects = OfIncidentQuerySet.as_manager()

    def __str__(self) -> str:
        return f"proposal for {self.incident_id}"


class Hearing(models.Model):
    """How the citizen could give their side before a measure, or why that could not be."""

    class Kind(models.TextChoices):
        TALK = "talk", _("gesproken")
        WRITTEN = "written", _("schriftelijk gereageerd")
        DID_NOT_COME = "did_not_come", _("uitgenodigd, niet gekomen")
        AFTERWARDS = "afterwards", _("kan niet wachten: achteraf gehoord")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="hearings")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    held_on = models.DateField()
    notes = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hearings_held")
    at = models.DateTimeField()

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return self.kind


class MeasureQuerySet(OfIncidentQuerySet):
    """Which measures wait or hold."""

    def in_force(self, on: date):
        """Signed, told, begun, not ended and not lifted on that day; only what limits nothing has no end."""
        not_ended = models.Q(ends_on__gte=on) | models.Q(ends_on=None)
        return self.filter(not_ended, signature__isnull=False, lift=None, starts_on__lte=on)

    def limiting(self):
        """Those that limit access, contact or service: whoever stands at a door or a desk must know them."""
        return self.filter(kind__in=rules.LIMITING)


class Measure(models.Model):
    """One response that a person chose. It takes force only by a second person's signature.

    Without `starts_on` it starts on the day on which the citizen is told.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=30)
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measures_chosen")
    chosen_at = models.DateTimeField()
    why = models.TextField()
    lighter = models.TextField(blank=True)
    rule_id = models.CharField(max_length=80, blank=True)
    rule_section = models.CharField(max_length=160, blank=True)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    nature = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    where = models.CharField(max_length=300, blank=True)
    stays_open = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_back_why = models.TextField(blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["chosen_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_measure_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on=None)
                | models.Q(ends_on=None)
                | models.Q(review_on__lte=models.F("ends_on")),
                name="a_review_comes_before_the_end",
            ),
            # Unlimited does not exist as a value: the database refuses it too.
            models.CheckConstraint(
                condition=~models.Q(kind__in=sorted(rules.LIMITING))
                | models.Q(ends_on__isnull=False, review_on__isnull=False) & ~models.Q(stays_open=""),
                name="what_limits_ends_and_leaves_a_way",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | models.Q(sent_back_at=None),
                name="signed_or_sent_back_never_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name this measure."""
        return f"measure:{self.pk}"

    @property
    def waits(self) -> bool:
        """Neither signed nor sent back."""
        return self.decided_at is None and self.sent_back_at is None


class Signature(models.Model):
    """The second person's yes. Who chose and who was in it are copied, so that the database counts the eyes itself."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="signature")
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    affected = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(person=models.F("chooser")), name="four_eyes"),
            models.CheckConstraint(
                condition=models.Q(reporter=None) | ~models.Q(person=models.F("reporter")),
                name="not_the_reporter_signs",
            ),
            models.CheckConstraint(
                condition=models.Q(affected=None) | ~models.Q(person=models.F("affected")),
                name="not_the_affected_signs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} signed {self.measure_id}"


class Lift(models.Model):
    """The measure ended early, and why."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="lift")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()

    def __str__(self) -> str:
        return f"{self.measure_id} lifted"
