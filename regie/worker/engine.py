"""Which parts run in this process, and how they start and stop together."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import connection

from regie import moment, postgresql
from regie.channels import http
from regie.gateways.mqtt import Broker, MqttGateway
from regie.gateways.sia_server import SiaServer
from regie.intake import buttons
from regie.intake.knocks import knocks
from regie.intake.panel import panel_server
from regie.policies.queries import read_all_in_force
from regie.stream.hub import hub
from regie.worker import charges, life, lines, loops, mail, receipts, rounds, trials, visits
from regie.worker.calls import Calls
from regie.worker.clock import follow_database
from regie.worker.heartbeat import beat_outside
from regie.worker.herald import Herald
from regie.worker.sweeping import Sweeper
from regie.worker.threads import background

log = logging.getLogger(__name__)
Work = Callable[[], Coroutine[Any, Any, None]]


class Part(StrEnum):
    """What a process can be; `regie run` is all of it."""

    WEB = "web"
    WORKER = "worker"
    GATEWAY = "gateway"


_here: frozenset[Part] = frozenset(Part)


def limit_to(*parts: Part) -> None:
    """Let this process be only these parts; said before it serves."""
    global _here
    _here = frozenset(parts)


def parts_of_this_process() -> frozenset[Part]:
    """Those that `regie web`, `regie worker` or `regie gateway` named; otherwise all."""
    return _here


class Engine:
    """The ladder, the calls, the errands, the live line and the gateways, as far as this process has them."""

    def __init__(self, parts: Iterable[Part] = frozenset(Part)) -> None:
        self.parts = frozenset(parts)
        self._tasks: set[asyncio.Task[None]] = set()
        self._sia: SiaServer | None = None
        self._sweeper = Sweeper()

    async def start(self) -> None:
        """Start every part; a gateway whose port is taken stops the start, loudly."""
        if connection.vendor == "postgresql":
            postgresql.leave_the_silent()
            await background.run(moment.read_database)
        await background.run(lambda: read_all_in_force(moment.now()))
        if Part.GATEWAY in self.parts:
            self._sia = panel_server(settings.SIA_HOST, settings.SIA_PORT, moment.now)
            await self._sia.start()
        for name, work in self._work().items():
            self._tasks.add(asyncio.create_task(loops.keep_running(work, name), name=name))
        self._sweeper.start()

    def _work(self) -> dict[str, Work]:
        work: dict[str, Work] = {"life": life.tell}
        if connection.vendor == "postgresql":
            work |= {"herald": Herald().run, "clock": follow_database}
        if Part.WEB in self.parts:
            work |= {"stream": hub.run}
        if Part.WORKER in self.parts:
            work |= {
                "ladder": loops.climb_ladders,
                "visits": visits.keep_visits,
                "charges": charges.look_after_charges,
                "calls": Calls().run,
                "worker": loops.run_errands,
                "mail": mail.mail_notices,
                "devices": loops.watch_devices,
                "rounds": rounds.make_rounds,
                "trials": trials.make_trials,
                "receipts": receipts.ask_providers,
                "lines": lines.keep_lines,
            }
            if settings.HEARTBEAT_URL:
                work |= {"heartbeat": beat_outside}
        if Part.GATEWAY in self.parts:
            work |= {"knocks": knocks.run, "gateways": self._watch_gateways}
            if settings.MQTT_URL:
                work |= {"mqtt": mqtt_gateway(settings.MQTT_URL).run}
        return work

    async def stop(self) -> None:
        """Stop every part; what was under way is in the database and goes on at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await http.close()
        if self._sia:
            await self._sia.stop()
        self._sweeper.stop()

    async def _watch_gateways(self) -> None:
        """A gateway lives while it accepts a connection, not while its object exists."""
        while True:
            if self._sia and await _answers(self._sia.host, self._sia.port):
                await loops.alive("gateway:sia_dc09", f"{self._sia.host}:{self._sia.port}")
            await asyncio.sleep(3)


def mqtt_gateway(url: str) -> MqttGateway:
    """The connection to the broker; with a name of its own, because two of one name throw each other off."""
    return MqttGateway(
        Broker.at(url),
        buttons.receive,
        loops.mqtt_alive,
        identifier=settings.MQTT_CLIENT,
        shared=loops.mqtt_name_shared,
    )


async def _answers(host: str, port: int) -> bool:
    try:
        async with asyncio.timeout(2):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        log.warning("the gateway on %s:%s does not answer", host, port)
        return False
    writer.close()
    return True
