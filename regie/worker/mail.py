"""Mail that something waits for somebody in Regie; a mail server that hangs holds up this and nothing else."""

import asyncio

from regie import moment
from regie.notices.actions import mail_waiting_notices
from regie.worker import loops
from regie.worker.threads import Threads

LOOK_EVERY = 1.0
PULSE_EVERY = 5.0
# One person's mails have ended long before this, each with a time-out of its own; after it nobody says that we live.
LONGEST_ROUND = 60.0
# A thread of its own: it may wait for a mail server while errands go on.
thread = Threads("mail", size=1)


async def mail_notices() -> None:
    """One person after another."""
    while True:
        mailed = asyncio.ensure_future(
            thread.run(lambda: mail_waiting_notices(at=moment.now(), most=1)),
        )
        try:
            await _pulse_while(mailed)
        finally:
            mailed.cancel()
        await asyncio.sleep(0 if mailed.result() else LOOK_EVERY)


async def _pulse_while(mailed: "asyncio.Future[int]") -> None:
    """Wait for one round to end, and say meanwhile that we live."""
    began = asyncio.get_running_loop().time()
    while not mailed.done():
        if asyncio.get_running_loop().time() - began < LONGEST_ROUND:
            await loops.alive("mail")
        await asyncio.wait({mailed}, timeout=PULSE_EVERY)
