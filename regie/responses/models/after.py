"""What comes after a measure began: somebody asks to end it, somebody looks again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.responses.models.measures import Measure


class OfMeasureQuerySet(models.QuerySet):
    """Rows that belong to a measure: whoever may read the case may read them."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(measure__incident__in=Incident.objects.readable_by(person))


class LiftRequest(models.Model):
    """The citizen asked to end it earlier; somebody else than who chose it answers, with reasons."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="lift_requests")
    # Copied, so that the database itself sees that another answers.
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = OfMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"], condition=models.Q(answered_at=None), name="one_open_request_to_lift"
            ),
            models.CheckConstraint(
                condition=models.Q(person=None) | ~models.Q(person=models.F("chooser")),
                name="another_answers_who_asks_to_lift",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None)
                | models.Q(granted__isnull=False, person__isnull=False) & ~models.Q(answer=""),
                name="an_answer_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"request to lift {self.measure_id}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name this request."""
        return f"lift_request:{self.pk}"


class Review(models.Model):
    """Somebody looked again whether it is still needed; each time it is older, more is asked."""

    class Outcome(models.TextChoices):
        STAYS = "stays", _("blijft nodig")
        ENDS = "ends", _("is niet meer nodig")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="reviews")
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    why = models.TextField()
    # From the second time on: what happened since, and whether the citizen really reached our help.
    since = models.TextField(blank=True)
    reached = models.TextField(blank=True)
    was_due_on = models.DateField(null=True)
    next_on = models.DateField(null=True)

    objects = OfMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("chooser")), name="another_reviews_a_measure"
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.measure_id}"
