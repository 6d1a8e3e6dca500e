"""Which alarms there are, who was called, who reacted, who has the regie and how it ended."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.devices.models import Device, DrillWindow
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.models import PolicyVersion
from regie.reach.models import Outlet, Truth


class AlarmQuerySet(models.QuerySet["Alarm"]):
    """Which alarms are open, due, or somebody's to see."""

    def open(self):
        """Not stood down: there is no other way for an alarm to end."""
        return self.filter(stood_down_at=None)

    def due(self, at):
        """Open alarms of which the ladder must move now."""
        return self.open().filter(next_step_at__lte=at).order_by("next_step_at")

    def drills(self):
        """Those that are drills and were not made real; whoever counts alarms leaves them out."""
        return self.filter(drill_window__isnull=False, made_real_at=None)

    def real_first(self):
        """What is real above every drill, newest first."""
        is_drill = models.Q(drill_window__isnull=False, made_real_at=None)
        drill = models.Case(models.When(is_drill, then=1), default=0, output_field=models.SmallIntegerField())
        return self.annotate(drill_last=drill).order_by("drill_last", "-raised_at", "-id")

    def visible_to(self, person: Person):
        """Whoever has a role there, the whole chain when the place is unknown, and the presser.

        Everybody in the building may and must act (S3-13), so the role does not matter, only the place.
        """
        nearby = person.reach("alarms.respond", organisation=None, place="place")
        base = models.Q(place=None) & person.reach("alarms.respond", organisation=None, place="base")
        chain = Person.objects.visible_to(person).values("organisation")
        unknown = models.Q(place=None, base=None, organisation__in=chain)
        seen = self.filter(nearby | base | unknown | models.Q(presser=person))
        return seen.exclude(silent=True, presser=person).distinct()


class Alarm(models.Model):
    """One press. `plan` is the ladder as it stood then; `step` the last step called (-1: none yet).

    `raised_at` is when it reached Regie; `pressed_at` when it was pressed, for one that had to wait for a network.
    With a `drill_window` it began as a drill; from `made_real_at` it is none any more. Outside every place those
    of `base` are called. A `silent` one is not shown to its presser, who may be watched.
    """

    class Kind(models.TextChoices):
        ATTENTION = "attention", _("Attentie")
        ALARM = "alarm", _("Alarm")

    class Origin(models.TextChoices):
        SCREEN = "screen", _("scherm")
        BUTTON = "button", _("knop")
        PANEL = "panel", _("alarmpaneel")
        TIMER = "timer", _("huisbezoek")

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="alarms")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="alarms")
    place_words = models.CharField(max_length=300, blank=True)
    base = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    silent = models.BooleanField(default=False)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="alarms")
    presser = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="alarms_pressed")
    note = models.CharField(max_length=500, blank=True)
    raised_at = models.DateTimeField(db_index=True)
    pressed_at = models.DateTimeField(null=True)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    plan = models.JSONField()
    step = models.SmallIntegerField(default=-1)
    next_step_at = models.DateTimeField(null=True)
    # A panel with a wrong clock could not show that this is no recording; how far it was off, when it said a time.
    unverified = models.BooleanField(default=False)
    clock_off_seconds = models.IntegerField(null=True)
    in_charge = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="alarms_in_charge"
    )
    stood_down_at = models.DateTimeField(null=True)
    drill_window = models.OneToOneField(
        DrillWindow, on_delete=models.PROTECT, null=True, related_name="alarm"
    )
    made_real_at = models.DateTimeField(null=True)

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            # I-14, I-16: whoever has the regie stops the ladder, and so does the end.
            models.CheckConstraint(
                condition=models.Q(next_step_at=None) | models.Q(in_charge=None, stood_down_at=None),
                name="the_ladder_stops_for_a_person",
            ),
            # I-7: no open alarm without somebody in charge and without a next step.
            models.CheckConstraint(
                condition=models.Q(next_step_at__isnull=False)
                | models.Q(in_charge__isnull=False)
                | models.Q(stood_down_at__isnull=False),
                name="an_alarm_never_ends_in_silence",
            ),
            models.CheckConstraint(
                condition=models.Q(made_real_at=None) | models.Q(drill_window__isnull=False),
                name="only_a_drill_is_made_real",
            ),
        ]
        indexes = [
            models.Index(fields=["next_step_at"], name="ladder_due", condition=models.Q(stood_down_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.where}"

    @property
    def called_from(self) -> Place | None:
        """The place whose people are called."""
        return self.place or self.base

    @property
    def where(self) -> str:
        """Where it is, in words; never blank."""
        return self.place_words or gettext("Locatie onbekend")

    @property
    def subject(self) -> str:
        """How the journal names this alarm."""
        return f"alarm:{self.pk}"

    @property
    def is_drill(self) -> bool:
        """Whether it is a drill at this moment: nothing is the matter."""
        return self.drill_window_id is not None and self.made_real_at is None


class Call(models.Model):
    """One message for one person or one system, with what is known of it; at least once, never silently not.

    `channel` is the way as people and ladders call it, `outlet` what carries it (None: the installation itself).
    `outcome` is what the last try said while the call still waits for another; `reference` the provider's number.
    `drill` is fixed when the row is written: what a message says of itself does not change on its way (I-5).
    """

    State = Truth

    class Purpose(models.TextChoices):
        CALL = "call", _("oproep")
        TAKEN = "taken", _("iemand heeft de regie")

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="calls")
    key = models.CharField(max_length=120, unique=True)
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.CALL)
    step = models.SmallIntegerField()
    group = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="calls")
    channel = models.CharField(max_length=20)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, related_name="calls")
    address = models.CharField(max_length=1000, blank=True)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    drill = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=Truth.choices, default=Truth.WAITING)
    outcome = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="call_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.address}"


class Reaction(models.Model):
    """Somebody saw it, is coming, is there, or fetches help."""

    class Kind(models.TextChoices):
        SEEN = "seen", _("gezien")
        COMING = "coming", _("onderweg")
        FETCHING_HELP = "fetching_help", _("haalt hulp")
        THERE = "there", _("is er")

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reactions")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["alarm", "person", "kind"], name="one_reaction_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class Charge(models.Model):
    """One stretch of time in which one person had the regie of one alarm.

    `sign_at` is the last sign of life since; `asked_at` when they were asked for one, and did not answer yet.
    """

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="charges")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="charges")
    at = models.DateTimeField()
    sign_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # I-13: at any moment at most one.
            models.UniqueConstraint(
                fields=["alarm"], condition=models.Q(ended_at=None), name="one_person_has_the_regie"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in charge of {self.alarm_id}"


class HandOver(models.Model):
    """The one in charge asks another to take over; it counts only when the other accepts."""

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alarm"], condition=models.Q(answered_at=None), name="one_hand_over_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.taker_id}"


class PresserWord(models.Model):
    """What the presser says after the press: a mistake, I can talk, I cannot talk."""

    class Word(models.TextChoices):
        MISTAKE = "mistake", _("Vergissing")
        CAN_TALK = "can_talk", _("Ik kan praten")
        CANNOT_TALK = "cannot_talk", _("Ik kan niet praten")
        STILL_NEEDED = "still_needed", _("Er is nog hulp nodig")
        NOT_NEEDED = "not_needed", _("Er is geen hulp meer nodig")
        FOR_REAL = "for_real", _("Dit is echt")

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="presser_words")
    word = models.CharField(max_length=12, choices=Word.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.word


class StandDown(models.Model):
    """How an alarm ended: what was needed, whether everybody is all right, who looks after the colleague."""

    class Outcome(models.TextChoices):
        RESTORED = "restored", _("Gesprek hersteld")
        ENDED = "ended", _("Contact beëindigd")
        SENT_AWAY = "sent_away", _("Weggestuurd")
        POLICE = "police", _("Politie")
        FALSE_ALARM = "false_alarm", _("Vals alarm")
        DRILL = "drill", _("Oefening")

    alarm = models.OneToOneField(Alarm, on_delete=models.CASCADE, related_name="stand_down")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    police = models.BooleanField(default=False)
    all_right = models.BooleanField(null=True)
    looks_after = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.outcome
