"""Keep the lines that must stay open alive, so that silence is on the board before an alarm needs them."""

import asyncio

from regie import moment
from regie.channels import KEPT_OPEN
from regie.journal.actions import beat
from regie.reach.models import Outlet
from regie.reach.queries import HEARTBEAT, kept_open
from regie.worker.threads import background


async def keep_lines() -> None:
    """One heartbeat for every line, side by side; a sign of life for each that answers."""
    while True:
        outlets = await background.run(lambda: list(kept_open()))
        await asyncio.gather(*(keep(outlet) for outlet in outlets), return_exceptions=True)
        await asyncio.sleep(HEARTBEAT.total_seconds())


async def keep(outlet: Outlet) -> None:
    """One line."""
    if await KEPT_OPEN[outlet.kind](outlet.for_sending, outlet.secret):
        await background.run(beat, outlet.part, at=moment.now(), detail=outlet.kind)
