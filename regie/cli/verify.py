"""`regie verify`: check every invariant that rows and logs can show, on a live database too; writes nothing."""

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from regie.alarms.models import Alarm, Call
from regie.journal.models import Entry
from regie.verify import Asked, Finding, findings, logs

SNAPSHOT = {
    "postgresql": "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
    # Deferred: what Django would begin here takes the only place of the writer.
    "sqlite": "BEGIN DEFERRED",
}


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("verify", help="check that no alarm was lost and none was handled wrongly")
    parser.add_argument("--senders", type=Path, help="JSON lines of what senders saw acknowledged")
    parser.add_argument(
        "--complete", action="store_true", help="the senders' file names every press there was"
    )
    parser.add_argument("--providers", type=Path, help="JSON lines of what arrived at providers")
    parser.add_argument("--crashes", type=int, default=0, help="how often a process was killed meanwhile")
    parser.add_argument("--late", type=float, default=10, help="seconds that a step or call may be late")
    parser.add_argument("--at", type=datetime.fromisoformat, help="judge by this moment and not by now")
    parser.add_argument("--running", action="store_true", help="every part must show a sign of life")
    parser.set_defaults(do=verify)


def verify(asked: argparse.Namespace) -> int:
    """Print the report; exit code 1 when an invariant does not hold."""
    moment = Asked(
        at=asked.at or timezone.now(), late=timedelta(seconds=asked.late), crashes=asked.crashes,
        running=asked.running,
    )  # fmt: skip
    with snapshot():
        found = list(findings(moment))
        if asked.senders:
            found += logs.check_senders(logs.read(asked.senders), complete=asked.complete)
        if asked.providers:
            found += logs.check_providers(logs.read(asked.providers), moment)
        print(
            f"{Alarm.objects.count()} alarms, {Call.objects.count()} calls, {Entry.objects.count()} entries"
        )
    print(*report(found), sep="\n")
    return 1 if found else 0


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, read only, in the way of nobody."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA query_only=ON")
        cursor.execute(SNAPSHOT[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
            connection.close()


def report(found: list[Finding]) -> Iterator[str]:
    """A line for each thing that is wrong, and the count of each invariant."""
    yield from (str(one) for one in found)
    if not found:
        yield "every invariant holds"
    else:
        counts = Counter(one.invariant for one in found)
        yield "broken: " + ", ".join(f"{name} ({times})" for name, times in sorted(counts.items()))
