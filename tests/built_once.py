"""Rows that most tests begin with: built through the actions once, and put back in one stroke ever after."""

import copy
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import transaction
from django.db.models import Model

T = TypeVar("T")


class BuiltOnce(Generic[T]):
    """What `build` made the first time, with the rows that it left; every later call puts the same rows back.

    The numbers of the rows are those of the first time, so ask for this before a test makes rows of its own.
    """

    def __init__(self, build: Callable[[], T]) -> None:
        self.build = build
        self.made: T | None = None
        self.rows: list[tuple[type[Model], list[Any]]] = []

    def __call__(self) -> T:
        """The thing itself, a copy that the test may change."""
        if self.made is None:
            there = {model: set(rows.values_list("pk", flat=True)) for model, rows in tables()}
            self.made = self.build()
            self.rows = [(model, list(rows.exclude(pk__in=there[model]))) for model, rows in tables()]
        else:
            self.put_back()
        return copy.deepcopy(self.made)

    @transaction.atomic
    def put_back(self) -> None:
        """All rows at once, past the actions; the journal that they wrote is among them."""
        for model, rows in self.rows:
            model._base_manager.bulk_create(rows)


def tables() -> list[tuple[type[Model], Any]]:
    """Every table of Regie, with everything in it."""
    models = apps.get_app_config("regie").get_models(include_auto_created=True)
    return [(model, model._base_manager.all()) for model in models]
