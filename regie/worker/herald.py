"""How a commit in one process wakes the loops of another: PostgreSQL's LISTEN and NOTIFY, once for many commits.

A hint like every bell: what is lost costs half a second, because every loop also looks by itself.
"""

import asyncio
import secrets
from typing import Any

import psycopg
from django.db import connection

from regie.journal import bell
from regie.journal.bell import Topic

CHANNEL = "regie"
# Seconds between two questions on a line on which nothing need ever be said, and how long an answer may take.
ASK_EVERY = 5.0
ANSWER_WITHIN = 5.0


class Herald:
    """Tells other processes what was written here, and rings here for what was written there."""

    def __init__(self) -> None:
        # So that nobody is woken twice by their own news.
        self._own = secrets.token_hex(4)

    async def run(self) -> None:
        """Tell and listen until stopped; a broken connection ends it, and it is started again."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tell())
            tasks.create_task(self._listen())

    async def _tell(self) -> None:
        news: set[Topic] = set()
        written = asyncio.Event()
        loop = asyncio.get_running_loop()

        def hear(topics: tuple[Topic, ...]) -> None:
            news.update(topics)
            loop.call_soon_threadsafe(written.set)

        bell.tell_outside(hear)
        try:
            async with await connected() as line:
                while True:
                    await written.wait()
                    written.clear()
                    said = " ".join(sorted(news))
                    news.clear()
                    async with asyncio.timeout(ANSWER_WITHIN):
                        await line.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{self._own} {said}"])
        finally:
            bell.tell_outside(None)

    async def _listen(self) -> None:
        async with await connected() as line:
            await line.execute(f"LISTEN {CHANNEL}")
            # What was said while nobody listened is in the rows.
            bell.wake(*Topic)
            while True:
                async for notice in line.notifies(timeout=ASK_EVERY):
                    whose, *topics = notice.payload.split()
                    if whose != self._own:
                        bell.wake(*(Topic(one) for one in topics if one in set(Topic)))
                await still_there(line)


async def still_there(line: psycopg.AsyncConnection[Any]) -> None:
    """Raise when nobody answers on this line, or nothing is written where it leads: bells ring elsewhere now."""
    async with asyncio.timeout(ANSWER_WITHIN):
        answer = await (await line.execute("SHOW transaction_read_only")).fetchone()
    if answer != ("off",):
        raise ConnectionError("the bells are listened for where nothing is written")


async def connected() -> psycopg.AsyncConnection[Any]:
    """A connection of its own, outside the pool: it stays open and is in no transaction."""
    known = connection.get_connection_params()
    wanted = {name: value for name, value in known.items() if name not in ("cursor_factory", "context")}
    wanted["application_name"] = f"{wanted.get('application_name', 'regie')} bells"
    return await psycopg.AsyncConnection.connect(**wanted, autocommit=True)
