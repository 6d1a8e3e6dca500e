"""How a message becomes one of an MQTT broker: for lamps and pagers that listen to a topic of their own."""

import asyncio
import json

import aiomqtt

from regie.channels.message import Message, Outcome, Receipt, clean
from regie.gateways.mqtt import Broker

SECONDS = 8
AT_LEAST_ONCE = 1


async def send(message: Message, address: str) -> Receipt:
    """Publish on the outlet's topic; the broker's acknowledgement says that it has it, not that a lamp burns.

    Never retained: a lamp that comes back must not light for an alarm of last week.
    """
    said = {
        "id": message.key, "level": message.level, "title": clean(message.title), **message.data,
    }  # fmt: skip
    try:
        broker = Broker.at(address)
        broker = Broker(
            broker.host,
            broker.port,
            message.settings.get("user") or None,
            message.secret or None,
            broker.encrypted,
        )
        async with asyncio.timeout(SECONDS):
            # A name of its own for each call: two of one name would throw each other off.
            async with broker.client(identifier=f"regie-out-{message.key}"[:60], seconds=SECONDS) as client:
                await client.publish(message.settings["topic"], json.dumps(said), qos=AT_LEAST_ONCE)
    except ValueError as problem:
        return Receipt(Outcome.REFUSED, str(problem))
    except (aiomqtt.MqttError, OSError, TimeoutError) as problem:
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}"[:200])
    return Receipt(Outcome.HANDED_OVER, "the broker has it")
