"""A process on a busy day: what every page is looked at on, and what every door of the API is knocked at on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import Databases, run_python
from tests.processes import QUICK, Process, Started

FILL = "from tests.screens.busy_day import fill\nfill(at=timezone.now())"


@contextmanager
def on_a_busy_day(databases: Databases, folder: Path) -> Iterator[Process]:
    """The process; what was sealed and kept that day lies in the folder that it is given."""
    database = databases.fresh(demo=True)
    run_python(FILL, database=database, data=folder)
    started = Started(folder)
    try:
        yield started.start(database, **QUICK)
    finally:
        started.stop_all()
