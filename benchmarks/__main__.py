"""Measure everything on SQLite and on PostgreSQL, print one table, and keep the figures."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.press_to_board import press_to_board
from tests import postgres
from tests.database_plugin import SERVER
from tests.databases import Databases
from tests.processes import Started

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "bench.json"


def main() -> int:
    """Run every benchmark on both databases; the whole takes about five minutes."""
    figures = {"sqlite": on_sqlite()}
    figures["postgresql"] = on_postgresql()
    FILE.write_text(json.dumps(figures, indent=2) + "\n")
    print(f"\ncommit {commit()} · {machine()}\n")
    for name in figures["sqlite"]:
        row = (f"{kind} {values[name]:>10}" for kind, values in figures.items())
        print(f"{name:28} {'   '.join(row)}")
    return 0


def on_sqlite() -> dict[str, float]:
    """Every figure on the embedded default."""
    os.environ.pop(SERVER, None)
    return measure()


def on_postgresql() -> dict[str, float]:
    """Every figure on a PostgreSQL server that is started for it."""
    with postgres.server(durable=True) as server:
        os.environ[SERVER] = server
        return measure()


def measure() -> dict[str, float]:
    """One process on a fresh demo database per benchmark."""
    with tempfile.TemporaryDirectory(prefix="regie-bench-") as folder:
        databases, started = Databases(Path(folder)), Started(Path(folder))
        try:
            return press_to_board(started.start(databases.fresh(demo=True)))
        finally:
            started.stop_all()
            databases.drop_all()


def commit() -> str:
    """Which code was measured."""
    shown = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, cwd=ROOT
    )
    return shown.stdout.strip() or "unknown"


def machine() -> str:
    """On what it was measured."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
