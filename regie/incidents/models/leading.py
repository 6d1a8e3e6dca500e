"""Who had the regie of a case from when until when, and who was asked to take it over."""

from django.db import models

from regie.incidents.models.cases import Incident
from regie.people.models import Person


class CaseCharge(models.Model):
    """One stretch of time in which one person had the regie of one case."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="charges")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(ended_at=None), name="one_person_leads_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} leads {self.incident_id}"


class CaseHandOverQuerySet(models.QuerySet["CaseHandOver"]):
    """Which questions wait."""

    def waiting(self):
        """Those that nobody answered yet."""
        return self.filter(answered_at=None)


class CaseHandOver(models.Model):
    """Somebody is asked by name to take the regie; it counts only when they accept. Until then nothing moves."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)

    objects = CaseHandOverQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=models.Q(answered_at=None),
                name="one_offer_of_a_case_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(taker=models.F("giver")), name="a_case_goes_to_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} asks {self.taker_id}"

    @property
    def subject(self) -> str:
        """How the promise to answer names this question; the case comes first, because its page is the door."""
        return f"incident:{self.incident_id} offer:{self.pk}"
