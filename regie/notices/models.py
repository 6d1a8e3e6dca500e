"""What was promised to be done by when, and what people were told."""

from django.db import models
from django.db.models.functions import Cast, Substr

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place

# How a promise names the incident that it belongs to.
CASE = "incident:"


class LeftOutQuerySet(models.QuerySet["LeftOut"]):
    """From which cases somebody is left out."""

    def cases_of(self, person: Person):
        """The cases, as promises name them."""
        return self.filter(person=person).values("case")

    def numbers_of(self, person: Person):
        """The same as the numbers of incidents."""
        number = Cast(Substr("case", len(CASE) + 1), models.BigIntegerField())
        return self.filter(person=person).annotate(number=number).values("number")


class LeftOut(models.Model):
    """The reporter said that this person must not read or decide here: nothing of the case waits for them any more."""

    case = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LeftOutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "case"], name="left_out_of_a_case_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("asked_by")), name="nobody_leaves_out_themselves"
            ),
            models.CheckConstraint(condition=models.Q(case__startswith=CASE), name="left_out_of_an_incident"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} out of {self.case}"


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Which promises wait, and for whom."""

    def open(self):
        """Neither kept nor dropped."""
        return self.filter(kept_at=None, dropped_at=None)

    def waiting_for(self, person: Person):
        """What this person has to do, or may do because of a role; never what they must leave to another."""
        by_role = models.Q(pk__in=[])
        for permission in self.open().values_list("permission", flat=True).distinct():
            if permission:
                by_role |= models.Q(permission=permission) & person.reach(
                    permission, organisation="organisation", place="place"
                )
        mine = models.Q(person=person) | (models.Q(person=None) & by_role)
        without = LeftOut.objects.cases_of(person)
        return self.open().filter(mine).exclude(not_people=person).exclude(case__in=without).distinct()


class Promise(models.Model):
    """One thing that the policy says will be done: by whom, by when, and whether it was.

    Without `due_at` the policy sets no term, and the screen says so. `person` is the one who does it; without
    one, everybody who holds `permission` there may. `not_people` are kept out by the four eyes.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60, db_index=True)
    case = models.CharField(max_length=60, blank=True, db_index=True)
    title = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="promises")
    permission = models.CharField(max_length=40, blank=True)
    not_people = models.ManyToManyField(Person, related_name="+")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=120, blank=True)
    kept_at = models.DateTimeField(null=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    # When everybody who can keep it was told aloud that its time is over.
    called_at = models.DateTimeField(null=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="one_promise_per_subject")]
        indexes = [
            models.Index(
                fields=["due_at"], name="promise_open", condition=models.Q(kept_at=None, dropped_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices somebody may see."""

    def visible_to(self, person: Person):
        """One's own, nobody else's."""
        return self.filter(person=person)

    def unread(self):
        """Those whose page was not opened yet."""
        return self.filter(read_at=None)

    def to_mail(self, at):
        """Those of which the mail must leave now: not mailed, not read, and not claimed by another worker."""
        return self.unread().filter(mailed_at=None, mail_due_at__lte=at).order_by("mail_due_at", "pk")


class Notice(models.Model):
    """One message to one person, that is not an alarm; `link` leads to the page with the details.

    Without `mail_due_at` there is nothing to mail: it was mailed, or there is no address.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    link = models.CharField(max_length=200)
    at = models.DateTimeField()
    mail_due_at = models.DateTimeField(null=True)
    # Counts and no names; empty lets the mail say only that there is something to read.
    mail_body = models.TextField(blank=True)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(
                fields=["mail_due_at"],
                name="notice_to_mail",
                condition=models.Q(mailed_at=None, read_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
