"""Care for the employee, apart from the case, and what the reporter hears back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.notices.models import LeftOut
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.models import PolicyVersion


class CarePlanQuerySet(models.QuerySet["CarePlan"]):
    """Which plans somebody may read, and in which they may give care."""

    def visible_to(self, person: Person):
        """The employee's own, the carer's, and those of people who give aftercare there."""
        return (
            self._not_kept_from(person).filter(models.Q(person=person) | self._cared_for(person)).distinct()
        )

    def cared_for_by(self, person: Person):
        """Those in which this person gives care or may take it on; never the own plan."""
        return self._not_kept_from(person).filter(self._cared_for(person)).exclude(person=person).distinct()

    def _not_kept_from(self, person: Person):
        """All but those of cases from which the reporter had this person left out."""
        return self.exclude(incident__in=LeftOut.objects.numbers_of(person))

    def _cared_for(self, person: Person) -> models.Q:
        by_role = person.reach("aftercare.give", organisation="organisation", place="place")
        return models.Q(carer=person) | by_role


class CarePlan(models.Model):
    """The care for one employee after one incident; it can be read without the incident.

    `policy_version` says which steps were promised; without one, nobody has set any.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="care_plans")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="care_plans")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="care_given")
    made_at = models.DateTimeField()
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=160, blank=True)
    # Who saw it happen to another gets care too.
    as_witness = models.BooleanField(default=False)

    objects = CarePlanQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="one_plan_per_person")]

    def __str__(self) -> str:
        return f"care for {self.person_id}"

    @property
    def subject(self) -> str:
        """How the journal names this plan."""
        return f"plan:{self.pk}"


class TalkQuerySet(models.QuerySet["Talk"]):
    """Which moments somebody may read, and at which they may give care."""

    def visible_to(self, person: Person):
        """Those of the plans that this person may read."""
        return self.filter(plan__in=CarePlan.objects.visible_to(person))

    def cared_for_by(self, person: Person):
        """Those of the plans in which this person may give care."""
        return self.filter(plan__in=CarePlan.objects.cared_for_by(person))


class Talk(models.Model):
    """One moment of a plan. Without `due_at` it waits for the first talk, or the policy sets no term."""

    plan = models.ForeignKey(CarePlan, on_delete=models.CASCADE, related_name="talks")
    kind = models.CharField(max_length=40)
    label = models.JSONField(default=dict)
    anchor = models.CharField(max_length=20)
    optional = models.BooleanField(default=False)
    opens_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="one_moment_once")]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject(self) -> str:
        """How the promises name this moment."""
        return f"talk:{self.pk}"


class OfPlanQuerySet(models.QuerySet):
    """Rows that belong to a plan: whoever may read the plan may read them."""

    def visible_to(self, person: Person):
        """Those of the plans that this person may read."""
        return self.filter(plan__in=CarePlan.objects.visible_to(person))


class ProfessionalHelp(models.Model):
    """Help by a professional that was offered: taken with a first date, not wanted, or not answered yet.

    Whether it helps, and with what, is between the employee and the professional: there is no field for it.
    """

    class Kind(models.TextChoices):
        COMPANY_DOCTOR = "company_doctor", _("bedrijfsarts")
        SOCIAL_WORK = "social_work", _("bedrijfsmaatschappelijk werk")
        PSYCHOLOGIST = "psychologist", _("psycholoog")
        VICTIM_SUPPORT = "victim_support", _("slachtofferhulp")
        LEGAL = "legal", _("juridische hulp")
        OTHER = "other", _("andere hulp")

    plan = models.ForeignKey(CarePlan, on_delete=models.CASCADE, related_name="help")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True)
    taken_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["offered_at", "id"]
        verbose_name_plural = "professional help"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                condition=models.Q(taken_at=None, declined_at=None),
                name="one_open_offer_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_at=None) | models.Q(declined_at=None),
                name="help_is_taken_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Absence(models.Model):
    """From when until when somebody could not work because of it; the days alone, and no reason."""

    plan = models.ForeignKey(CarePlan, on_delete=models.CASCADE, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(ends_on=None), name="one_absence_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="an_absence_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"away from {self.starts_on}"


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Which feedback somebody may read."""

    def visible_to(self, person: Person):
        """What was told to oneself, and what was told in cases that one may read."""
        cases = Incident.objects.readable_by(person)
        return self.filter(models.Q(person=person) | models.Q(incident__in=cases)).distinct()


class Feedback(models.Model):
    """What the reporter was told, by whom, and what they said to that."""

    class About(models.TextChoices):
        DECIDED = "decided", _("er is besloten")
        CLASSIFIED = "classified", _("je melding is beoordeeld")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="feedback")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback_received")
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback_given")
    about = models.CharField(max_length=12, choices=About.choices)
    text = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"feedback on {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal names this feedback."""
        return f"feedback:{self.pk}"
