"""How the register is found again: the words of a case for the search, and the views that somebody keeps."""

from django.db import models

from regie.incidents.models import Incident
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.rules import Role


class SearchText(models.Model):
    """The words of one case as the search reads them: what was told, never who the citizen is.

    `word_index` keeps the index of the database in step with this table; it goes with its case.
    """

    incident = models.OneToOneField(
        Incident, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return f"words of {self.incident_id}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Which views somebody finds above the register."""

    def visible_to(self, person: Person):
        """One's own, and what a colleague shared with a role that one holds."""
        roles = {held.role for held in person.held}
        shared = models.Q(organisation=person.organisation_id, shared_with__in=roles)
        return self.filter(models.Q(person=person) | shared)


class SavedView(models.Model):
    """A way to narrow the register, under a name; `shared_with` is a role, or empty for oneself alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    asked = models.JSONField(default=dict)
    shared_with = models.CharField(
        max_length=20, blank=True, choices=[(role.value, role.value) for role in Role]
    )
    at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name
