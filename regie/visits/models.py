"""Who is out, until when, when they said last that all is well, and what happened when they did not."""

from datetime import timedelta

from django.db import models

from regie.alarms.models import Alarm
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place


class VisitQuerySet(models.QuerySet["Visit"]):
    """Which visits go on, which must move now, and whose they are."""

    def open(self):
        """Those that are watched."""
        return self.filter(ended_at=None, expired_at=None)

    def due(self, at):
        """Those of which somebody must be asked, or an alarm raised, now."""
        return self.open().filter(next_at__lte=at).order_by("next_at")

    def visible_to(self, person: Person):
        """One's own, the one that one is asked to take over, and those of the people one looks after."""
        led = person.reach("visits.see", organisation="organisation", place="base")
        return self.filter(led | models.Q(person=person) | models.Q(offered_to=person)).distinct()


class Visit(models.Model):
    """One person on one visit. `base` is the site whose people are called; `where` says in words where they are.

    A round begins at `confirmed_at` and is over at `due_at`; `next_at` is the next moment at which something must
    happen: asking, or the alarm. `round` is the fence: whoever changes the visit names the round that they saw.
    Where the phone is, is not asked and not kept.
    """

    # Empty once the term of a visit that is over has passed: that there was one, and how long, stays (`privacy`).
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="visits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    base = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    every_seconds = models.PositiveIntegerField()
    ask_before_seconds = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    until = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    round = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    offered_to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="visits_offered")

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            # I-17: a visit that goes on always has a next moment; one that is over never has.
            models.CheckConstraint(
                condition=models.Q(next_at__isnull=False, ended_at=None, expired_at=None)
                | models.Q(next_at=None, ended_at__isnull=False, expired_at=None)
                | models.Q(next_at=None, ended_at=None, expired_at__isnull=False),
                name="a_visit_is_watched_or_over",
            ),
            models.CheckConstraint(
                condition=models.Q(next_at=None) | models.Q(person__isnull=False), name="who_is_out_is_known"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(next_at__isnull=False), name="one_visit_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="visit_due", condition=models.Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk} of {self.person_id}"

    @property
    def subject(self) -> str:
        """How the journal names this visit."""
        return f"visit:{self.pk}"

    @property
    def every(self) -> timedelta:
        """How long a round lasts."""
        return timedelta(seconds=self.every_seconds)

    @property
    def ask_before(self) -> timedelta:
        """How long before the end of a round its person is asked."""
        return timedelta(seconds=self.ask_before_seconds)


class Expiry(models.Model):
    """An alarm that a timer raised, and its five times in seconds; the last three are known when it is over.

    Trigger: from the last sign to the question. Pre-alarm: from the question to the alarm. Signal run: from the alarm
    to the first message that left. Reaction: from the alarm to the first person who answered. Alarm: until its end.
    """

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="expiry")
    alarm = models.OneToOneField(Alarm, on_delete=models.PROTECT, related_name="expiry")
    trigger_seconds = models.FloatField()
    pre_alarm_seconds = models.FloatField()
    signal_run_seconds = models.FloatField(null=True)
    reaction_seconds = models.FloatField(null=True)
    alarm_seconds = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"alarm {self.alarm_id} of visit {self.visit_id}"


class EndingCode(models.Model):
    """With what a person ends a visit, and with what they seem to; only hashes, as of a password."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="ending_code")
    ending = models.CharField(max_length=128)
    silent = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"codes of {self.person_id}"
