"""Where a burst and a reconnect storm spend their time: `python -m benchmarks.where`, kept beside the table.

A burst waits for the interpreter and not for the disk: one process of Python does everything, the writing thread and
the loop take turns, and senders and receiver are on the same two cores. A reconnect storm is eight thousand requests,
and each is read, checked and answered with all that is open.
"""

import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.__main__ import BENCHMARKS, ROOT, Benchmark
from tests import postgres
from tests.database_plugin import SERVER
from tests.databases import Databases
from tests.processes import Started

FILE = ROOT / "docs" / "where.json"
SAMPLING = Path(__file__).parent / "sampling"
ASKED = ("burst", "reconnect")
Shares = dict[str, float]


def main() -> int:
    """Print and keep the shares, in percent of all that was seen being done, on both databases."""
    found: dict[str, dict[str, Shares]] = {}
    os.environ.pop(SERVER, None)
    for name in ASKED:
        found.setdefault(name, {})["sqlite"] = shares_of(BENCHMARKS[name])
    with postgres.server(durable=True) as server:
        os.environ[SERVER] = server
        for name in ASKED:
            found[name]["postgresql"] = shares_of(BENCHMARKS[name])
    FILE.write_text(json.dumps(found, indent=2) + "\n")
    print(json.dumps(found, indent=2))
    return 0


def as_page(found: dict[str, dict[str, Shares]]) -> str:
    """For the docs: each thing that was done, in the order of its share."""
    columns = [(name, kind) for name in ASKED for kind in ("sqlite", "postgresql")]
    shown = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    whats = {what for kinds in found.values() for shares in kinds.values() for what in shares}
    head = ["percent of what Regie was doing", *(f"{name}, {shown[kind]}" for name, kind in columns)]
    ordered = sorted(whats, key=lambda what: (-found[ASKED[0]]["sqlite"].get(what, 0.0), what))
    rows = [[what, *(f"{found[name][kind].get(what, 0.0):g}" for name, kind in columns)] for what in ordered]
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    about = " ".join((__doc__ or "").split("\n\n")[1].split())
    return (
        f"\n## Where the time goes\n\n`python -m benchmarks.where` prints this again.\n\n{table}\n\n{about}\n"
    )


def shares_of(benchmark: Benchmark) -> Shares:
    """What Regie was seen doing during one benchmark."""
    with tempfile.TemporaryDirectory(prefix="regie-where-") as folder:
        databases, started = Databases(Path(folder)), Started(Path(folder))
        samples = Path(folder, "samples.json")
        try:
            database = databases.fresh(demo=True)
            path = f"{SAMPLING}:{ROOT}"
            benchmark(partial(started.start, database, PYTHONPATH=path, REGIE_SAMPLES=str(samples)))
            time.sleep(1)
            seen: dict[str, int] = json.loads(samples.read_text(encoding="utf-8"))
        finally:
            started.stop_all()
            databases.drop_all()
    everything = sum(seen.values())
    return {what: round(100 * times / everything, 1) for what, times in sorted(seen.items())}


if __name__ == "__main__":
    sys.exit(main())
