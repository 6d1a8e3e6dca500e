"""Which versions of its policy an organisation has had, each exactly as it was imported."""

from datetime import date

from django.db import models

from regie.partners.models import Organisation
from regie.people.models import Person


class PolicyVersionQuerySet(models.QuerySet["PolicyVersion"]):
    """Which versions count, and who may see them."""

    def in_force(self, organisation: Organisation, *, on: date):
        """The versions of `organisation` that hold on a day, the latest first; a lapsed one answers nothing."""
        not_over = models.Q(valid_to=None) | models.Q(valid_to__gte=on)
        return self.filter(not_over, organisation=organisation, valid_from__lte=on).order_by(
            "-valid_from", "-imported_at", "-pk"
        )

    def visible_to(self, person: Person):
        """The versions of the own organisation and of the one whose norm it follows."""
        own = person.organisation
        return self.filter(organisation__in={own.pk, own.norm_setter().pk})


class PolicyVersion(models.Model):
    """One version of one policy. No action changes it: a new insight is a new version."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="policy_versions")
    pack_id = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    # Empty = not configured: such a version can be read, but it never comes into force.
    valid_from = models.DateField(null=True)
    # Empty = no end was named.
    valid_to = models.DateField(null=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = [models.F("valid_from").desc(nulls_last=True), "-imported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "pack_id", "version"], name="one_policy_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="a_policy_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class PolicyDraftQuerySet(models.QuerySet["PolicyDraft"]):
    """Which drafts are being worked on, and who may see them."""

    def open(self):
        """Neither taken into use nor dropped."""
        return self.filter(became=None, dropped_at=None)

    def visible_to(self, person: Person):
        """Those of the own organisation, for whoever may change its policy."""
        if not person.may("policies.import"):
            return self.none()
        return self.filter(organisation=person.organisation_id)


class PolicyDraft(models.Model):
    """A version in the making. It may be wrong: what somebody typed is kept as it is, and counts nowhere."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="policy_drafts")
    base = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="drafts")
    text = models.TextField()
    # Counts up at every save; whoever saves over another's work without having seen it is stopped.
    edition = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    became = models.OneToOneField(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="draft")
    dropped_at = models.DateTimeField(null=True)

    objects = PolicyDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(became=None) | models.Q(dropped_at=None), name="a_draft_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"policy draft {self.pk}"
