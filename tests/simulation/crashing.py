"""What a process does to the statement at which it dies, and what a person hears who may not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connection

from regie.refusal import Refused


class Crash(BaseException):
    """The process is gone: no `except Exception` hears of it."""


@contextmanager
def crash_before(statement: int | None) -> Iterator[None]:
    """The process ends before the n-th statement of the block; None is a block that is left alone."""
    if statement is None:
        yield
        return
    seen = count(1)

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:
        if next(seen) == statement:
            raise Crash
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        yield


def allowed(verb: Callable[..., object], *arguments: Any, **values: Any) -> None:
    """Do it, or hear politely why not."""
    try:
        verb(*arguments, **values)
    except Refused:
        return
