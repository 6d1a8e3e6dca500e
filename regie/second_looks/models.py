"""Decisions under threat: what kind, how it stands, who looks again, and what that one says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.second_looks import rules


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    """Who may read which side: the case's people the whole, the colleague only what was given to them."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))

    def given_to(self, person: Person):
        """Those that this person is asked to look at; nothing of the case comes with it."""
        return self.filter(looker=person)

    def unanswered(self):
        """Those that wait for a colleague."""
        return self.filter(outcome="")


class SecondLook(models.Model):
    """One decision on the citizen's own matter (a benefit, a permit), marked on a case of aggression.

    `decision` and `grounds` are what the colleague reads, typed for them: no file, no case, no threat.
    """

    class Matter(models.TextChoices):
        BENEFIT = "benefit", _("uitkering")
        CARE = "care", _("zorg of hulp")
        DEBT = "debt", _("schulden")
        PERMIT = "permit", _("vergunning")
        ENFORCEMENT = "enforcement", _("handhaving of boete")
        OTHER = "other", _("iets anders")

    class Standing(models.TextChoices):
        OPEN = rules.Standing.OPEN, _("moet nog worden genomen")
        FAVOURABLE = rules.Standing.FAVOURABLE, _("genomen: de burger krijgt het")
        UNFAVOURABLE = rules.Standing.UNFAVOURABLE, _("genomen: de burger krijgt het niet")

    class Outcome(models.TextChoices):
        STANDS = rules.Outcome.STANDS, _("het besluit kan zo blijven")
        REDO = rules.Outcome.REDO, _("het besluit moet opnieuw")
        CANNOT_JUDGE = rules.Outcome.CANNOT_JUDGE, _("dit kan ik niet beoordelen")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="second_looks")
    matter = models.CharField(max_length=12, choices=Matter.choices)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    looker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reasons = models.TextField(blank=True)
    given_at = models.DateTimeField(null=True)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        ordering = ["marked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(looker=None)
                | ~models.Q(looker=models.F("asked_by"))
                & ~models.Q(looker=models.F("marked_by"))
                & (models.Q(handler=None) | ~models.Q(looker=models.F("handler"))),
                name="another_looks_again",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="")
                | models.Q(looker__isnull=False, given_at__isnull=False) & ~models.Q(reasons=""),
                name="a_second_look_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"second look {self.pk}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name it."""
        return f"second_look:{self.pk}"

    @property
    def is_settled(self) -> bool:
        """A colleague said something about the decision itself."""
        return self.outcome not in ("", rules.Outcome.CANNOT_JUDGE)


class PassedOnQuerySet(models.QuerySet["PassedOn"]):
    """Who may read who was asked before."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole; the colleagues themselves read nothing of each other."""
        return self.filter(look__in=SecondLook.objects.visible_to(person))


class PassedOn(models.Model):
    """A colleague who was asked and could not look: who, what they said of that, and why another was asked."""

    look = models.ForeignKey(SecondLook, on_delete=models.CASCADE, related_name="passed_on")
    looker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reasons = models.TextField(blank=True)
    why = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = PassedOnQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["look", "looker"], name="a_colleague_is_asked_once"),
        ]

    def __str__(self) -> str:
        return f"second look {self.look_id} passed on by {self.person_id}"
