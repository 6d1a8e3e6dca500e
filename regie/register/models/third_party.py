"""The register of facts of third parties, as Belgian law asks: numbered, and without the employee unless they agree."""

from django.db import models

from regie.incidents.models import Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


class ThirdPartyFactQuerySet(models.QuerySet["ThirdPartyFact"]):
    """Who may read the register: the counsellor, the employer; the inspector gets it from them."""

    def visible_to(self, person: Person):
        """The entries of the organisations in which one holds that role."""
        return self.filter(person.reach("register.third_party", organisation="organisation", place="site"))


class ThirdPartyFact(models.Model):
    """One entry: unique number, description and dates of the facts. `employee` only with `consent_at`.

    It has its own term of five years from recording, so it stays when the case goes.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    incident = models.OneToOneField(
        Incident, on_delete=models.SET_NULL, null=True, related_name="third_party_fact"
    )
    number = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    description = models.TextField()
    first_on = models.DateField()
    last_on = models.DateField()
    employee = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    consent_at = models.DateTimeField(null=True)
    kept_until = models.DateField()

    objects = ThirdPartyFactQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_number_per_fact"),
            models.CheckConstraint(
                condition=models.Q(employee=None) | models.Q(consent_at__isnull=False),
                name="an_employee_is_named_with_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """How the journal names this entry."""
        return f"third_party_fact:{self.pk}"
