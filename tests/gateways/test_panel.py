"""The panel simulator: what it sends is what the server hears."""

import asyncio
import doctest
import socket
import time

import pytest

from regie.gateways import Kind, panel
from regie.gateways.sia_dc09 import parse
from tests.gateways.wire import MOMENT, Store, run, serving


def test_the_example_in_its_own_words():
    """S1-18 The documentation is right."""
    assert doctest.testmod(panel) == (0, 1)


def test_a_panel_presses_and_reads_the_reply():
    """S1-18 Every way to press, from another thread as the command line does it."""

    async def story():
        store = Store()

        def send(code: str, **details):
            reply = panel.send(server.host, server.port, "1234", code, **details)
            assert reply is not None
            return reply.header.id

        async with serving(store) as server:
            sia = {"zone": "7", "area": "2", "text": "Balie [3] ^|", "stamped_at": MOMENT}
            assert await asyncio.to_thread(send, "PA", **sia) == "ACK"
            contact_id = {"zone": "7", "area": "2", "qualifier": "3"}
            assert await asyncio.to_thread(send, "121", **contact_id) == "ACK"
            assert await asyncio.to_thread(send, "NULL") == "ACK"
        first, second, third = store.signals
        assert (first.kind, first.zone, first.area, first.text) == (Kind.RAISE, "7", "2", "Balie 3")
        assert first.stamped_at == MOMENT
        assert (second.kind, second.code, second.zone, second.area) == (Kind.RESTORE, "121", "7", "2")
        assert third.kind is Kind.SUPERVISION

    run(story)


def test_each_press_is_a_new_one_unless_it_repeats():
    """I-3 A sequence of its own, or the given one."""
    pressed = {parse(panel.frame_for("1234", "PA")).header.sequence for _ in range(200)}
    assert len(pressed) > 100
    assert panel.frame_for("1234", "PA", sequence=42) == panel.frame_for("1234", "PA", sequence=42)


@pytest.mark.parametrize("code", ["", "P", "pa", "PAN", "12", "1234", "1120", "null"])
def test_an_unknown_code_is_not_sent(code):
    """S1-18 A slip of the installer is told to him, not to the receiver."""
    with pytest.raises(ValueError, match="neither"):
        panel.frame_for("1234", code)


def test_no_reply_is_none():
    """S1-18 A receiver that accepts and says nothing, or hangs up: None, in time."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        host, port = deaf.getsockname()
        started = time.perf_counter()
        assert panel.send(host, port, "1234", "PA", seconds=0.2) is None
        assert time.perf_counter() - started < 20


def test_no_receiver_is_an_error():
    """S1-18 The caller sees that nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host, port = taken.getsockname()
    with pytest.raises(OSError, match="refused"):
        panel.send(host, port, "1234", "PA", seconds=0.2)
