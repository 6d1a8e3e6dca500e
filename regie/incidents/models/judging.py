"""What a second person said the facts are, and the road of complaints."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models.cases import Incident
from regie.people.models import Person
from regie.policies.models import PolicyVersion


def another_than(field: str) -> models.Q:
    """The one in `field` is unknown, or not the person of this row: what the database can see of four eyes."""
    return models.Q(**{field: None}) | ~models.Q(**{field: models.F("person")})


class ClassificationQuerySet(models.QuerySet["Classification"]):
    """Which classifications count."""

    def counting(self):
        """Those that no later one replaced."""
        return self.filter(superseded_at=None)

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class Classification(models.Model):
    """What the facts are under the norm in force on the day of the act, said by a second person."""

    class Outcome(models.TextChoices):
        AGGRESSION = "aggression", _("grensoverschrijdend volgens de norm")
        CARE_FIRST = "care_first", _("eerst zorg: dreigt zichzelf iets aan te doen")
        NOT_AGGRESSION = "not_aggression", _("geen agressie")
        COMPLAINT = "complaint", _("klacht, bezwaar of kritiek: geen agressie")
        CONTACT_LOAD = "contact_load", _("heel veel contact: geen agressie, wel afspraken nodig")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="classifications")
    # Copied here so that the database itself can see that two people looked.
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    affected = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="classifications")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    norm_classes = models.JSONField(default=list)
    reason = models.TextField()
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(superseded_at=None), name="one_classification_counts"
            ),
            models.CheckConstraint(condition=another_than("reporter"), name="a_second_person_classifies"),
            models.CheckConstraint(condition=another_than("affected"), name="not_the_affected_classifies"),
        ]

    def __str__(self) -> str:
        return self.outcome


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Which complaints somebody may see, and which they may answer."""

    def open_to(self, person: Person):
        """Those at the places where a role of this person handles complaints."""
        return self.filter(incident__in=Incident.objects.open_to(person, "complaints.handle"))

    def visible_to(self, person: Person):
        """Those who handle complaints there, who handled it, and who may read the whole case."""
        by_role = models.Q(incident__in=Incident.objects.open_to(person, "complaints.handle"))
        cases = models.Q(incident__in=Incident.objects.readable_by(person))
        return self.filter(by_role | models.Q(handler=person) | cases).distinct()


class Complaint(models.Model):
    """The road of complaints (Awb 9:1): handled by somebody who was not part of it, never counted as aggression."""

    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="complaint")
    forwarded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    forwarded_at = models.DateTimeField()
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["forwarded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handler=None) | ~models.Q(handler=models.F("forwarded_by")),
                name="somebody_else_answers_a_complaint",
            ),
        ]

    def __str__(self) -> str:
        return f"complaint from {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name this complaint."""
        return f"complaint:{self.pk}"
