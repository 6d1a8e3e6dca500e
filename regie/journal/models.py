"""What happened, what still has to follow from it, and which part of the process was last alive when."""

from django.db import models


class Entry(models.Model):
    """One fact, written once and never changed: triggers in the database refuse updates and deletes."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=80, db_index=True)
    actor = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, blank=True, db_index=True)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor} {self.kind}"


class ErrandQuerySet(models.QuerySet["Errand"]):
    """Which errands wait."""

    def due(self, at):
        """Errands to run now: waiting, past their moment, and not leased to a worker that may still live."""
        free = models.Q(lease_until=None) | models.Q(lease_until__lte=at)
        return self.filter(free, done_at=None, due_at__lte=at).order_by("due_at", "id")


class Errand(models.Model):
    """What one follower still has to do because of one entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="errands")
    follower = models.CharField(max_length=120)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "follower"], name="one_errand_per_follower"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="errand_waiting", condition=models.Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.follower} after {self.entry_id}"


class Pulse(models.Model):
    """The last sign of life of one part: the ladder, the worker, a gateway."""

    part = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    detail = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.part} {self.at:%H:%M:%S}"
