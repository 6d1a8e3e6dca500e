"""Which parts run in this process, and how they start and stop together."""

import asyncio
import logging

from django.conf import settings
from django.utils import timezone

from regie.channels import webhook
from regie.gateways.sia_server import SiaServer
from regie.intake.knocks import knocks
from regie.intake.panel import panel_server
from regie.stream.hub import hub
from regie.worker import loops, trials

log = logging.getLogger(__name__)


class Engine:
    """The ladder, the calls, the errands, the live line and the gateways of one process."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._sia: SiaServer | None = None

    async def start(self) -> None:
        """Start every part; a gateway whose port is taken stops the start, loudly."""
        self._sia = panel_server(settings.SIA_HOST, settings.SIA_PORT, timezone.now)
        await self._sia.start()
        for name, work in {
            "ladder": loops.climb_ladders,
            "calls": loops.make_calls,
            "worker": loops.run_errands,
            "devices": loops.watch_devices,
            "trials": trials.make_trials,
            "stream": hub.run,
            "knocks": knocks.run,
            "gateways": self._watch_gateways,
        }.items():
            self._tasks.add(asyncio.create_task(loops.keep_running(work, name), name=name))

    async def stop(self) -> None:
        """Stop every part; what was under way is in the database and goes on at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await webhook.close()
        if self._sia:
            await self._sia.stop()

    async def _watch_gateways(self) -> None:
        """A gateway lives while it accepts a connection, not while its object exists."""
        while True:
            if self._sia and await _answers(self._sia.host, self._sia.port):
                await loops.alive("gateway:sia_dc09", f"{self._sia.host}:{self._sia.port}")
            await asyncio.sleep(3)


async def _answers(host: str, port: int) -> bool:
    try:
        async with asyncio.timeout(2):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        log.warning("the gateway on %s:%s does not answer", host, port)
        return False
    writer.close()
    return True
