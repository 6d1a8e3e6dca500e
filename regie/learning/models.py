"""Which situations colleagues were asked about, and what each of them answered."""

from datetime import date

from django.db import models

from regie.learning.rules import FEWEST
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.policies.models import PolicyVersion


class CalibrationQuerySet(models.QuerySet["Calibration"]):
    """Which rounds somebody may see."""

    def visible_to(self, person: Person):
        """Those of the own organisation and of the one whose norm it follows."""
        own = person.organisation
        return self.filter(organisation__in={own.pk, own.norm_setter().pk})


class Calibration(models.Model):
    """One round: the same situations for everybody, held against one version of the norm."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="calibrations")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="calibrations")
    title = models.CharField(max_length=160)
    # Fewer answers than this and nothing is shown; the organisation decides, there is no default.
    smallest_group = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True)

    objects = CalibrationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(smallest_group__gte=FEWEST), name="a_group_is_large_enough_to_hide_in"
            ),
        ]

    def __str__(self) -> str:
        return f"calibration {self.pk}: {self.title}"

    def is_open(self, today: date) -> bool:
        """Whether one can still answer: up to and with its last day."""
        return self.closed_at is None and today <= self.closes_on


class Vignette(models.Model):
    """One situation in words, and the class that the norm gives to it."""

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="vignettes")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    norm = models.CharField(max_length=60)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["calibration", "number"], name="one_vignette_one_number"),
        ]

    def __str__(self) -> str:
        return f"vignette {self.number} of {self.calibration_id}"


class Rating(models.Model):
    """What one person called one situation. Only that person ever sees it; everybody else sees counts."""

    vignette = models.ForeignKey(Vignette, on_delete=models.CASCADE, related_name="ratings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vignette", "person"], name="one_rating_a_person"),
        ]

    def __str__(self) -> str:
        return f"rating {self.pk}"
