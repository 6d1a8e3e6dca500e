"""Look after whoever has the regie: ask who fell silent, and let the ladder go on without them."""

import asyncio

from regie import moment
from regie.alarms import actions as alarms
from regie.worker.threads import writer

LOOK_EVERY = 1.0


async def look_after_charges() -> None:
    """Once a second; where no policy sets a time, it finds nothing to do."""
    while True:
        await writer.run(lambda: alarms.look_after_charges(at=moment.now()))
        await asyncio.sleep(LOOK_EVERY)
