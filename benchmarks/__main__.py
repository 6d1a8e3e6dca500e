"""Measure everything on SQLite and on PostgreSQL, print one table, and keep the figures."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks import calls
from benchmarks.calls import call_us
from benchmarks.press_to_board import press_to_board
from benchmarks.receiver import Receiver
from benchmarks.register import register
from benchmarks.streams import reconnect, streams
from benchmarks.table import as_text
from tests import postgres
from tests.database_plugin import SERVER
from tests.databases import Databases
from tests.processes import Process, Started

ROOT = Path(__file__).resolve().parent.parent
Found = TypeVar("Found")
Benchmark = Callable[[Callable[[], Process]], dict[str, float]]
FILE = ROOT / "docs" / "bench.json"


def main() -> int:
    """Run every benchmark, or those that are named, on both databases; all of them take about half an hour."""
    figures = on_both(measure)
    kept = json.loads(FILE.read_text()) if FILE.exists() and sys.argv[1:] else {}
    for database, measured in figures.items():
        kept.setdefault(database, {}).update(measured)
    kept |= {"commit": commit(), "machine": machine()}
    FILE.write_text(json.dumps(kept, indent=2) + "\n")
    print(f"\ncommit {commit()} · {machine()}\n\n{as_text(figures)}")
    return 0


def on_both(measured: Callable[[], Found]) -> dict[str, Found]:
    """What was found on the embedded default, and on a PostgreSQL server that is started for it."""
    os.environ.pop(SERVER, None)
    found = {"sqlite": measured()}
    with postgres.server(durable=True) as server:
        os.environ[SERVER] = server
        found["postgresql"] = measured()
    return found


def measure() -> dict[str, float]:
    """Every benchmark, each with a process on a fresh demo database."""
    figures: dict[str, float] = {}
    for name, benchmark in BENCHMARKS.items():
        if not sys.argv[1:] or name in sys.argv[1:]:
            figures |= on_a_fresh_chain(benchmark)
            print(f"{name}: done", file=sys.stderr)
    return figures


def on_a_fresh_chain(benchmark: Benchmark, **environment: str) -> dict[str, float]:
    """The figures of one benchmark; `environment` is for the processes that it starts."""
    with tempfile.TemporaryDirectory(prefix="regie-bench-") as folder:
        databases, started = Databases(Path(folder)), Started(Path(folder))
        try:
            database = databases.fresh(demo=True)
            return benchmark(partial(started.start, database, **environment))  # type: ignore[arg-type]
        finally:
            started.stop_all()
            databases.drop_all()


def with_receiver(benchmark: Callable[[Process, Receiver], dict[str, float]]) -> Benchmark:
    """The same benchmark with a webhook receiver as the only one outside who is called."""

    def run(start: Callable[[], Process]) -> dict[str, float]:
        regie, receiver = start(), Receiver()
        try:
            call_us(regie, receiver)
            return benchmark(regie, receiver)
        finally:
            receiver.stop()

    return run


BENCHMARKS: dict[str, Benchmark] = {
    "press_to_board": lambda start: press_to_board(start()),
    "press_to_call": with_receiver(calls.press_to_call),
    "burst": with_receiver(calls.burst),
    "step_late": with_receiver(calls.step_late),
    "killed": with_receiver(calls.killed),
    "refused": with_receiver(calls.refused),
    "streams": streams,
    "reconnect": reconnect,
    "register": register,
}


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
