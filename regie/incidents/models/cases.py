"""The case itself: where, when, who told it, who has the regie."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.alarms.models import Alarm
from regie.incidents.models.originators import Originator
from regie.notices.models import CASE, LeftOut
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.models import PolicyVersion


class ReferenceYear(models.Model):
    """The last number given out in a year; updating its row is what makes two cases never share one."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Which incidents wait, and which are somebody's to see.

    Whoever the reporter asked to leave out sees nothing of that case by any road, not even by the regie of it.
    """

    def open_to(self, person: Person, permission: str):
        """Those in the organisation and at the places where a role of this person carries the permission."""
        return self.not_kept_from(person).filter(
            person.reach(permission, organisation="organisation", place="place")
        )

    def visible_to(self, person: Person):
        """One's own report or case, and what a role opens in the own organisation at that place."""
        own = models.Q(reporter=person) | models.Q(affected=person)
        parties: Any = self.model._meta.get_field("parties").related_model
        also = models.Q(pk__in=parties.objects.filter(kind="affected", person=person).values("incident"))
        asked = models.Q(asked=person, reported_at=None)
        return self.not_kept_from(person).filter(own | also | asked | self._read_by(person))

    def readable_by(self, person: Person):
        """Those of which this person may read the whole case: by role or regie, not as the reporter alone."""
        return self.not_kept_from(person).filter(self._read_by(person))

    def readers_of(self, incident: "Incident", *, among: Iterable[Person]) -> set[int]:
        """Which of these people `readable_by` lets read this case, in one question for all of them."""
        yes_or_no = models.BooleanField()
        reads = {
            f"reads_{person.pk}": models.ExpressionWrapper(self._read_by(person), output_field=yes_or_no)
            for person in among
        }
        answers = self.filter(pk=incident.pk).order_by().values(**reads).first() if reads else None
        left_out = LeftOut.objects.filter(case=incident.subject).values_list("person", flat=True)
        readers = {int(name.removeprefix("reads_")) for name, yes in (answers or {}).items() if yes}
        return readers.difference(left_out)

    def not_kept_from(self, person: Person):
        """All but those from which the reporter asked to leave this person out."""
        return self.exclude(pk__in=LeftOut.objects.numbers_of(person))

    def _read_by(self, person: Person) -> models.Q:
        by_role = person.reach("incidents.read", organisation="organisation", place="place")
        instead = person.reach("cases.instead", organisation="organisation", place="place")
        return models.Q(in_charge=person) | by_role | (models.Q(bypassed=True) & instead)


class Incident(models.Model):
    """One case. Without `reported_at` it waits for the words of `asked`, or of whoever it happened to.

    `bypassed` says that somebody is left out of it, so that who stands in for them may read it.
    """

    class Relation(models.TextChoices):
        SELF = "self", _("het overkwam mij")
        SAW = "saw", _("ik was erbij")
        TOLD = "told", _("ik hoorde het van een collega")
        LEADS = "leads", _("ik ben de leidinggevende")

    reference = models.CharField(max_length=20, unique=True)
    # Whoever sends the same report twice (double tap, a queue that was offline) made one report.
    report_key = models.CharField(max_length=300, null=True, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="incidents")
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    place_words = models.CharField(max_length=300, blank=True)
    alarm = models.OneToOneField(Alarm, on_delete=models.PROTECT, null=True, related_name="incident")
    happened_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    asked = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reporter = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="incidents_reported"
    )
    affected = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="incidents_undergone"
    )
    relation = models.CharField(max_length=8, choices=Relation.choices, blank=True)
    bypassed = models.BooleanField(default=False)
    reported_at = models.DateTimeField(null=True, db_index=True)
    story = models.TextField(blank=True)
    originator = models.ForeignKey(Originator, on_delete=models.PROTECT, null=True, related_name="incidents")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    in_charge = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="cases")
    closed_at = models.DateTimeField(null=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-id"]
        # The roads of the register (`regie.register.queries.roads`): each begins where its list begins.
        indexes = [
            # A whole road in its order: with the organisation alone the planner walks every case of it instead.
            models.Index(
                fields=["organisation", "-happened_at", "-id"],
                name="bypassed_cases",
                condition=models.Q(bypassed=True),
            ),
            models.Index(fields=["organisation", "-happened_at", "-id"], name="register_by_date"),
            models.Index(fields=["place", "-happened_at", "-id"], name="register_by_place"),
            models.Index(fields=["in_charge", "-happened_at", "-id"], name="register_by_charge"),
            models.Index(
                fields=["organisation", "-happened_at", "-id"],
                name="register_open",
                condition=models.Q(closed_at=None),
            ),
            models.Index(
                fields=["in_charge", "-happened_at", "-id"],
                name="open_by_charge",
                condition=models.Q(closed_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reported_at=None) | models.Q(reporter__isnull=False),
                name="a_report_has_a_reporter",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def where(self) -> str:
        """Where it happened, in words; never blank."""
        return self.place_words or gettext("Locatie onbekend")

    @property
    def subject(self) -> str:
        """How the journal and the promises name this incident."""
        return f"{CASE}{self.pk}"

    @property
    def affected_ids(self) -> frozenset[int]:
        """Everybody whom it happened to."""
        also = [one.person_id for one in self.parties.all() if one.kind == "affected" and one.person_id]
        return frozenset([*([self.affected_id] if self.affected_id else []), *also])

    @property
    def involved_ids(self) -> frozenset[int]:
        """Who told it and whom it happened to: they neither judge nor decide it."""
        return self.affected_ids | ({self.reporter_id} if self.reporter_id else frozenset())
