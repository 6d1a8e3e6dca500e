"""Neighbours, a full house, and stopping: nobody waits for somebody else, and nothing in hand is dropped."""

import asyncio
import socket
import struct
import time
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from regie.gateways import GATEWAYS, Gateway, SiaServer, Signal, Verdict
from tests.gateways.wire import MOMENT, Line, Store, calling, press, run, serving

SOON = 0.2  # how long a silence is listened to


async def _flood(line: Line) -> None:
    while True:
        await line.write(press(sequence=1) * 50)


async def _listen(line: Line) -> None:
    while await line.reader.read(65536):
        pass


async def _rush(line: Line) -> None:
    while True:
        await line.write(b"\n" + b"x" * 8000)
        await asyncio.sleep(0)


async def _dribble(line: Line) -> None:
    while True:
        for byte in press(sequence=2):
            await line.write(bytes([byte]))
            await asyncio.sleep(0.001)


async def _time_to_ack(server: SiaServer, number: int) -> float:
    started = time.perf_counter()
    async with calling(server) as line:
        assert await line.asks(press(sequence=number)) == f"ACK {number:04d}"
    return time.perf_counter() - started


def test_fifty_panels_while_one_floods_and_one_dribbles():
    """DV-1, S1-18 Loud, slow, endless and deaf neighbours cost the others no time."""

    async def store(_signal: Signal) -> Verdict:
        await asyncio.sleep(0.002)
        return Verdict.ACK

    async def story():
        async with serving(store) as server, AsyncExitStack() as lines:
            loud, deaf, endless, slow = [await lines.enter_async_context(calling(server)) for _ in range(4)]
            bad = (_flood(loud), _listen(loud), _flood(deaf), _rush(endless), _dribble(slow))
            nuisances = [asyncio.create_task(behaviour) for behaviour in bad]
            await asyncio.sleep(0.1)
            # Each is answered within the patience of a panel, or its reply is "silence".
            took = sorted(await asyncio.gather(*(_time_to_ack(server, n) for n in range(100, 150))))
            assert not any(nuisance.done() for nuisance in nuisances)
            for nuisance in nuisances:
                nuisance.cancel()
            await asyncio.gather(*nuisances, return_exceptions=True)
        print(f"slowest of fifty: {took[-1]:.3f} s")

    run(story)


def test_who_does_not_read_replies_is_hung_up_on(monkeypatch):
    """DV-1 A flood that never listens is stopped once its replies pile up, and dropped soon after."""
    monkeypatch.setattr("regie.gateways.sia_server.REPLY_SECONDS", 0.3)

    async def story():
        async with serving(Store()) as server:
            # Small buffers in the kernel, so that the pile shows soon; connections inherit them.
            server._server.sockets[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            with socket.socket() as deaf:
                deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                deaf.setblocking(False)
                await asyncio.get_running_loop().sock_connect(deaf, (server.host, server.port))
                with pytest.raises(ConnectionError):
                    await asyncio.get_running_loop().sock_sendall(deaf, press() * 400_000)
            assert server.tally["ack"] < 10_000

    run(story)


def test_a_flood_waits_outside_while_the_store_is_busy():
    """DV-1 What cannot be stored yet stays in the network, not in our memory."""

    async def story():
        async def hanging(_signal: Signal) -> Verdict:
            await asyncio.sleep(0.5)
            return Verdict.SILENT

        async with serving(hanging) as server, calling(server) as line:
            await line.write(press())
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.4):
                    await line.write(b"x" * 30_000_000)
            line.writer.transport.abort()

    run(story)


def test_who_completes_no_frame_is_hung_up_on():
    """DV-1 Dribbling is not being heard; whole frames are."""

    async def story():
        async with (
            serving(Store(), idle_seconds=0.8) as server,
            calling(server) as slow,
            calling(server) as fine,
        ):
            for _ in range(8):
                slow.writer.write(b"x")
                assert await fine.asks(press()) == "ACK 0042"
                await asyncio.sleep(0.15)
            assert await slow.reply(within=SOON) == "gone"
            assert await fine.asks(press()) == "ACK 0042"
            assert await fine.reply() == "gone"  # and now it has said nothing for too long

    run(story)


def test_a_port_scanner_harms_nobody(caplog):
    """DV-1 Knock and run, fifty times: nothing in the log, and the next press is heard."""

    async def story():
        async with serving(Store()) as server:
            for _ in range(50):
                with socket.create_connection((server.host, server.port)) as knock:
                    knock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            async with calling(server) as line:
                assert await line.asks(press()) == "ACK 0042"

    run(story)
    assert caplog.records == []


def test_a_full_house_makes_room_for_a_press():
    """S1-18 Idle lines cannot keep a panel out: the one that has gone longest without a frame leaves."""

    async def story():
        async with serving(Store(), seats=3) as server:
            async with calling(server) as idle, calling(server) as first, calling(server) as second:
                assert await first.asks(press()) == "ACK 0042"
                assert await second.asks(press()) == "ACK 0042"
                async with calling(server) as fresh:
                    assert await fresh.asks(press(sequence=43)) == "ACK 0043"
                    assert await idle.reply() == "gone"
                    assert await first.asks(press()) == "ACK 0042"
            assert server.tally["made room"] == 1

    run(story)


def test_a_full_house_of_alarms_turns_the_newcomer_away():
    """I-2 Nobody whose alarm is being stored is sent away; the newcomer hears it at once and tries again."""

    async def story():
        stored = asyncio.Event()

        async def slow(_signal: Signal) -> Verdict:
            await stored.wait()
            return Verdict.ACK

        async with serving(slow, seats=2) as server, calling(server) as first, calling(server) as second:
            await first.write(press(sequence=1))
            await second.write(press(sequence=2))
            await asyncio.sleep(0.05)
            async with calling(server) as third:
                assert await third.reply() == "gone"
            stored.set()
            assert [await first.reply(), await second.reply()] == ["ACK 0001", "ACK 0002"]
            async with calling(server) as third:
                assert await third.asks(press(sequence=3)) == "ACK 0003"

    run(story)


def test_stopping_finishes_what_is_being_stored():
    """I-2 The alarm in hand is acknowledged; the next one is left to the repetition."""

    async def story():
        store = Store()
        begun, stored = asyncio.Event(), asyncio.Event()

        async def slow(signal: Signal) -> Verdict:
            begun.set()
            await stored.wait()
            return await store(signal)

        server = SiaServer("127.0.0.1", 0, slow, lambda: MOMENT)
        await server.start()
        async with calling(server) as busy, calling(server) as idle:
            await busy.write(press(sequence=1) + press(sequence=2))
            await begun.wait()
            stopping = asyncio.create_task(server.stop())
            assert await idle.reply() == "gone"
            stored.set()
            await stopping
            assert await busy.reply() == "ACK 0001"
            assert await busy.reply() == "gone"
            assert len(store.signals) == 1
        with pytest.raises(OSError, match=str(server.port)):
            await asyncio.open_connection(server.host, server.port)

    run(story)


def test_stopping_does_not_wait_for_ever(monkeypatch):
    """I-2 A store that hangs gets no ACK and does not keep the process."""
    monkeypatch.setattr("regie.gateways.sia_server.GOODBYE_SECONDS", 0.1)

    async def story():
        async def hanging(_signal: Signal) -> Verdict:
            await asyncio.sleep(3600)
            return Verdict.ACK

        server = SiaServer("127.0.0.1", 0, hanging, lambda: MOMENT)
        await server.start()
        async with calling(server) as line:
            await line.write(press())
            await asyncio.sleep(0.05)
            started = time.perf_counter()
            await server.stop()
            assert time.perf_counter() - started < 20
            assert await line.reply() == "gone"

    run(story)


def test_signs_of_life(monkeypatch):
    """I-20 They move while the server can let panels in, also when no panel speaks, and stop when it cannot."""
    monkeypatch.setattr("regie.gateways.sia_server.BEAT_SECONDS", 0.01)

    async def story():
        now = [MOMENT]
        server = SiaServer("127.0.0.1", 0, Store(), lambda: now[0])
        assert server.last_sign_of_life is None
        await server.start()
        assert server.last_sign_of_life == MOMENT
        now[0] += timedelta(seconds=9)
        await asyncio.sleep(0.2)
        assert server.last_sign_of_life == now[0]
        server._server.close()
        now[0] += timedelta(seconds=9)
        await asyncio.sleep(0.2)
        assert server.last_sign_of_life == now[0] - timedelta(seconds=9)
        await server.stop()

    run(story)


def test_the_table_holds_gateways():
    """S1-18 Every line of GATEWAYS keeps the contract, and finds a free port when asked for any."""

    async def story():
        for make in GATEWAYS.values():
            gateway: Gateway = make("127.0.0.1", 0, Store(), lambda: MOMENT)
            await gateway.start()
            assert gateway.port > 0
            with pytest.raises(OSError, match="address"):
                await make("127.0.0.1", gateway.port, Store(), lambda: MOMENT).start()
            await gateway.stop()

    run(story)
