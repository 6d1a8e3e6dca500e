"""What stops forgetting, what was forgotten, and who looked behind the glass."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.visits.models import Visit

KEEPS = "privacy.keep"


class OfOrganisationQuerySet(models.QuerySet):
    """Rows of one organisation: for whoever keeps its privacy."""

    def visible_to(self, person: Person):
        """Those of the organisations in which one keeps privacy."""
        kept = [
            held.organisation_id
            for held in person.held
            if person.may(KEEPS, organisation_id=held.organisation_id)
        ]
        return self.filter(organisation__in=kept)


class LegalHold(models.Model):
    """One record stays as it is: why, by whom, until when. Without `until` it is looked at again and again.

    It is of a case, of somebody who left (`about`) or of a visit. What hangs from a case is held with it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, null=True, related_name="holds")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="holds")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, related_name="holds")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(ended_at=None), name="one_hold_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["about"], condition=models.Q(ended_at=None), name="one_hold_of_a_person_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["visit"], condition=models.Q(ended_at=None), name="one_hold_of_a_visit_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(incident__isnull=False, about=None, visit=None)
                | models.Q(incident=None, about__isnull=False, visit=None)
                | models.Q(incident=None, about=None, visit__isnull=False),
                name="a_hold_is_of_one_record",
            ),
        ]

    def __str__(self) -> str:
        return f"hold on {self.root} {self.row_id}"

    @property
    def root(self) -> str:
        """Which type of record is held."""
        return "incident" if self.incident_id else "staff" if self.about_id else "visit"

    @property
    def row_id(self) -> int:
        """The number of the record that is held."""
        return int(self.incident_id or self.about_id or self.visit_id or 0)


class Erasure(models.Model):
    """That the words of one record were erased: no name and no word of it. It is replayed on a restored backup."""

    class Root(models.TextChoices):
        INCIDENT = "incident", _("zaak")
        AFTERCARE = "aftercare", _("opvang")
        ALARM = "alarm", _("alarm")
        RESPONSE = "response", _("reactie")
        LETTER = "letter", _("brieven")
        ORIGINATOR = "originator", _("burger")
        STAFF = "staff", _("oud-medewerker")
        VISIT = "visit", _("huisbezoek")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    root = models.CharField(max_length=12, choices=Root.choices)
    row_id = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["root", "row_id"], name="erased_once")]

    def __str__(self) -> str:
        return f"{self.root} {self.row_id} erased"


class BrokenGlass(models.Model):
    """Somebody opened a case that is not theirs to read: a reason first, a short time, reviewed by another."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="broken_glass")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    justified = models.BooleanField(null=True)
    verdict = models.TextField(blank=True)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("at")), name="glass_is_open_for_a_while"
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("person")),
                name="another_reviews_broken_glass",
            ),
        ]

    def __str__(self) -> str:
        return f"glass {self.pk}"

    @property
    def subject(self) -> str:
        """How the promises name this."""
        return f"glass:{self.pk}"
