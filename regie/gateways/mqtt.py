"""The connection to the broker: subscribe, hand over one message at a time, answer, and come back when it breaks."""

import asyncio
import logging
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import aiomqtt

from regie.gateways.mqtt_button import SUBSCRIPTION

FIRST_WAIT = 0.5
# A line that is broken off so soon, so often in a row: somebody else uses our name, and we throw each other off.
SHORT_SECONDS = 20.0
SHORT_IN_A_ROW = 3
# Then each of the two can at least work for so long.
CALM_SECONDS = 5.0
LONGEST_WAIT = 30.0
KEEPALIVE = 15
AT_LEAST_ONCE = 1

log = logging.getLogger(__name__)
# Gets topic, payload and whether the broker kept it; returns where to answer and what, or None for silence.
Handle = Callable[[str, bytes, bool], Awaitable[tuple[str, bytes] | None]]
Alive = Callable[[str], Awaitable[None]]
# Gets the name that somebody else uses too.
Shared = Callable[[str], Awaitable[None]]


@dataclass(frozen=True)
class Broker:
    """Where the broker is and how Regie proves itself to it."""

    host: str
    port: int
    user: str | None
    password: str | None
    encrypted: bool

    @classmethod
    def at(cls, url: str) -> "Broker":
        """`mqtt://user:password@host:1883`, or `mqtts://…` for TLS with a checked certificate."""
        parts = urlsplit(url)
        if parts.scheme not in ("mqtt", "mqtts") or not parts.hostname:
            raise ValueError("an MQTT address begins with mqtt:// or mqtts:// and names a host")
        return cls(
            host=parts.hostname,
            port=parts.port or (8883 if parts.scheme == "mqtts" else 1883),
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            encrypted=parts.scheme == "mqtts",
        )

    def client(self, *, identifier: str, keeps_session: bool = False, seconds: float = 10) -> aiomqtt.Client:
        """A client that is not connected yet."""
        return aiomqtt.Client(
            self.host, self.port, username=self.user, password=self.password, identifier=identifier,
            clean_session=not keeps_session, keepalive=KEEPALIVE, timeout=seconds,
            tls_context=ssl.create_default_context() if self.encrypted else None,
        )  # fmt: skip


class MqttGateway:
    """One subscriber with a session that the broker keeps: what is published while Regie is away arrives later."""

    def __init__(
        self, broker: Broker, handle: Handle, alive: Alive, *, identifier: str, shared: Shared
    ) -> None:
        self._broker = broker
        self._handle = handle
        self._alive = alive
        self._identifier = identifier
        self._shared = shared
        self._short_lines = 0
        self.connected = asyncio.Event()

    async def run(self) -> None:
        """Stay connected; wait longer after each failure, and never give up."""
        wait = FIRST_WAIT
        while True:
            began = time.monotonic()
            try:
                await self._listen()
            except aiomqtt.MqttError as problem:
                if (us := asyncio.current_task()) and us.cancelling():
                    # Told to stop while its line was broken, the client speaks of the line only.
                    raise asyncio.CancelledError from problem
                log.warning("the MQTT broker on %s:%s: %s", self._broker.host, self._broker.port, problem)
            if self.connected.is_set():
                shared = await self._has_shared_name(time.monotonic() - began)
                wait = CALM_SECONDS if shared else FIRST_WAIT
            self.connected.clear()
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _has_shared_name(self, seconds: float) -> bool:
        """After a line of so many seconds: whether another must be using our name; said to who keeps watch."""
        self._short_lines = self._short_lines + 1 if seconds < SHORT_SECONDS else 0
        if self._short_lines < SHORT_IN_A_ROW:
            return False
        log.error("the broker throws %s off again and again: another uses this name", self._identifier)
        await self._shared(self._identifier)
        return True

    async def _listen(self) -> None:
        async with self._broker.client(identifier=self._identifier, keeps_session=True) as client:
            await client.subscribe(SUBSCRIPTION, qos=AT_LEAST_ONCE)
            self.connected.set()
            pulse = asyncio.create_task(self._stay_alive())
            try:
                async for message in client.messages:
                    await self._take(client, message)
            finally:
                pulse.cancel()

    async def _stay_alive(self) -> None:
        while True:
            await self._alive(f"{self._broker.host}:{self._broker.port}")
            await asyncio.sleep(3)

    async def _take(self, client: aiomqtt.Client, message: aiomqtt.Message) -> None:
        """Answer only what was handled: a message that broke is not acknowledged, and its device repeats it (I-2)."""
        payload = message.payload if isinstance(message.payload, bytes) else b""
        try:
            answer = await self._handle(message.topic.value, payload, bool(message.retain))
        except Exception:
            log.exception("a message on %s was not taken; its device will repeat it", message.topic)
            return
        if answer:
            where, said = answer
            await client.publish(where, said, qos=AT_LEAST_ONCE)
