"""What was taken over from another register, row by row, so that nothing comes twice and all of it can go back."""

from django.db import models

from regie.incidents.models import Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


class BroughtInQuerySet(models.QuerySet["BroughtIn"]):
    """Whose imports somebody sees."""

    def visible_to(self, person: Person):
        """Those of the organisations in the whole of which one may bring cases in."""
        return self.filter(person.reach("register.exchange", organisation="organisation", place="site"))


class BroughtIn(models.Model):
    """One file that was taken over; `undone_at` when its cases were taken away again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    rows = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)

    objects = BroughtInQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name


class BroughtRow(models.Model):
    """One case of such a file, under the key by which a second import knows it."""

    brought_in = models.ForeignKey(BroughtIn, on_delete=models.CASCADE, related_name="brought")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="brought_row")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_row_comes_once")]

    def __str__(self) -> str:
        return self.key
