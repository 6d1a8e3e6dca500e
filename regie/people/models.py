"""Who works in the chain, in which role and where, and how each can be reached."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from regie.asking import Question
from regie.partners.models import Organisation
from regie.people import rules
from regie.places.models import Place


class PersonQuerySet(models.QuerySet["Person"]):
    """Which people somebody may see."""

    def active(self):
        """Those who may log in."""
        return self.filter(is_active=True)

    def visible_to(self, person: "Person"):
        """Colleagues of the own organisation and of those in the same covenant: names, not files."""
        chain = Organisation.objects.filter(
            models.Q(pk=person.organisation_id) | models.Q(covenants__members=person.organisation_id)
        )
        return self.filter(organisation__in=chain)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Lets Django's log-in find a person by the name they type."""


class Person(AbstractBaseUser):
    """A member of staff. No home address, no number of the state: the work needs neither."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    job_title = models.CharField(max_length=80, blank=True)
    guard_diploma = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    # From then on the terms count after which the name goes too (`privacy`).
    left_at = models.DateTimeField(null=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def held(self) -> tuple[rules.Held, ...]:
        """The roles of this person, read once per request; one who left holds none.

        A role that does not fit its organisation opens nothing, whoever wrote it there.
        """
        if not self.is_active:
            return ()
        return tuple(one for _person, one in fitting(ROLES_OF(self.pk)))

    def may(self, permission: str, *, at: Place | None = None, organisation_id: int | None = None) -> bool:
        """Whether a role of this person carries `permission` there; without a place: anywhere."""
        return rules.may(self.held, permission, organisation_id=organisation_id, path=at.path if at else None)

    def reach(self, permission: str, *, organisation: str | None, place: str) -> models.Q:
        """The rows that a permission opens: `organisation` and `place` name the row's own columns.

        With `organisation=None` only the place counts, as for an alarm: whoever stands nearby may help.
        A row without a place is open to those whose role covers the whole organisation.
        An empty `place` says that the row is a place itself.
        """
        opened = models.Q(pk__in=[])
        of_place = f"{place}__" if place else ""
        for one in rules.carrying(self.held, permission):
            where = models.Q() if one.path is None else models.Q(**{f"{of_place}path__startswith": one.path})
            who = models.Q(**{organisation: one.organisation_id}) if organisation else models.Q()
            if not organisation and one.path is None:
                where = models.Q(**{f"{of_place}organisation": one.organisation_id})
            opened |= where & who
        return opened


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Which roles open something."""

    def fitting(self) -> Iterator[tuple[int, rules.Held]]:
        """Whose role it is and what is held, of those that fit their organisation."""
        return fitting(self.values_list(*HELD))


HELD = ("person_id", "role", "organisation_id", "place__path", "organisation__kind")


def fitting(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, rules.Held]]:
    """What is held by the rows `HELD` of people, without the roles that do not fit their organisation."""
    for person, role, organisation, path, kind in rows:
        if rules.fits(role, office=kind == Organisation.Kind.OFFICE):
            yield person, rules.Held(role, organisation, path)


class Assignment(models.Model):
    """One role of one person, in one organisation, at one place or everywhere in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in rules.Role])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "organisation", "place"], name="one_role_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


ROLES_OF = Question(lambda person: Assignment.objects.filter(person_id=person).values_list(*HELD))


class FailedLogIn(models.Model):
    """How often in a row one name was tried in vain from one address.

    Of both only a keyed hash is kept, and no longer than it counts: enough to count with, and nothing to read.
    """

    name_hash = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)
    times = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name_hash", "address_hash"], name="one_count_per_name_and_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.times} since {self.last_at:%H:%M}"


class ContactPoint(models.Model):
    """One way to reach a person outside the screen: a channel's name and the address there.

    Ways on the same `rung` start together, the next rung after it (see `reach.rules.waits`). `verified_at` is
    when the code of a test came back from it. `sealed` is what a browser gave us to encrypt its messages with.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PUSH = "push", _("app")
        SMS = "sms", _("sms")
        VOICE = "voice", _("telefoon")
        PAGER = "pager", _("pieper")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_points")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    address = models.CharField(max_length=1000)
    name = models.CharField(max_length=80, blank=True)
    sealed = models.TextField(blank=True)
    rung = models.PositiveSmallIntegerField(default=0)
    quiet_for_attention = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "channel", "address"], name="one_address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.address}"
