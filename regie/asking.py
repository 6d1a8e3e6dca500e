"""What every page asks the database, put into words once: to say it anew each time takes longer than the answer."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

UNKNOWN = -987_654_321


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
