"""A gateway to a broker ends when it is told to, whatever became of its line."""

import asyncio
from unittest.mock import Mock

from aiomqtt import MqttError

from regie.gateways.mqtt import Broker, MqttGateway


def test_a_gateway_without_a_line_stops_all_the_same(monkeypatch) -> None:
    """I-8: told to stop, the client says instead that its line was broken; who listens to that never ends."""

    lines = iter([MqttError("the connection was lost")])

    async def a_broken_line() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError as stop:
            raise next(lines, stop) from None

    async def told_to_stop() -> bool:
        gateway = MqttGateway(
            Broker.at("mqtt://127.0.0.1:1"), Mock(), Mock(), identifier="regie", shared=Mock()
        )
        monkeypatch.setattr(gateway, "_listen", a_broken_line)
        running = asyncio.create_task(gateway.run())
        await asyncio.sleep(0)
        running.cancel()
        await asyncio.wait({running}, timeout=20)
        return running.cancelled()

    assert asyncio.run(told_to_stop())
