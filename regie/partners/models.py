"""Which organisations stand in the chain, and what they agreed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A municipality, a partner at the same job centre, a guard company, or the office holders of a municipality."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        PARTNER = "partner", _("ketenpartner")
        GUARD_COMPANY = "guard_company", _("beveiligingsbedrijf")
        OFFICE = "office", _("raad en college")

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    def norm_setter(self) -> "Organisation":
        """Whose norm counts here: the leader of the covenant that this organisation signed, else its own."""
        signed = (
            Covenant.objects.filter(members=self, ended_on=None)
            .select_related("leader")
            .order_by("id")
            .first()
        )
        return signed.leader if signed else self


class Covenant(models.Model):
    """One norm for a chain of organisations (S1-04, S2-21): who leads, who joined, since when."""

    title = models.CharField(max_length=160)
    leader = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="covenants_led")
    members = models.ManyToManyField(Organisation, related_name="covenants")
    signed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title
