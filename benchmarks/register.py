"""A register of a million incidents: how long its list, a search and a case page take to whoever opens them."""

import os
import random
import time
from statistics import quantiles
from typing import Any

import httpx

from benchmarks.million import COMMON, RARE, SIZE
from regie.demo import chain
from tests.databases import run_python
from tests.processes import Process

FILL = "from benchmarks.million import fill\nfill({size}, at=timezone.now())"
READERS = ("priya", "sanne", "joris")
EACH = 60


def register(start: Any) -> dict[str, float]:
    """p95 in milliseconds of the list with its filters, of search, and of the case; `register_p95_ms` is the worst."""
    size = int(os.environ.get("REGIE_BENCH_INCIDENTS", SIZE))
    regie = start()
    regie.stop()
    run_python(FILL.format(size=size), database=regie.database, data=regie.data)
    regie = start()
    clients = {name: logged_in(regie, name) for name in READERS}
    figures = {
        f"register_{kind}_p95_ms": p95(clients, ask) for kind, ask in (("list", lists), ("search", searches))
    }
    figures["register_case_p95_ms"] = p95({"priya": clients["priya"]}, lambda picked: case_of(picked, size))
    return {"register_p95_ms": max(figures.values()), **figures}


def logged_in(regie: Process, name: str) -> httpx.Client:
    """A browser of somebody."""
    client = httpx.Client(base_url=regie.url, follow_redirects=True, timeout=60)
    client.get("/login/")
    said = {
        "username": name,
        "password": chain.password(name),
        "csrfmiddlewaretoken": client.cookies["csrftoken"],
    }
    client.post("/login/", data=said, headers={"Referer": regie.url}).raise_for_status()
    return client


def p95(clients: dict[str, httpx.Client], ask: Any) -> float:
    """Of every reader sixty pages, one at a time, after a few to warm up."""
    picked, took = random.Random(1), []
    for number in range(-3, EACH):
        for name, client in clients.items():
            address = ask(picked)
            began = time.perf_counter()
            answer = client.get(address)
            if number >= 0:
                took.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (name, address, answer.status_code)
            if os.environ.get("REGIE_BENCH_SLOW") and took and took[-1] > 150:
                print(f"{took[-1]:.0f} ms {name} {address}")
    return round(quantiles(took, n=100, method="inclusive")[94], 1)


def lists(picked: random.Random) -> str:
    """The first page, a page far down, and the filters that people use."""
    year = picked.randint(2021, 2026)
    return "/incidents/" + picked.choice(
        ["", f"?before={year}-03-01T00:00:00%2B00:00~1", "?state=waits_for_classification", "?state=closed",
         f"?since={year}-01-01&until={year}-01-31", "?behaviour=threatening", "?mine=on", "?waiting=on", "?place=1"]
    )  # fmt: skip


def searches(picked: random.Random) -> str:
    """Words that stand in many cases, in some, in one and in none."""
    words = picked.choice(
        [picked.choice(COMMON), picked.choice(RARE), f"kenmerk{picked.randint(1, 999)}", "nergens"]
    )
    return f"/incidents/?q={words}"


def case_of(picked: random.Random, size: int) -> str:
    """Any case."""
    return f"/incidents/{picked.randint(1, size)}/"
