"""What every page and every look asks the database, in words made once: to make them takes longer than the answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

UNKNOWN = -987_654_321
SOME_TIME = datetime(1912, 6, 23, 1, 2, 3, 456, tzinfo=UTC)


class Question:
    """A question about one number; `about` says it once, as a query of plain columns (`values_list`).

    Raises TypeError for a column that has to be read in another way than the database gives it.
    """

    def __init__(self, about: Callable[[int], QuerySet[Any, Any]]) -> None:
        self.about = about

    def __call__(self, number: int) -> list[tuple[Any, ...]]:
        """The rows of the answer."""
        words, values = self._said
        with connection.cursor() as cursor:
            cursor.execute(words, [number if value == UNKNOWN else value for value in values])
            return cursor.fetchall()

    @cached_property
    def _said(self) -> tuple[str, tuple[Any, ...]]:
        compiler = self.about(UNKNOWN).query.get_compiler(connection=connection)
        words, values = compiler.as_sql()
        if compiler.get_converters([column for column, _, _ in compiler.select]):
            raise TypeError("the database does not give these columns as they are")
        return words, values


class Whether:
    """A question of yes or no: is there anything to do at this moment? Most looks of an idle house find nothing.

    `about` gives the rows that would have to be done. It may use the moment as it is, and nothing reckoned from it.
    """

    def __init__(self, about: Callable[[datetime], QuerySet[Any, Any]]) -> None:
        self.about = about

    def __call__(self, at: datetime) -> bool:
        """True when there is such a row."""
        words, values = self._said
        some_time, moment = (connection.ops.adapt_datetimefield_value(one) for one in (SOME_TIME, at))
        with connection.cursor() as cursor:
            cursor.execute(words, [moment if value == some_time else value for value in values])
            return cursor.fetchone() is not None

    @cached_property
    def _said(self) -> tuple[str, tuple[Any, ...]]:
        words, values = self.about(SOME_TIME).query.exists().get_compiler(connection=connection).as_sql()
        return words, values
