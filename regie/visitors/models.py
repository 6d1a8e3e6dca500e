"""Interventions on the spot: who told whom to leave, in what capacity, when, and whether a ban was in force."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.responses.models import Measure
from regie.visitors import rules


class InterventionQuerySet(models.QuerySet["Intervention"]):
    """Whose interventions somebody may read."""

    def visible_to(self, person: Person):
        """One's own, and those at the places where a role of this person reads them."""
        by_role = person.reach("interventions.read", organisation="organisation", place="place")
        return self.filter(models.Q(logged_by=person) | by_role).distinct()


class Intervention(models.Model):
    """One time that somebody stepped in. It is no measure: it is over when that visit is over.

    What was in force is copied, because tomorrow's ban does not change what held when the order was given.
    """

    class Outcome(models.TextChoices):
        RESTORED = rules.Outcome.RESTORED, _("hersteld: het gesprek ging verder")
        ENDED = rules.Outcome.ENDED, _("contact beëindigd")
        SENT_OUT = rules.Outcome.SENT_OUT, _("weggestuurd")

    class Capacity(models.TextChoices):
        GUARD = rules.Capacity.GUARD, _("beveiliger, namens de organisatie")
        OFFICIAL = rules.Capacity.OFFICIAL, _("medewerker die dat hier mag zeggen")
        HOLDER = rules.Capacity.HOLDER, _("leidinggevende of beheerder van het gebouw")
        POLICE = rules.Capacity.POLICE, _("politie")

    class Went(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")
        POLICE = "police", _("met de politie")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="interventions")
    happened_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    asked = models.BooleanField(null=True)
    ordered_by = models.CharField(max_length=120, blank=True)
    capacity = models.CharField(max_length=10, choices=Capacity.choices, blank=True)
    went = models.CharField(max_length=8, choices=Went.choices, blank=True)
    description = models.CharField(max_length=200, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+")
    ban_in_force = models.BooleanField(default=False)
    ban_handed_over_on = models.DateField(null=True)
    logged_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interventions")
    logged_at = models.DateTimeField()

    objects = InterventionQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome=rules.Outcome.SENT_OUT)
                | ~models.Q(ordered_by="") & ~models.Q(capacity=""),
                name="who_sends_out_has_a_name_and_a_capacity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} at {self.place_id}"

    @property
    def subject(self) -> str:
        """How the journal names this intervention."""
        return f"intervention:{self.pk}"
