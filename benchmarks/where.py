"""Where a burst and a reconnect storm spend their time: `python -m benchmarks.where`, kept beside the table.

A burst waits for the interpreter: one process of Python does everything, the writing thread and the loop take turns,
and senders and receiver are on the same two cores. On PostgreSQL it also waits for the commit. A reconnect storm is
thousands of requests, and each is read, checked and answered with all that is open.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.__main__ import BENCHMARKS, ROOT, Benchmark, on_a_fresh_chain, on_both

FILE = ROOT / "docs" / "where.json"
SAMPLING = Path(__file__).parent / "sampling"
ASKED = ("burst", "reconnect")
Shares = dict[str, float]


def main() -> int:
    """Print and keep the shares, in percent of all that was seen being done, on both databases."""
    found = on_both(lambda: {name: shares_of(BENCHMARKS[name]) for name in ASKED})
    FILE.write_text(json.dumps(found, indent=2) + "\n")
    print(json.dumps(found, indent=2))
    return 0


def as_page(found: dict[str, dict[str, Shares]]) -> str:
    """For the docs: each thing that was done, in the order of its share."""
    shown = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    columns = {f"{name}, {shown[kind]}": found[kind][name] for name in ASKED for kind in shown}
    head = ["percent of what Regie was doing", *columns]
    first = next(iter(columns.values()))
    whats = {what for shares in columns.values() for what in shares}
    ordered = sorted(whats, key=lambda what: (-first.get(what, 0.0), what))
    rows = [[what, *(f"{shares.get(what, 0.0):g}" for shares in columns.values())] for what in ordered]
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    about = " ".join((__doc__ or "").split("\n\n")[1].split())
    return (
        f"\n## Where the time goes\n\n`python -m benchmarks.where` prints this again.\n\n{table}\n\n{about}\n"
    )


def shares_of(benchmark: Benchmark) -> Shares:
    """What Regie was seen doing during one benchmark."""
    with tempfile.TemporaryDirectory(prefix="regie-where-") as folder:
        samples = Path(folder, "samples.json")
        on_a_fresh_chain(benchmark, PYTHONPATH=f"{SAMPLING}:{ROOT}", REGIE_SAMPLES=str(samples))
        seen: dict[str, int] = json.loads(samples.read_text(encoding="utf-8"))
    everything = sum(seen.values())
    return {what: round(100 * times / everything, 1) for what, times in sorted(seen.items())}


if __name__ == "__main__":
    sys.exit(main())
