"""`regie run`: one process with the web, the live line, the worker and the gateways."""

import argparse
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from regie.cli.demo import greeting, load_when_empty
from regie.intake.silence import Listener
from regie.letters.actions import load_wordings

# What a power cut must not take away depends on exactly these (see docs/adr).
# After a restart everybody knocks at once, and who is turned away waits a second.
BACKLOG = 4096
START_LOCK = 0x7265676965
DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("run", help="serve on http://127.0.0.1:8000 (PORT overrides)")
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument(
        "--no-demo", action="store_true", help="do not load the demo chain into an empty database"
    )
    parser.set_defaults(do=run)


def run(asked: argparse.Namespace) -> int:
    """Prepare the database and serve until stopped."""
    if refuses_to_start():
        return 1
    prepare()
    if not asked.no_demo and load_when_empty(at=timezone.now()):
        print("The demo chain was loaded.")
    greeting(f"http://{asked.host}:{asked.port}")
    serve(asked.host, asked.port)
    return 0


def refuses_to_start() -> bool:
    """Whether an acknowledged alarm could be lost here; says why. Waits for a database that is not there yet."""
    wait_for_database()
    problems = not_durable()
    if problems:
        said = "Regie does not start: an acknowledged alarm could be lost."
        print(said, *problems, sep="\n  ", file=sys.stderr)
    return bool(problems)


def wait_for_database() -> None:
    """Whoever starts us again waits longer each time; so a server that is away is waited for here, and said."""
    while connection.vendor == "postgresql":
        try:
            connection.ensure_connection()
        except OperationalError as problem:
            print(f"Regie waits for its database: {problem}", file=sys.stderr, flush=True)
            time.sleep(1)
        else:
            return


def prepare() -> None:
    """Tables and letter texts as this version wants them."""
    with one_at_a_time():
        if has_to_migrate():
            call_command("migrate", verbosity=0, interactive=False)
        load_wordings(at=timezone.now())


def has_to_migrate() -> bool:
    """Asked first, because after a crash every tenth of a second counts, and there is hardly ever anything to do."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Several processes may start at once on PostgreSQL; the second finds the work done."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [START_LOCK])


def serve(host: str, port: int) -> None:
    """Answer HTTP until stopped."""
    connection.close()
    # Every live line is an open file; a shell allows a thousand, the machine many more.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvicorn.run(
        "regie.asgi:application", host=host, port=port, loop="asyncio", http=Listener, backlog=BACKLOG,
        log_level="warning", lifespan="on", timeout_graceful_shutdown=3, server_header=False,
        proxy_headers=bool(os.environ.get("REGIE_PROXIES")), forwarded_allow_ips=os.environ.get("REGIE_PROXIES", ""),
    )  # fmt: skip


def not_durable() -> list[str]:
    """What is set so that a crash or power cut could lose an acknowledged alarm; read back, not assumed."""
    if connection.vendor == "postgresql":
        return _not_durable_on_postgresql()
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in DURABLE}
    return [
        f"SQLite says {name}={found[name]}, and it must be {wanted} ({settings.DATABASES['default']['NAME']})"
        for name, wanted in DURABLE.items()
        if found[name] != wanted
    ]


def _not_durable_on_postgresql() -> list[str]:
    wrong = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
    if os.environ.get("REGIE_ALLOW_LOSS") == "tests":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(wrong)])
        found = dict(cursor.fetchall())
    return [f"PostgreSQL says {name}={value}" for name, value in found.items() if wrong[name] == value]
