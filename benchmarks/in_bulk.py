"""Many rows at once into a database that nobody else has open: what is kept per row is made once, afterwards.

Only for a database that is thrown away: a power cut would cost all of it, and no reference is looked at.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from regie.register.models.word_index import SQLITE as WORD_INDEX

CARELESS = (
    "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA foreign_keys=OFF", "PRAGMA secure_delete=OFF",
    "PRAGMA cache_size=-500000",
)  # fmt: skip
# Without the triggers that look at every reference, and without a wait for the disk.
HURRIED = (
    "SET session_replication_role = replica", "SET synchronous_commit = off", "SET maintenance_work_mem = '1GB'",
    "ALTER SYSTEM SET max_wal_size = '16GB'", "ALTER SYSTEM SET checkpoint_timeout = '30min'",
    "ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()",
)  # fmt: skip
CALM = (
    "SET session_replication_role = DEFAULT", "ALTER SYSTEM RESET max_wal_size",
    "ALTER SYSTEM RESET checkpoint_timeout",
)  # fmt: skip
INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN"
    " (SELECT conname FROM pg_constraint)",
}


@contextmanager
def filling(tables: list[str]) -> Iterator[None]:
    """Within, rows come without their indexes; at the end these are made from what is there."""
    is_sqlite = connection.vendor == "sqlite"
    _say(CARELESS if is_sqlite else HURRIED)
    indexes = [row for table in tables for row in _ask(INDEXES[connection.vendor], table)]
    _say([f'DROP INDEX "{name}"' for name, _made in indexes])
    if is_sqlite:
        _say(["DROP TRIGGER words_in"])
    yield
    _say([made for _name, made in indexes])
    if is_sqlite:
        words_in = next(made for made in WORD_INDEX if "TRIGGER words_in " in made)
        _say(["INSERT INTO regie_word_index(regie_word_index) VALUES('rebuild')", words_in])
        # A new connection is as careful as the settings say.
        connection.close()
    else:
        _say(CALM)


def _say(statements: tuple[str, ...] | list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _ask(question: str, table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question, [table])
        return cursor.fetchall()
