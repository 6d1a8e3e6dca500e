"""What people told: tiles, lines of facts, later additions, drafts; and apart from those, how they are."""

import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie import vault
from regie.incidents.models.cases import Incident
from regie.notices.models import LeftOut
from regie.people.models import Person


class Behaviour(models.Model):
    """One tile that the reporter chose: what they saw, not yet what the norm calls it."""

    class Kind(models.TextChoices):
        SCOLDING = "scolding", _("schelden")
        THREATENING = "threatening", _("dreigen")
        INTIMIDATING = "intimidating", _("intimideren")
        DISCRIMINATION = "discrimination", _("discriminatie")
        SEXUAL = "sexual", _("seksueel")
        PHYSICAL = "physical", _("duwen, slaan, gooien")
        VANDALISM = "vandalism", _("vernielen")
        SELF_HARM = "self_harm", _("dreigt zichzelf iets aan te doen")
        ONLINE = "online", _("online")
        SEXISM = "sexism", _("seksisme")
        STALKING = "stalking", _("stalken")
        DOXING = "doxing", _("privégegevens delen (doxing)")
        BRIBERY = "bribery", _("omkopen of chanteren")
        OTHER = "other", _("iets anders")
        UNKNOWN = "unknown", _("ik weet het niet")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="behaviours")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["incident", "kind"], name="one_tile_once")]

    def __str__(self) -> str:
        return self.kind


class ImpactQuerySet(models.QuerySet["Impact"]):
    """Which impacts somebody may read."""

    def visible_to(self, person: Person):
        """The employee's own, and those whose aftercare this person gives; never for who decides a measure."""
        by_role = person.reach(
            "aftercare.give", organisation="incident__organisation", place="incident__place"
        )
        left_out = LeftOut.objects.numbers_of(person)
        return self.filter(models.Q(person=person) | by_role).exclude(incident__in=left_out).distinct()


class Impact(models.Model):
    """How it is with the employee and what they need: steers aftercare only, never the measure.

    `person` is empty while nobody knows yet to whom it happened.
    """

    class Feeling(models.TextChoices):
        FINE = "fine", _("gaat wel")
        SHAKEN = "shaken", _("geschrokken")
        INJURED = "injured", _("gewond")

    class Need(models.TextChoices):
        NOTHING = "nothing", _("niets")
        COLLEAGUE = "colleague", _("een collega")
        TEAM_LEAD = "team_lead", _("mijn leidinggevende")
        HOME = "home", _("naar huis")
        CALL = "call", _("iemand bellen")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="impacts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="impacts")
    feeling = models.CharField(max_length=10, choices=Feeling.choices)
    need = models.CharField(max_length=10, choices=Need.choices, default=Need.NOTHING)
    at = models.DateTimeField()

    objects = ImpactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="one_impact_per_person")]

    def __str__(self) -> str:
        return f"impact on {self.person_id}"


class Act(models.Model):
    """One thing said or done, as a line of its own with its source: the only ground a measure can have.

    A line without `norm_class` was told, and is not (or no longer) held against the citizen.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="acts")
    words = models.CharField(max_length=500)
    happened_at = models.DateTimeField()
    source = models.CharField(max_length=160)
    norm_class = models.CharField(max_length=60, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["happened_at", "id"]

    def __str__(self) -> str:
        return self.words


class Addition(models.Model):
    """Something told later. The first words stay as they were; this stands below them with its own date."""

    class About(models.TextChoices):
        MORE = "more", _("wat er nog meer gebeurde")
        WITNESS = "witness", _("wie het zag of hoorde")
        CAUSE = "cause", _("hoe het begon")
        WITH_WHAT = "with_what", _("waarmee het gebeurde")
        DAMAGE = "damage", _("schade")
        PEOPLE = "people", _("wie er niet bij was")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="additions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    about = models.CharField(max_length=10, choices=About.choices, default=About.MORE)
    text = models.TextField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"addition to {self.incident_id}"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Which drafts somebody may see."""

    def visible_to(self, person: Person):
        """One's own."""
        return self.filter(person=person)


class Draft(models.Model):
    """What somebody typed and has not sent yet, sealed; it outlives the session and the phone's battery."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=80)
    sealed = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def sealed_for(person: Person, key: str, fields: dict[str, list[str]]) -> str:
        """The fields as they may stand in this person's row for this form."""
        return vault.seal_words_for(f"draft:{person.pk}:{key}", json.dumps(fields))

    @property
    def data(self) -> dict[str, list[str]]:
        """The names of the fields with what was typed; nothing when the installation has another secret now."""
        try:
            opened = vault.unseal_words_for(f"draft:{self.person_id}:{self.key}", self.sealed)
        except vault.Unreadable:
            return {}
        return json.loads(opened) if opened else {}
