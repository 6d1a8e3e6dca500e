"""Tell somebody outside that all is well; when that stops, they know before the next alarm does."""

import asyncio
import logging

import aiohttp
from django.conf import settings

from regie import moment
from regie.watch.queries import grave_problems
from regie.worker.threads import background

EVERY_SECONDS = 20
PATIENCE = aiohttp.ClientTimeout(total=10)
log = logging.getLogger(__name__)


async def beat_outside() -> None:
    """One GET every twenty seconds, and none while something may keep an alarm from arriving (I-20)."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        while True:
            # Later than the parts' own first signs of life.
            await asyncio.sleep(EVERY_SECONDS)
            wrong = await background.run(lambda: grave_problems(at=moment.now()))
            if wrong:
                log.error("no heartbeat: %s", ", ".join(one.code for one in wrong))
                continue
            try:
                async with session.get(settings.HEARTBEAT_URL):
                    pass
            except (aiohttp.ClientError, TimeoutError) as problem:
                log.warning("the heartbeat was not heard: %s", problem)
