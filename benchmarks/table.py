"""The one table: every figure on both databases, what we want to reach, and the best that was measured elsewhere.

The others ran on a 2-core Debian 12 machine in November 2026 with everything, client and receiver included, on the
same cores, one run each with other load present: healthchecks (commit 29b5ec2, PostgreSQL), the Grafana OnCall engine
(3666186; PostgreSQL, Redis as broker, Celery with four workers, rate limit lifted) and Iris (aa814f0, MariaDB). Streams
were measured as a bare ASGI endpoint beside Django, and as a Django streaming view.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Measure:
    """One figure: its key in bench.json, what it says, the most (or least) that it may be, and the best elsewhere."""

    key: str
    what: str
    reach: float | None
    elsewhere: str
    is_rate: bool = False

    def reached(self, value: float) -> bool:
        """Whether this value is good enough; a figure without a bound always is."""
        return self.reach is None or (value >= self.reach if self.is_rate else value <= self.reach)

    def bound(self) -> str:
        """The bound in words."""
        return "–" if self.reach is None else f"{'≥' if self.is_rate else '≤'} {self.reach:g}"


MEASURES = (
    Measure("press_to_board_p50_ms", "press → drawn on a board, 200 presses, median ms", None, "–"),
    Measure("press_to_board_p99_ms", "the same, 99th percentile", 500, "–"),
    Measure("press_to_board_max_ms", "the same, longest", None, "–"),
    Measure("press_to_call_p50_ms", "reply → first call at a webhook, 2 presses/s, median ms", 3, "134 (OnCall)"),
    Measure("press_to_call_p99_ms", "the same, 99th percentile", 15, "978 (OnCall)"),
    Measure("burst_accepted_per_s", "1,500 presses by 16 senders, accepted a second", 600, "600 (Iris)", is_rate=True),
    Measure("burst_calls_per_s", "the same, first calls arriving a second", 530, "53 (healthchecks)", is_rate=True),
    Measure("burst_p99_ms", "the same, reply → call, 99th percentile ms", 250, "6,300 (healthchecks)"),
    Measure("step_late_p50_ms", "ladder step later than due, 200 steps, median ms", 50, "1,200 (healthchecks)"),
    Measure("step_late_p99_ms", "the same, 99th percentile", 200, "2,200 (healthchecks)"),
    Measure("step_early", "steps that came too early", 0, "–"),
    Measure("killed_lost", "killed with every channel busy, back after 2 s: calls lost", 0, "0 of 300 (Iris)"),
    Measure("killed_twice", "the same: calls made twice, of 75 under way", 75, "19 of 300 (Iris)"),
    Measure("killed_resume_ms", "the same: first call after the restart, ms", 2000, "56,000 (Iris)"),
    Measure("refused_lost", "provider says 500 for 10 s, 150 presses: never taken", 0, "44 of 150 (healthchecks)"),
    Measure("stream_kb", "10,000 live lines: kB each", 20, "14.6 (bare ASGI), 51 (Django)"),
    Measure("stream_last_ms", "the same: reply → heard by the last, ms", 200, "116 (bare ASGI, 8,000), 233 (Django)"),
    Measure("reconnect_s", "8,000 lines back after a kill: first to last, s", 2, "1.2 (bare ASGI), 25 (Django)"),
    Measure("reconnect_alarm_ms", "the same: an alarm meanwhile, press → heard by who is back, ms", 1000, "–"),
    Measure("register_p95_ms", "1,000,000 incidents: the slowest of the three below, 95th percentile ms", 150, "–"),
    Measure("register_list_p95_ms", "the same: a page of the register, with filters", 150, "–"),
    Measure("register_search_p95_ms", "the same: a search for words", 150, "–"),
    Measure("register_case_p95_ms", "the same: a case", 150, "–"),
)  # fmt: skip


def rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    """Every measure: what, SQLite, PostgreSQL, the reach, the best elsewhere; `!` where the reach is missed."""
    yield ("what", "SQLite", "PostgreSQL", "reach", "best elsewhere")
    for one in MEASURES:
        values = (_shown(one, figures.get(kind, {}).get(one.key)) for kind in ("sqlite", "postgresql"))
        yield (one.what, *values, one.bound(), one.elsewhere)


def _shown(measure: Measure, value: float | None) -> str:
    if value is None:
        return "not measured"
    return f"{value:g}" if measure.reached(value) else f"{value:g} !"


def as_text(figures: Figures) -> str:
    """For a terminal."""
    found = list(rows(figures))
    wide = [max(len(row[place]) for row in found) for place in range(len(found[0]))]
    return "\n".join(
        "  ".join(part.ljust(width) for part, width in zip(row, wide, strict=True)) for row in found
    )


def as_page(kept: dict[str, Any]) -> str:
    """For the docs, with the commit and the machine of the measurement."""
    head, *body = rows(kept)
    lines = [head, ("---",) * len(head), *body]
    table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    about = " ".join((__doc__ or "").split("\n\n")[1].split())
    when = f"Measured at commit {kept['commit']} on {kept['machine']}." if "commit" in kept else ""
    return f"# How fast\n\n`make bench` prints this table and keeps it in `bench.json`. {when}\n\n{table}\n\n{about}\n"
