"""Which thread may talk to the database: one that writes alarms, and a few for everything else."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from django.db import close_old_connections, connection

Result = TypeVar("Result")
log = logging.getLogger(__name__)


class Threads:
    """A pool of named threads, each with a database connection of its own that stays open."""

    def __init__(self, name: str, *, size: int) -> None:
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix=name)

    async def run(self, work: Callable[..., Result], *args: Any, **details: Any) -> Result:
        """The result of `work`, done in one of these threads."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(_with_connection, work, *args, **details))


def _with_connection(work: Callable[..., Result], *args: Any, **details: Any) -> Result:
    close_old_connections()
    try:
        return work(*args, **details)
    except Exception:
        # A broken connection must not break the next piece of work as well.
        connection.close_if_unusable_or_obsolete()
        raise


# Eight writers starved one commit for five seconds on SQLite: one thread takes all alarm writes.
writer = Threads("alarm-writer", size=1)
reader = Threads("reader", size=2)
background = Threads("background", size=2)
