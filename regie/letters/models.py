"""Letters to the citizen: templates with versions, drafts, and what was sent, byte for byte."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.responses.models import Measure


class TemplateQuerySet(models.QuerySet["Template"]):
    """Which wordings count."""

    def newest(self):
        """The last version of every wording in every language."""
        later = Template.objects.filter(
            code=models.OuterRef("code"),
            language=models.OuterRef("language"),
            version__gt=models.OuterRef("version"),
        )
        return self.filter(~models.Exists(later)).order_by("code", "language")


class Template(models.Model):
    """One version of the words of one kind of letter; a new wording is a new version."""

    code = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    added_at = models.DateTimeField()

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["code", "language", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "language", "version"], name="one_wording_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.language} v{self.version}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Which letters somebody may read."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class Letter(models.Model):
    """A draft that a person may change until it is sent; then `pdf` is what the citizen got."""

    class How(models.TextChoices):
        POST = "post", _("per post")
        HANDED = "handed", _("overhandigd")
        REGISTERED = "registered", _("aangetekend")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="letters")
    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="letter")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="letters")
    language = models.CharField(max_length=5)
    addressee = models.TextField(blank=True)
    # Whom the citizen can call or write to. Nobody invents it: empty means not configured, and stops the sending.
    contact = models.TextField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    drafted_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_how = models.CharField(max_length=12, choices=How.choices, blank=True)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at=None)
                | models.Q(pdf__isnull=False, sent_by__isnull=False) & ~models.Q(sha256=""),
                name="what_was_sent_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    @property
    def name(self) -> str:
        """How the journal and the promises name this letter; `subject` is what the letter is about."""
        return f"letter:{self.pk}"
