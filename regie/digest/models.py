"""Who does not want the weekly mail, and for which week it was told last."""

from django.db import models

from regie.people.models import Person


class DigestChoice(models.Model):
    """One person's choice; without `off_at` the mail comes."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="digest")
    off_at = models.DateTimeField(null=True)
    last_week = models.DateField(null=True)

    def __str__(self) -> str:
        return f"digest of {self.person_id}"
