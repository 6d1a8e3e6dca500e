"""Files that show what happened: known by their content, cleaned, sealed for their row, and only for readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie import vault
from regie.incidents.models.cases import Incident
from regie.people.models import Person


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Which files somebody may open."""

    def visible_to(self, person: Person):
        """Those of the cases that one may read whole, and what one added oneself to a case that one still sees."""
        cases = models.Q(incident__in=Incident.objects.readable_by(person))
        own = models.Q(added_by=person, incident__in=Incident.objects.visible_to(person))
        return self.filter(cases | own).distinct()

    def with_there(self):
        """Each with `there`: whether it can still be opened, or was removed or erased."""
        there = models.ExpressionWrapper(models.Q(content__isnull=False), models.BooleanField())
        return self.annotate(there=there)


class Evidence(models.Model):
    """One file of a case. Its type is what its content says, never its name; its name is sealed too.

    Whether there is something to open says its content: after a removal and after an erasure that row is no more.
    """

    class Scan(models.TextChoices):
        CLEAN = "clean", _("gecontroleerd op virussen")
        NOT_CONFIGURED = "not_configured", _("niet op virussen gecontroleerd: dat is niet ingesteld")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="evidence")
    sealed_name = models.TextField(blank=True)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    scan = models.CharField(max_length=16, choices=Scan.choices)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # The file is gone and its name with it; that it was there, and why it went, stays to be read.
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    removed_why = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_by=None)
                | models.Q(removed_at__isnull=False, removed_by__isnull=False),
                name="who_removed_a_file_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"

    @property
    def subject(self) -> str:
        """How the journal names this file, and what it is sealed for."""
        return f"evidence:{self.pk}"

    @property
    def name(self) -> str:
        """What the file was called."""
        try:
            return vault.unseal_words_for(f"{self.subject}:name", self.sealed_name)
        except vault.Unreadable:
            return str(_("niet leesbaar"))


class EvidenceContent(models.Model):
    """The bytes of one file, apart from its row so that a list never reads them."""

    evidence = models.OneToOneField(
        Evidence, on_delete=models.CASCADE, related_name="content", primary_key=True
    )
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"content of evidence {self.evidence_id}"
