"""Datagrams: one frame each, answered to its sender, and nobody waits for somebody else."""

import asyncio
import socket

from hypothesis import given, settings
from hypothesis import strategies as st

from regie.gateways import SiaServer, Signal, Verdict
from regie.gateways.sia_dc09 import parse
from tests.gateways.wire import Store, press, run, serving


class Phone(asyncio.DatagramProtocol):
    """One sender with its own address; answers as `ACK 0042`, in the order in which they come."""

    def __init__(self) -> None:
        self.answers: asyncio.Queue[str] = asyncio.Queue()

    def connection_made(self, transport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, _sender) -> None:
        header = parse(data).header
        self.answers.put_nowait(f"{header.id} {header.sequence}")

    def send(self, data: bytes) -> None:
        self.transport.sendto(data)

    async def hears(self, *, within: float = 5.0) -> str:
        try:
            return await asyncio.wait_for(self.answers.get(), within)
        except TimeoutError:
            return "silence"


async def phone(server: SiaServer) -> Phone:
    """A sender that speaks to this server."""
    loop = asyncio.get_running_loop()
    _, made = await loop.create_datagram_endpoint(Phone, remote_addr=(server.host, server.port))
    return made


def test_a_datagram_is_stored_and_answered():
    """S1-18, I-2: the answer goes to the sender, after it was stored; a broken one hears nothing."""

    async def story():
        store = Store()
        async with serving(store) as server:
            one = await phone(server)
            one.send(press(7, sequence=42))
            assert await one.hears() == "ACK 0042"
            assert (store.heard, store.signals[0].source) == (["1234 PA raise"], "127.0.0.1")
            for noise in (b"x", press()[:-1], b"\n0000" + press()[5:], press()[9:], b"\n" * 5000):
                one.send(noise)
            assert await one.hears(within=0.1) == "silence"
            assert server.tally["damaged: datagram"] == 5

    run(story)


def test_no_answer_before_it_is_stored_and_none_when_it_was_not():
    """I-2, DV-6: the first attempt fails in the store and hears nothing; the repeat is acknowledged."""

    async def story():
        store, fails = Store(), [OSError("database is locked")]

        async def failing(signal: Signal) -> Verdict:
            if fails:
                raise fails.pop()
            return await store(signal)

        async with serving(failing) as server:
            one = await phone(server)
            one.send(press())
            assert await one.hears(within=0.2) == "silence"
            one.send(press())
            assert await one.hears() == "ACK 0042"
            assert len(store.signals) == 1

    run(story)


async def _flood(one: Phone) -> None:
    while True:
        for number in range(40):
            one.send(press(sequence=number))
        await asyncio.sleep(0)


async def _insists(one: Phone, number: int) -> int:
    """How often a panel has to say it: the network may drop a datagram, so it repeats after a second."""
    for times in range(1, 6):
        one.send(press(sequence=number))
        if await one.hears(within=1.0) == f"ACK {number:04d}":
            return times
    return 99


def test_a_flood_of_datagrams_waits_for_itself_only():
    """DV-1, LD-2: one sender sends thousands; twenty others are answered at once, and nothing piles up."""

    async def story():
        async def slow(_signal: Signal) -> Verdict:
            await asyncio.sleep(0.002)
            return Verdict.ACK

        async with serving(slow) as server:
            loud = await phone(server)
            flood = asyncio.create_task(_flood(loud))
            await asyncio.sleep(0.1)
            others = [await phone(server) for _ in range(20)]
            answers = await asyncio.gather(
                *(_insists(other, number) for number, other in enumerate(others, start=1))
            )
            assert max(answers) <= 2, answers
            assert not flood.done()
            flood.cancel()
            assert server.tally["dropped: datagram"] > 1000
            assert sum(map(len, server._datagrams._waiting.values())) <= 4

    run(story)


def test_too_many_senders_at_once_are_turned_away(monkeypatch):
    """DV-1: made-up addresses cannot make the process grow; who asks again later is heard."""
    monkeypatch.setattr("regie.gateways.sia_udp.SENDERS", 3)

    async def story():
        stored = asyncio.Event()

        async def slow(_signal: Signal) -> Verdict:
            await stored.wait()
            return Verdict.ACK

        async with serving(slow) as server:
            phones = [await phone(server) for _ in range(4)]
            for number, one in enumerate(phones):
                one.send(press(sequence=number))
                await asyncio.sleep(0.02)
            stored.set()
            assert [await one.hears(within=0.3) for one in phones] == [
                "ACK 0000",
                "ACK 0001",
                "ACK 0002",
                "silence",
            ]
            phones[3].send(press(sequence=3))
            assert await phones[3].hears() == "ACK 0003"

    run(story)


def test_stopping_answers_what_is_being_stored():
    """I-2: the frame in hand is finished and acknowledged; then the port is free."""

    async def story():
        begun, stored = asyncio.Event(), asyncio.Event()

        async def slow(_signal: Signal) -> Verdict:
            begun.set()
            await stored.wait()
            return Verdict.ACK

        server = SiaServer("127.0.0.1", 0, slow, lambda: None)
        server._clock = lambda: None
        await server.start()
        one = await phone(server)
        one.send(press())
        await begun.wait()
        stopping = asyncio.create_task(server.stop())
        stored.set()
        await stopping
        assert await one.hears() == "ACK 0042"
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
            free.bind(("127.0.0.1", server.port))

    run(story)


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=200) | st.just(press()), max_size=6))
def test_no_datagram_is_an_accident(pieces):
    """DV-1: any bytes in any order; the next press is heard."""

    async def story():
        async with serving(Store()) as server:
            one = await phone(server)
            for piece in pieces:
                one.send(piece)
                await asyncio.sleep(0)
            one.send(press(sequence=9999))
            answer = ""
            while answer != "ACK 9999":
                answer = await one.hears()
                assert answer in ("ACK 0042", "ACK 9999")

    run(story)
