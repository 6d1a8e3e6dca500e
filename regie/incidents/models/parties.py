"""Who was in it besides the reporter: more colleagues whom it happened to, witnesses, citizens as victims."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie import vault
from regie.incidents.models.cases import Incident
from regie.people.models import Person


class PartyQuerySet(models.QuerySet["Party"]):
    """Which people of a case somebody may see."""

    def affected(self):
        """The colleagues whom it happened to."""
        return self.filter(kind=Party.Kind.AFFECTED)

    def visible_to(self, person: Person):
        """Those of the cases that one may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class Party(models.Model):
    """Somebody in a case: a colleague by name, or somebody from outside whose name is sealed and may be left out.

    The first colleague whom it happened to is `Incident.affected`; every further one stands here.
    """

    class Kind(models.TextChoices):
        AFFECTED = "affected", _("collega die het overkwam")
        WITNESS = "witness", _("getuige")
        VICTIM = "victim", _("burger als slachtoffer")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.TextField(blank=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind", "person"],
                condition=models.Q(person__isnull=False),
                name="one_part_per_colleague",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="affected") | models.Q(person__isnull=False),
                name="an_affected_colleague_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal names this row, and what the name is sealed for."""
        return f"party:{self.pk}"

    @property
    def name(self) -> str:
        """The name of who came from outside; "" when it was not told. Only after a look with a purpose."""
        try:
            return vault.unseal_words_for(self.subject, self.sealed)
        except vault.Unreadable:
            return str(_("niet leesbaar"))
