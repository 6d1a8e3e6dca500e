"""What the norm proposed, who was heard, what was chosen, who signed, and what is in force."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Classification, Incident
from regie.people.models import Person
from regie.policies.models import PolicyVersion
from regie.responses import rules


class OfIncidentQuerySet(models.QuerySet):
    """Rows that belong to a case: whoever may read the case may read them."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class ProposalQuerySet(OfIncidentQuerySet):
    """Which answers of the norm count."""

    def counting(self):
        """The last answer to the classification that counts now."""
        return self.filter(classification__superseded_at=None, superseded_at=None)


class Proposal(models.Model):
    """What the norm says to one classification: a copy, so that tomorrow's policy does not rewrite it.

    `question` is what was known when it was asked; `asked_by` said more than the case knows by itself. Asked again, the
    norm gives another answer, and this one stays as it was: a response that was chosen rests on it.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="proposals")
    classification = models.ForeignKey(Classification, on_delete=models.CASCADE, related_name="proposals")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    options = models.JSONField(default=list)
    acts = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    question = models.JSONField(default=dict)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["classification"],
                condition=models.Q(superseded_at=None),
                name="one_answer_of_the_norm_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal for {self.incident_id}"


class Hearing(models.Model):
    """How the citizen could give their side before a measure, or why that could not be."""

    class Kind(models.TextChoices):
        TALK = "talk", _("gesproken")
        WRITTEN = "written", _("schriftelijk gereageerd")
        DID_NOT_COME = "did_not_come", _("uitgenodigd, niet gekomen")
        AFTERWARDS = "afterwards", _("gesprek achteraf aangeboden")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="hearings")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    held_on = models.DateField()
    notes = models.TextField()
    # The citizen was told beforehand that they need not answer: what punishes cannot rest on anything else.
    cautioned = models.BooleanField(default=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hearings_held")
    at = models.DateTimeField()

    objects = OfIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return self.kind


class MeasureQuerySet(OfIncidentQuerySet):
    """Which measures wait or hold."""

    def in_force(self, on: date):
        """Signed, told, begun, not ended and not lifted on that day; only what limits nothing has no end."""
        not_ended = models.Q(ends_on__gte=on) | models.Q(ends_on=None)
        begun = models.Q(told_on__lte=on, starts_on__lte=on)
        return self.filter(not_ended, begun, signature__isnull=False, lift=None)

    def limiting(self):
        """Those that limit access, contact or service: whoever stands at a door or a desk must know them."""
        return self.filter(kind__in=rules.LIMITING)


class Measure(models.Model):
    """One response that a person chose. It takes force only by a second person's signature.

    Without `starts_on` it starts on the day on which the citizen is told.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=30)
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measures_chosen")
    chosen_at = models.DateTimeField()
    why = models.TextField()
    lighter = models.TextField(blank=True)
    # What the norm had said when this was chosen: it may be asked again since, and the clock may be set.
    rests_on = models.ForeignKey(Proposal, on_delete=models.RESTRICT, null=True, related_name="measures")
    rule_id = models.CharField(max_length=80, blank=True)
    rule_section = models.CharField(max_length=160, blank=True)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    nature = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField(null=True)
    # The day of the letter. What others decide and tell counts as told when it is signed here.
    told_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    where = models.CharField(max_length=300, blank=True)
    # What the citizen reads of the ways; `ways` are the same by basic service: channel, contact, hours.
    stays_open = models.TextField(blank=True)
    ways = models.JSONField(default=list)
    # What this kind asks for itself: a channel, times, a service, a representative.
    terms = models.JSONField(default=dict)
    ends_early = models.TextField(blank=True)
    # Acts that somebody told and nobody established: no ground for anything.
    suspected = models.JSONField(default=list)
    # For a decision that punishes: by act its proof, and whom it was aimed at.
    proofs = models.JSONField(default=list)
    proportion = models.JSONField(default=dict)
    weight = models.TextField(blank=True)
    # Who chose it handles neither the file nor a complaint of this citizen.
    is_apart = models.BooleanField(default=False)
    reads = models.CharField(max_length=10, blank=True)
    interpreter = models.CharField(max_length=300, blank=True)
    delivery = models.CharField(max_length=12, blank=True)
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="renewals")
    decided_at = models.DateTimeField(null=True)
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_back_why = models.TextField(blank=True)
    without_review = models.BooleanField(default=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["chosen_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_measure_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on=None)
                | models.Q(ends_on=None)
                | models.Q(review_on__lte=models.F("ends_on")),
                name="a_review_comes_before_the_end",
            ),
            # Unlimited does not exist as a value: the database refuses it too.
            models.CheckConstraint(
                condition=~models.Q(kind__in=sorted(rules.LIMITING))
                | models.Q(ends_on__isnull=False)
                & ~models.Q(stays_open="")
                & (
                    models.Q(review_on__isnull=False)
                    | models.Q(decided_at=None)
                    | models.Q(without_review=True)
                ),
                name="what_limits_ends_and_leaves_a_way",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | models.Q(sent_back_at=None),
                name="signed_or_sent_back_never_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.incident_id}"

    @property
    def subject(self) -> str:
        """How the journal and the promises name this measure."""
        return f"measure:{self.pk}"

    @property
    def waits(self) -> bool:
        """Neither signed nor sent back."""
        return self.decided_at is None and self.sent_back_at is None


class Signature(models.Model):
    """The second person's yes. Who chose and who was in it are copied, so that the database counts the eyes itself."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="signature")
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    affected = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(person=models.F("chooser")), name="four_eyes"),
            models.CheckConstraint(
                condition=models.Q(reporter=None) | ~models.Q(person=models.F("reporter")),
                name="not_the_reporter_signs",
            ),
            models.CheckConstraint(
                condition=models.Q(affected=None) | ~models.Q(person=models.F("affected")),
                name="not_the_affected_signs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} signed {self.measure_id}"


class PassedQuerySet(models.QuerySet):
    """Which safeguards that were let pass somebody may read about."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(measure__incident__in=Incident.objects.readable_by(person))


class Passed(models.Model):
    """One safeguard that somebody let pass: which, who, when and why. The author of the measure never does."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="passed")
    chooser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    gate = models.CharField(max_length=4)
    code = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    # Postponed, not cancelled: the day of the talk, of telling or of publishing.
    day = models.DateField(null=True)

    objects = PassedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "code"], name="let_pass_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("chooser")), name="the_author_lets_nothing_pass"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} let pass for {self.measure_id}"


class Lift(models.Model):
    """The measure ended before its end date: how, and why. It comes back only by a new decision."""

    class How(models.TextChoices):
        LIFTED = "lifted", _("opgeheven")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        QUASHED = "quashed", _("vernietigd door een rechter of na bezwaar of klacht")
        SUPERSEDED = "superseded", _("vervangen door een nieuw besluit")

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="lift")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()
    how = models.CharField(max_length=10, choices=How.choices, default=How.LIFTED)

    def __str__(self) -> str:
        return f"{self.measure_id} lifted"
