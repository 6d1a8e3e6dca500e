"""Letters to the citizen: templates with versions, drafts, and what was sent, byte for byte."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Incident
from regie.letters import rules
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.responses.models import LiftRequest, Measure


class TemplateQuerySet(models.QuerySet["Template"]):
    """Which wordings there are for an organisation, and which count."""

    def of(self, organisation_id: int):
        """Every version that it could write with: its own, and those that came with Regie."""
        return self.filter(models.Q(organisation=organisation_id) | models.Q(organisation=None))

    def counting_for(self, organisation_id: int):
        """One per kind of letter and language: the last in its own words, else the last that came with Regie."""
        alike = Template.objects.filter(code=models.OuterRef("code"), language=models.OuterRef("language"))
        later = alike.filter(version__gt=models.OuterRef("version"))
        own = models.Q(organisation=organisation_id)
        counts = own & ~models.Exists(later.filter(own)) | models.Q(
            ~models.Exists(later.filter(organisation=None)),
            ~models.Exists(alike.filter(own)),
            organisation=None,
        )
        return self.filter(counts).order_by("code", "language")


class Template(models.Model):
    """One version of the words of one kind of letter; a new wording is a new version.

    `added_by` wrote it for an organisation, and `why`; without those it came with Regie.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=300, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["code", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "language", "version"],
                condition=models.Q(organisation=None),
                name="one_wording_per_version",
            ),
            models.UniqueConstraint(
                fields=["organisation", "code", "language", "version"], name="one_own_wording_per_version"
            ),
            models.CheckConstraint(
                condition=models.Q(added_by=None, organisation=None)
                | models.Q(added_by__isnull=False, organisation__isnull=False),
                name="an_own_wording_is_of_an_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(added_by=None) | ~models.Q(why=""), name="an_own_wording_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.language} v{self.version}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Which letters somebody may read."""

    def visible_to(self, person: Person):
        """Those of the cases that this person may read whole."""
        return self.filter(incident__in=Incident.objects.readable_by(person))


class Letter(models.Model):
    """A draft that a person may change until it is sent; then `pdf` is what the citizen got."""

    class About(models.TextChoices):
        DECISION = "decision", _("wat er is besloten")
        REPRESENTED = "represented", _("aan wie vertegenwoordigd wordt")
        LIFTED = "lifted", _("eerder gestopt")
        ANSWER = "answer", _("antwoord op de vraag om eerder te stoppen")

    class How(models.TextChoices):
        POST = "post", _("per post")
        HANDED = "handed", _("overhandigd")
        REGISTERED = "registered", _("aangetekend")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="letters")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="letters")
    # Which request it answers; only for an answer.
    request = models.ForeignKey(LiftRequest, on_delete=models.CASCADE, null=True, related_name="letters")
    about = models.CharField(max_length=16, choices=About.choices, default=About.DECISION)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="letters")
    language = models.CharField(max_length=5)
    addressee = models.TextField(blank=True)
    # Whom the citizen can call or write to. Nobody invents it: empty means not configured, and stops the sending.
    contact = models.TextField(blank=True)
    # Who helps to read it: which interpreter or translation, and when. Printed when it is filled in.
    interpreter = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    drafted_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Copied from the last reading, so that the database counts the eyes itself; a change of the words takes it away.
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_how = models.CharField(max_length=12, choices=How.choices, blank=True)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at=None)
                | models.Q(pdf__isnull=False, sent_by__isnull=False) & ~models.Q(sha256=""),
                name="what_was_sent_is_kept",
            ),
            models.UniqueConstraint(
                fields=["measure", "about", "request"],
                name="one_letter_about_each_thing",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | (models.Q(changed_by=None) | ~models.Q(approved_by=models.F("changed_by")))
                & (models.Q(sent_by=None) | ~models.Q(approved_by=models.F("sent_by"))),
                name="four_eyes_on_a_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    @property
    def name(self) -> str:
        """How the journal and the promises name this letter; `subject` is what the letter is about."""
        return f"letter:{self.pk}"


class OfLetterQuerySet(models.QuerySet):
    """Rows that belong to a letter: whoever may read the letter may read them."""

    def visible_to(self, person: Person):
        """Those of the letters that this person may read."""
        return self.filter(letter__in=Letter.objects.visible_to(person))


class Reading(models.Model):
    """One time that somebody gave the letter to another to read, and what that one said."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="readings")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    why = models.TextField(blank=True)
    # The words changed before anybody had read them.
    dropped_at = models.DateTimeField(null=True)

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], condition=models.Q(at=None, dropped_at=None), name="one_reading_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"reading of {self.letter_id}"

    @property
    def subject(self) -> str:
        """How the promises name it: the letter first, because that is the page to open."""
        return f"letter:{self.letter_id} reading:{self.pk}"


class Delivery(models.Model):
    """One thing that is known of the way of a letter: how, when, by whom, with which number."""

    class Step(models.TextChoices):
        POSTED = rules.Step.POSTED, _("op de post gedaan")
        REGISTERED = rules.Step.REGISTERED, _("aangetekend op de post gedaan")
        HANDED = rules.Step.HANDED, _("in handen gegeven")
        RECEIVED = rules.Step.RECEIVED, _("ontvangst is bevestigd")
        REFUSED = rules.Step.REFUSED, _("niet aangenomen")
        RETURNED = rules.Step.RETURNED, _("teruggekomen")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="deliveries")
    step = models.CharField(max_length=12, choices=Step.choices)
    on = models.DateField()
    by_whom = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.step} {self.letter_id}"
