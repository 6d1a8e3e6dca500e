"""Which rows belong to one record, found through the models themselves, so that a new table is never forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from regie.aftercare.models import CarePlan
from regie.alarms.models import Alarm
from regie.incidents.models import Incident, Originator
from regie.people.models import Person
from regie.privacy.models import BrokenGlass, Erasure, LegalHold
from regie.privacy.rules import Line, line_of
from regie.visits.models import Expiry, Visit

# Care is a record of its own; what the privacy room itself keeps of a case is how it accounts for it.
STOPS: dict[str, tuple[type[models.Model], ...]] = {
    "incident": (CarePlan, LegalHold, BrokenGlass),
    "response": (CarePlan, LegalHold, BrokenGlass),
    "letter": (CarePlan, LegalHold, BrokenGlass),
    "aftercare": (),
    "alarm": (Incident,),
    # The alarm that a timer raised is a record of its own.
    "visit": (LegalHold, Expiry),
}
# Records of a case with clocks of their own: the same rows, told apart by what the register says of each field.
PARTS = ("response", "letter")
ROOTS: dict[str, type[models.Model]] = {
    "incident": Incident, "aftercare": CarePlan, "alarm": Alarm, "response": Incident, "letter": Incident,
    "originator": Originator, "staff": Person, "visit": Visit,
}  # fmt: skip
# What is of one person alone and counts in no figure: it goes whole when they are forgotten.
OF_STAFF = ("ContactPoint", "SavedView", "Notice", "Draft", "EndingCode", "ApiToken")
WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


@dataclass(frozen=True)
class Branch:
    """One table that belongs to a record, and by which path its rows lead to it ("pk" for the record itself)."""

    model: type[models.Model]
    path: str

    def rows(self, root_id: int) -> models.QuerySet:
        """The rows of one record."""
        return self.model._default_manager.filter(**{self.path: root_id})


def branches(root: str) -> list[Branch]:
    """The record's own table and every table that hangs from it, however deep."""
    found = {ROOTS[root]: Branch(ROOTS[root], "pk")}
    waiting = [found[ROOTS[root]]]
    while waiting:
        branch = waiting.pop()
        for model, field in _hanging_from(branch.model):
            if model not in found and model not in STOPS[root]:
                path = field if branch.path == "pk" else f"{field}__{branch.path}"
                found[model] = Branch(model, path)
                waiting.append(found[model])
    return list(found.values())


def _hanging_from(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Also what the model itself has no name for: a reference with a related name of "+" hangs from it as well."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            child = relation.related_model
            if isinstance(child, type) and child is not model:
                yield child, relation.field.name  # type: ignore[union-attr]


def word_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that can hold words: text, data and files, but no choice from a list of ours."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, WORDS)]
    return [field for field in fields if not field.choices]


def erasable(model: type[models.Model], root: str = "") -> list[models.Field]:
    """Those that an erasure empties: all of them, unless the register says that one stays or is of another record."""
    lines = ((field, line_of(model.__name__, field.name)) for field in word_fields(model))
    return [field for field, line in lines if not (line and line.keep) and _is_of(root, line)]


def _is_of(root: str, line: Line | None) -> bool:
    """A field without a line goes with the case, so that nothing is forgotten by not being thought of."""
    record = line.record if line else ""
    return record == root if root in PARTS else root != "incident" or record not in PARTS


def all_models() -> list[type[models.Model]]:
    """Every table of this application."""
    return list(apps.get_app_config("regie").get_models())


def is_erased(root: str, row_id: int) -> bool:
    """Whether the words of this record are gone already."""
    return Erasure.objects.filter(root=root, row_id=row_id).exists()
