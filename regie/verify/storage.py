"""Would what was acknowledged survive a power cut, and can nobody rewrite the journal (I-1, I-2, I-21)."""

import os
from collections.abc import Iterator

from django.db import connection

from regie.journal import guard
from regie.verify.finding import Asked, Finding

# What a power cut must not take away depends on exactly these (docs/adr).
DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def check(asked: Asked) -> Iterator[Finding]:
    """The settings as the database says them, the triggers, and the file itself."""
    yield from _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite()
    present = set(_triggers())
    for missing in sorted(set(guard.SQLITE) - present):
        yield Finding("I-21", "journal", f"the trigger {missing} is gone: the journal can be rewritten")


def _on_sqlite() -> Iterator[Finding]:
    for name, wanted in DURABLE.items():
        found = _rows(f"PRAGMA {name}")[0][0]
        if found != wanted:
            yield Finding("I-1", "database", f"SQLite says {name}={found}, and it must be {wanted}")
    for (problem,) in _rows("PRAGMA quick_check(10)"):
        if problem != "ok":
            yield Finding("I-1", "database", f"the file is damaged: {problem}")


def _on_postgresql() -> Iterator[Finding]:
    # The tests' own server forgets on purpose, and `regie run` knows the same word for it.
    if os.environ.get("REGIE_ALLOW_LOSS") == "tests":
        return
    for name, value in _rows("SELECT name, setting FROM pg_settings"):
        if FORGETFUL.get(name) == value:
            yield Finding("I-1", "database", f"PostgreSQL says {name}={value}")


def _triggers() -> Iterator[str]:
    """The triggers on the journal that do their work."""
    if connection.vendor == "postgresql":
        active = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'regie_entry'::regclass AND tgenabled <> 'D'"
    else:
        active = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'regie_entry'"
    return (name for (name,) in _rows(active))


def _rows(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()
