"""What is told later, question by question: the circumstances of an incident, and the damage by item."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.incidents.models.cases import Incident
from regie.people.models import Person


class Circumstances(models.Model):
    """The seven W's beside the story: who, what, when and where stand on the case itself. "" means: not told."""

    class Channel(models.TextChoices):
        COUNTER = "counter", _("aan de balie")
        ROOM = "room", _("in een spreekkamer")
        PHONE = "phone", _("aan de telefoon")
        MAIL = "mail", _("per mail of brief")
        VISIT = "visit", _("op huisbezoek")
        PUBLIC = "public", _("op straat of in de openbare ruimte")
        ONLINE = "online", _("online")
        PRIVATE = "private", _("privé, door het werk")

    class PlaceType(models.TextChoices):
        PUBLIC_HALL = "public_hall", _("publiekshal of wachtruimte")
        INTERVIEW_ROOM = "interview_room", _("spreekkamer")
        OFFICE = "office", _("kantoor, zonder publiek")
        ENTRANCE = "entrance", _("ingang of terrein")
        HOME = "home", _("bij de burger thuis")
        STREET = "street", _("straat, park of plein")
        VEHICLE = "vehicle", _("auto of openbaar vervoer")
        NOWHERE = "nowhere", _("geen plek: telefoon, brief of online")

    class Answer(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")
        UNKNOWN = "unknown", _("weet ik niet")

    class Cause(models.TextChoices):
        FRUSTRATION = "frustration", _("frustratie: iets liep anders dan verwacht")
        INSTRUMENTAL = "instrumental", _("om iets gedaan te krijgen")
        DISORDER = "disorder", _("verward, ziek of onder invloed")
        UNKNOWN = "unknown", _("weet ik niet")

    class Service(models.TextChoices):
        OWN_ERROR = "own_error", _("wij maakten een fout")
        WAIT = "wait", _("lang wachten")
        BAD_NEWS = "bad_news", _("slecht nieuws")
        REFUSAL = "refusal", _("we zeiden nee")
        DELAY = "delay", _("het duurde langer dan beloofd")
        NO_INTERPRETER = "no_interpreter", _("geen tolk, of elkaar niet verstaan")
        NONE = "none", _("niets van dit alles")

    class Intervention(models.TextChoices):
        NONE = "none", _("niemand greep in")
        RESTORED = "restored", _("het gesprek is hersteld")
        ENDED = "ended", _("het contact is beëindigd")
        SENT_AWAY = "sent_away", _("de burger is weggestuurd")

    class Police(models.TextChoices):
        NONE = "none", _("niet gebeld")
        CALLED = "called", _("gebeld, niet gekomen")
        CAME = "came", _("gekomen")

    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="circumstances")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    place_type = models.CharField(max_length=16, choices=PlaceType.choices, blank=True)
    alone = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    with_what = models.CharField(max_length=300, blank=True)
    in_what_way = models.TextField(blank=True)
    why = models.TextField(blank=True)
    cause = models.CharField(max_length=14, choices=Cause.choices, blank=True)
    # Which of `Service`: what we did before it happened; the citizen may read it.
    service_before = models.JSONField(default=list, blank=True)
    # Whether a decision on this citizen's own case was open or fresh (S4-12).
    decision_open = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    alarm_used = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    intervention = models.CharField(max_length=10, choices=Intervention.choices, blank=True)
    ordered_by = models.CharField(max_length=160, blank=True)
    police = models.CharField(max_length=8, choices=Police.choices, blank=True)
    police_words = models.CharField(max_length=300, blank=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"circumstances of {self.incident_id}"


class DamageItem(models.Model):
    """One thing that was damaged or lost; without `amount_cents` nobody knows yet what it costs."""

    class Kind(models.TextChoices):
        MATERIAL = "material", _("spullen, gebouw of kleding")
        IMMATERIAL = "immaterial", _("pijn, schrik of gemis")

    class Owner(models.TextChoices):
        ORGANISATION = "organisation", _("van de organisatie")
        EMPLOYEE = "employee", _("van een medewerker")
        OTHER = "other", _("van iemand anders")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="damage_items")
    what = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MATERIAL)
    owner = models.CharField(max_length=12, choices=Owner.choices, default=Owner.ORGANISATION)
    amount_cents = models.PositiveBigIntegerField(null=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"damage in {self.incident_id}"

    @property
    def euros(self) -> str:
        """`12,50`; "" while nobody knows."""
        return "" if self.amount_cents is None else f"{self.amount_cents / 100:.2f}".replace(".", ",")
