"""Thousands of days in which everything goes wrong at once, each replayable by its seed."""

import copy
import logging
import os
import random
from itertools import count

from django.db import connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import Enough, Town
from tests.simulation.world import World

# Twenty thousand together; `make simulation` takes ten times as many.
LEAST = {"sqlite": 16_000, "postgresql": 4_000}
# Shrinking takes minutes; REGIE_SHRINK=1 with the same seed finds the shortest such day.
PHASES = [Phase.generate, *([Phase.shrink] if os.environ.get("REGIE_SHRINK") else [])]
A_WEEK = settings(
    max_examples=7, stateful_step_count=50, deadline=None, database=None, phases=PHASES,
    suppress_health_check=list(HealthCheck), print_blob=True,
)  # fmt: skip


def test_no_order_of_events_breaks_an_invariant(chain, monkeypatch, record_property):
    """I-1 I-2 I-3 I-4 I-5 I-6 I-7 I-8 I-9 I-10 I-13 I-14 I-15 I-16 I-17 I-18 I-25: presses, answers, crashes before any
    statement, hanging and refusing providers, clocks that are set, edits of rota, ladder and people; every dozen steps
    everything that `regie verify` knows holds. REGIE_SEED=… runs the same days again.
    """
    # A poisoned follower and a refusing provider are no news here.
    monkeypatch.setattr(logging.getLogger("regie"), "disabled", True)
    chosen = int(os.environ.get("REGIE_SEED") or random.SystemRandom().randrange(2**32))

    # A copy, because people remember what they read: a crash before the n-th statement must come at the same one.
    class Days(Town):
        make_world = staticmethod(lambda: World(copy.deepcopy(chain), monkeypatch))
        enough = int(os.environ.get("REGIE_STEPS") or LEAST[connection.vendor])

    try:
        for week in count(chosen):
            run_state_machine_as_test(seed(week)(Days), settings=A_WEEK)
    except Enough:
        assert Days.steps >= Days.enough
    except BaseException:
        print(f"To see these days again: REGIE_SEED={chosen}")
        raise
    record_property("simulation", f"seed {chosen}, {Days.steps} steps on {connection.vendor}")
