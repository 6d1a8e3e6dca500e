"""How many new rows go into their table with one prepared statement: a burst of presses waits for nothing else as long.

Django builds each statement anew and asks every field of every row what it is; here a table is asked once.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

Row = TypeVar("Row", bound=models.Model)
# What the database takes as it stands in the row.
PLAIN = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey)


def insert(rows: Sequence[Row]) -> Sequence[Row]:
    """Number these new rows of one table and write them, in their order; returns them.

    They must be whole: nothing is filled in by the way, and what they point to has its number already. Raises
    RuntimeError outside a transaction, because on SQLite the numbers are only ours while nobody else can write.
    """
    if not rows:
        return rows
    if not connection.in_atomic_block:
        raise RuntimeError("rows are numbered inside a transaction")
    model = type(rows[0])
    known: dict[Any, Any] = {}
    with connection.cursor() as cursor:
        for row, number in zip(rows, _numbers(cursor, model, len(rows)), strict=True):
            row.pk = number
        cursor.executemany(_statement(model), [_values(row, _columns(model), known) for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return rows


def _numbers(cursor: Any, model: type[models.Model], how_many: int) -> Sequence[int]:
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        # The first statement of a transaction has locked the file: these stay ours.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return range(last + 1, last + 1 + how_many)
    sequence = f"pg_get_serial_sequence('\"{table}\"', 'id')"
    cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [how_many])  # noqa: S608  our table
    return [number for (number,) in cursor.fetchall()]


@cache
def _statement(model: type[models.Model]) -> str:
    names = [connection.ops.quote_name(str(field.column)) for field in model._meta.concrete_fields]
    table = connection.ops.quote_name(model._meta.db_table)
    marks = ", ".join(["%s"] * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608  our own names


@cache
def _columns(model: type[models.Model]) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """Of each column where its value stands in the row, and what makes it ready; None when it is."""
    return [(field.attname, _ready(field)) for field in model._meta.concrete_fields]


def _ready(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, PLAIN) or field.primary_key:
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _values(row: models.Model, columns: Any, known: dict[Any, Any]) -> list[Any]:
    """The row as the statement wants it; the same moment or the same ladder is made ready once."""
    values = []
    for name, ready in columns:
        value = getattr(row, name)
        if ready is not None and value is not None:
            again = (name, id(value))
            if again not in known:
                known[again] = ready(value)
            value = known[again]
        values.append(value)
    return values
