"""The register of personal data as one table: every field with its line, its readers and the terms of a policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.rules import roles_for
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of
from regie.policies.rules import NOT_CONFIGURED, Retention
from regie.privacy.queries.tree import all_models, word_fields
from regie.privacy.rules import LINES, NOT_ABOUT_PEOPLE, RECORDS, line_of


@dataclass(frozen=True)
class Term:
    """What the policy says of one type of record; None is: nobody decided it."""

    record: str
    purpose: str
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    kinds: tuple[str, ...]
    about: tuple[str, ...]
    keep: str | None
    counted_from: str | None
    archive: str | None
    basis: str | None
    said: Retention | None


def without_a_line() -> list[str]:
    """Fields that can hold words and of which the register says nothing."""
    return [
        f"{model.__name__}.{field.name}"
        for model in all_models()
        if model.__name__ not in NOT_ABOUT_PEOPLE
        for field in word_fields(model)
        if line_of(model.__name__, field.name) is None
    ]


def without_a_field() -> list[str]:
    """Lines of which the field is no more."""
    known = {(model.__name__, field.name) for model in all_models() for field in model._meta.concrete_fields}
    return [f"{line.model}.{line.field}" for line in LINES if (line.model, line.field) not in known]


def names_somebody() -> list[str]:
    """Every reference to a colleague: who did something, or to whom it happened."""
    return sorted(
        f"{model.__name__}.{field.name}"
        for model in all_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Person
    )


def register(organisation: Organisation) -> list[Term]:
    """One line a type of record, with the terms of the newest policy; what nobody decided stays open."""
    newest = (
        PolicyVersion.objects.filter(organisation=organisation.norm_setter() or organisation)
        .order_by("-pk")
        .first()
    )
    said = {one.record: one for one in pack_of(newest).retention} if newest else {}
    return [_term(code, said.get(code)) for code in RECORDS]


def _term(code: str, said: Any) -> Term:
    lines = [line for line in LINES if line.record == code]
    record = RECORDS[code]
    roles = sorted({str(role) for permission in record.readers for role in roles_for(permission)})
    return Term(
        record=code, purpose=record.purpose, roles=tuple(roles),
        fields=tuple(f"{line.model}.{line.field}" for line in lines),
        kinds=_each(line.kind for line in lines), about=_each(line.about for line in lines),
        keep=_said(said, "keep"), counted_from=_said(said, "counted_from"),
        archive=_said(said, "archive"), basis=_said(said, "basis"), said=said,
    )  # fmt: skip


def _each(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted({str(value) for value in values}))


def _said(said: Any, what: str) -> str | None:
    value = getattr(said, what, NOT_CONFIGURED)
    if value is NOT_CONFIGURED:
        return None
    return value if isinstance(value, str) else f"{value.amount} {value.unit}"
