"""Which programs may speak for a person, and until when."""

from django.db import models

from regie.people.models import Person


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Which tokens still count."""

    def valid(self, at):
        """Neither ended nor past their last moment, of somebody who still works here."""
        return self.filter(ended_at=None, valid_until__gt=at, person__is_active=True)

    def visible_to(self, person: Person):
        """One's own."""
        return self.filter(person=person)


class ApiToken(models.Model):
    """A token that stands for a person; only its SHA-256 is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"token of {self.person_id}"
