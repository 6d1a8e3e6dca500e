"""Rows that most tests begin with: built through the actions once, and put back in one stroke ever after."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery

T = TypeVar("T")


class BuiltOnce(Generic[T]):
    """What `build` made the first time, with the rows that it left; every later call puts the same rows back.

    The numbers of the rows are those of the first time, so ask for this before a test makes rows of its own.
    """

    def __init__(self, build: Callable[[], T]) -> None:
        self.build = build
        self.made = b""
        # Pickled and compiled once: thousands of tests begin here, and to copy and say it anew took longer than many.
        self.statements: list[tuple[str, Any]] = []

    def __call__(self) -> T:
        """The thing itself, a copy that the test may change."""
        if not self.made:
            before = {model: everything(rows) for model, rows in tables()}
            self.made = pickle.dumps(self.build())
            for model, rows in tables():
                self.statements += changes(model, before[model], everything(rows))
        else:
            self.put_back()
        made: T = pickle.loads(self.made)
        return made

    @transaction.atomic
    def put_back(self) -> None:
        """All rows at once, past the actions; the journal that they wrote is among them."""
        with connection.cursor() as cursor:
            for statement, values in self.statements:
                cursor.execute(statement, values)


def everything(rows: QuerySet[Model]) -> dict[Any, tuple[Any, ...]]:
    """What stands in a table, by number."""
    names = [field.attname for field in rows.model._meta.concrete_fields]
    return {row[0]: row[1:] for row in rows.values_list("pk", *names)}


def changes(
    model: type[Model], before: dict[Any, tuple[Any, ...]], after: dict[Any, tuple[Any, ...]]
) -> Iterator[tuple[str, Any]]:
    """The statements that lead from what stood there to what stands there; a row that went away cannot be."""
    assert before.keys() <= after.keys(), f"rows of {model.__name__} went away"
    changed = [pk for pk, row in before.items() if after[pk] != row]
    for row in model._base_manager.filter(pk__in=changed):
        query = UpdateQuery(model)
        query.add_update_fields([(field, None, getattr(row, field.attname)) for field in fields_of(model)])
        query.add_q(Q(pk=row.pk))
        yield query.get_compiler(connection=connection).as_sql()
    yield from insertions(model, list(model._base_manager.filter(pk__in=after.keys() - before.keys())))


def fields_of(model: type[Model]) -> list[Any]:
    """All columns but the number."""
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def insertions(model: type[Model], rows: list[Any]) -> Iterator[tuple[str, Any]]:
    """The statements that bring back these rows with the numbers that they have."""
    fields = model._meta.concrete_fields
    at_once = connection.ops.bulk_batch_size(fields, rows) if rows else 1
    for first in range(0, len(rows), at_once):
        query = InsertQuery(model)
        query.insert_values(fields, rows[first : first + at_once])
        yield from query.get_compiler(connection=connection).as_sql()


def tables() -> list[tuple[type[Model], Any]]:
    """Every table of Regie, with everything in it."""
    models = apps.get_app_config("regie").get_models(include_auto_created=True)
    return [(model, model._base_manager.all()) for model in models]
