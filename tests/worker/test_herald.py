"""A bell in one process rings in the others, over PostgreSQL."""

import asyncio

import psycopg
import pytest

from regie.journal import bell
from regie.journal.bell import Ear, Topic
from regie.worker.herald import CHANNEL, Herald, connected

pytestmark = pytest.mark.once_on_postgresql
PATIENCE = 10


async def with_a_herald(story):
    """Run a story while a herald is at work and an outsider listens in."""
    async with await connected() as outsider:
        await outsider.execute(f"LISTEN {CHANNEL}")
        ear = Ear(Topic.CALLS)
        herald = asyncio.create_task(Herald().run())
        # The herald rings for everything once it listens: what was said before is in the rows.
        await asyncio.wait_for(ear.wait(PATIENCE * 2), PATIENCE)
        try:
            await asyncio.wait_for(story(outsider, ear), PATIENCE)
        finally:
            herald.cancel()
            ear.close()


def test_what_is_written_here_is_told_to_the_others(committed):
    """S1-18 (I-6): many rings become few messages, and each topic is among them."""

    async def story(outsider: psycopg.AsyncConnection, ear: Ear) -> None:
        for _ in range(50):
            bell.ring(Topic.CALLS)
        bell.ring(Topic.ERRANDS)
        heard, messages = set(), 0
        async for notice in outsider.notifies():
            heard |= set(notice.payload.split()[1:])
            messages += 1
            if heard == {"calls", "errands"}:
                break
        assert messages <= 10

    asyncio.run(with_a_herald(story))


def test_what_is_written_elsewhere_wakes_who_waits_here(committed):
    """S1-18 (I-6): only who waits for that topic, and a word of a newer version disturbs nobody."""

    async def story(outsider: psycopg.AsyncConnection, ear: Ear) -> None:
        await outsider.execute("SELECT pg_notify(%s, 'elsewhere facts something-new')", [CHANNEL])
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(ear.wait(PATIENCE), 0.3)
        await outsider.execute("SELECT pg_notify(%s, 'elsewhere calls')", [CHANNEL])
        await ear.wait(PATIENCE * 2)

    asyncio.run(with_a_herald(story))
