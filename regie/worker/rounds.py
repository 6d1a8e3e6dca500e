"""What nobody asks for and has to be looked at now and then: a case that stands alone, a digest, an open glass."""

import asyncio

from regie import moment
from regie.digest.actions import tell_the_week
from regie.incidents.actions import call_for_leaders
from regie.worker import loops
from regie.worker.threads import background

LOOK_EVERY = 15.0


async def make_rounds() -> None:
    """One look after another; each claims what it does, so two workers do nothing twice."""
    while True:
        await background.run(lambda: call_for_leaders(at=moment.now()))
        await background.run(lambda: tell_the_week(at=moment.now()))
        await loops.alive("rounds")
        await asyncio.sleep(LOOK_EVERY)
