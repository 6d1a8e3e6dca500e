"""Whether a test still stands where every test begins: nothing was written since the chain was put back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.db import connection

from tests.built_once import BuiltOnce

T = TypeVar("T")
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")


class Beginning:
    """Hears every statement of a test until the first that writes."""

    def __init__(self) -> None:
        self.is_untouched = False

    @contextmanager
    def here(self) -> Iterator[None]:
        """From here on."""
        self.is_untouched = True
        with connection.execute_wrapper(self._hear):
            yield
        self.is_untouched = False

    def _hear(self, execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        if self.is_untouched and not statement.startswith(READS):
            self.is_untouched = False
        return execute(statement, *rest)


beginning = Beginning()


def first_of_a_test(build: Callable[..., T]) -> Callable[..., T]:
    """What a test asks for before it wrote anything is the same every time: built once, and put back ever after."""
    kept: dict[str, BuiltOnce[T]] = {}

    @wraps(build)
    def ready(chain: Any, **how: Any) -> T:
        asked = repr(sorted(how.items()))
        # A row or another object in it does not say what it is.
        if not beginning.is_untouched or "<" in asked:
            return build(chain, **how)
        return kept.setdefault(asked, BuiltOnce(lambda: build(chain, **how)))()

    return ready
