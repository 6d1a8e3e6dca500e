"""The citizen who caused it: kept sealed, found by keyed look-up only, put together by a person only, never scored."""

import json
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie import vault
from regie.incidents import rules
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.rules import carrying

LOOK_UP = "originators.look_up"


class OriginatorQuerySet(models.QuerySet["Originator"]):
    """Whose record somebody may open, and how it is found."""

    def visible_to(self, person: Person):
        """Those of the cases that one may read whole, and all of the organisation for whose role looks people up."""
        incidents: Any = self.model._meta.get_field("incidents").related_model
        cases = models.Q(pk__in=incidents.objects.readable_by(person).values("originator"))
        return self.filter(cases | models.Q(organisation__in=looks_up_in(person))).distinct()

    def known_as(self, mark: str, words: str, *, organisation_id: int):
        """Those in one organisation that are found by these plain words."""
        digests = vault.lookup_keys(spoken(mark, words, organisation_id))
        found = OriginatorKey.objects.filter(mark=mark, digest__in=digests)
        return self.filter(organisation=organisation_id, pk__in=found.values("originator"))


def looks_up_in(person: Person) -> list[int]:
    """The organisations in the whole of which this person may look people up."""
    return [held.organisation_id for held in carrying(person.held, LOOK_UP) if held.path is None]


def spoken(mark: str, words: str, organisation_id: int) -> str:
    """What is hashed: the same name in two organisations gives two keys, so that nobody can compare them."""
    return f"{organisation_id}:{mark}:{words}"


class Originator(models.Model):
    """The citizen, as far as known. What identifies them is sealed for this row; there is no other copy of it.

    `merged_into` says that a person found it to be somebody who has a record already; nothing moves, so it can
    be undone. An erased record keeps its row, for the numbers, and nothing that identifies.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="originators")
    sealed = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = OriginatorQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="an_originator_is_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"originator {self.pk}"

    @property
    def subject(self) -> str:
        """How the journal names this record, and what its seal is bound to."""
        return f"originator:{self.pk}"

    @property
    def known(self) -> dict[str, str]:
        """What identifies this person: name, birth_date, case_number and details, as far as they are known."""
        try:
            opened = vault.unseal_words_for(self.subject, self.sealed)
        except vault.Unreadable:
            return {"name": str(_("niet leesbaar")), "unreadable": "yes"}
        return json.loads(opened) if opened else {}

    @property
    def label(self) -> str:
        """How this person is called on a screen and in a letter: by name, else by case number; "" once erased."""
        known = self.known
        return known.get("name") or known.get("case_number", "")

    @property
    def birth_date(self) -> date | None:
        """The day of birth, when it is known."""
        known = self.known.get("birth_date")
        return date.fromisoformat(known) if known else None


class OriginatorKey(models.Model):
    """By what a record is found: a keyed hash, which tells nothing to who lacks the installation's secret."""

    originator = models.ForeignKey(Originator, on_delete=models.CASCADE, related_name="keys")
    mark = models.CharField(max_length=12, choices=[(mark.value, mark.value) for mark in rules.Mark])
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["digest", "mark"], name="originator_look_up")]
        constraints = [
            models.UniqueConstraint(fields=["originator", "mark"], name="one_key_per_mark"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} of originator {self.originator_id}"


class MergeQuerySet(models.QuerySet["Merge"]):
    """Which merges somebody may see."""

    def visible_to(self, person: Person):
        """Those in the organisations where one looks people up."""
        return self.filter(kept__organisation__in=looks_up_in(person))


class Merge(models.Model):
    """A person said that two records are one citizen, and why; the trail stays when it is undone."""

    kept = models.ForeignKey(Originator, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Originator, on_delete=models.PROTECT, related_name="merges_away")
    sealed_reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_undone_reason = models.TextField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=models.Q(undone_at=None), name="merged_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("merged")), name="a_merge_is_of_two_records"
            ),
        ]

    def __str__(self) -> str:
        return f"merge {self.pk}"

    @property
    def row(self) -> str:
        """What the reasons are sealed for."""
        return f"merge:{self.pk}"

    @property
    def reason(self) -> str:
        """Why it is one citizen."""
        return _opened(self.row, self.sealed_reason)

    @property
    def undone_reason(self) -> str:
        """Why it is not."""
        return _opened(self.row, self.sealed_undone_reason)


def _opened(row: str, sealed: str) -> str:
    try:
        return vault.unseal_words_for(row, sealed)
    except vault.Unreadable:
        return str(_("niet leesbaar"))
