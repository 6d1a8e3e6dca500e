"""What is known of a request that nobody answered, and that one host never keeps another waiting."""

import asyncio
import socket
from contextlib import contextmanager

import aiohttp
import pytest

from regie.channels import http
from regie.channels.http import Unanswered, close, post
from regie.channels.message import Outcome
from regie.worker.engine import Engine
from tests import going_out
from tests.channels.providers import Provider, started

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    """Nobody waits ten seconds for a test."""
    monkeypatch.setattr(http, "PATIENCE", aiohttp.ClientTimeout(connect=0.3, total=0.6))


@contextmanager
def silent():
    """Takes connections and says nothing, ever."""
    with socket.create_server(("127.0.0.1", 0), backlog=500) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def outcome(address):
    """What is known after one request that fails."""
    with pytest.raises(Unanswered) as caught:
        going_out.run(post(address, b"{}", {}))
    return caught.value.receipt.outcome


def test_a_request_that_left_may_have_arrived_and_one_that_did_not_has_not():
    """S1-20 (I-9, I-10): *unknown* after it left, *failed* before: also when it is TLS that hangs."""
    with silent() as where:
        assert outcome(f"http://{where}/") is Outcome.UNKNOWN
        assert outcome(f"https://{where}/") is Outcome.FAILED
    for never in ("http://127.0.0.1:1/", "not an address", "http://[::bad/", "http://nowhere.invalid/", ""):
        assert outcome(never) is Outcome.FAILED


def test_a_header_that_would_forge_another_is_a_failure():
    """S4-24: what an administrator pastes as a key becomes no second header."""
    with pytest.raises(Unanswered) as caught:
        going_out.run(post("http://127.0.0.1:1/", b"", {"authorization": "Bearer x\r\nx-other: y"}))
    assert caught.value.receipt.outcome is Outcome.FAILED


def test_who_hangs_with_every_connection_keeps_nobody_else_waiting(monkeypatch):
    """I-11: three times the calls that one host has connections for hang, and another host answers before one ends."""
    monkeypatch.setattr(http, "CONNECTIONS_PER_HOST", 20)
    monkeypatch.setattr(http, "PATIENCE", aiohttp.ClientTimeout(connect=2, total=3))
    peer = Provider(status=204)
    server = started(peer)

    async def both():
        with silent() as where:
            hanging = [asyncio.create_task(post(f"http://{where}/", b"", {})) for _ in range(60)]
            await asyncio.sleep(0.05)
            status = await post(peer.url, b"", {})
            assert not any(one.done() for one in hanging), "it waited for those that hang"
            done = await asyncio.gather(*hanging, return_exceptions=True)
        await close()
        return status, {one.receipt.outcome for one in done}

    assert going_out.run(both()) == (204, {Outcome.UNKNOWN, Outcome.FAILED})
    server.shutdown()


def test_the_engine_closes_what_was_opened():
    """S1-20: nothing of this process is left at the other side."""
    peer = Provider(status=204)
    server = started(peer)

    async def used():
        assert await post(peer.url, b"", {}) == 204
        session = http._session()
        assert http._session() is session
        await Engine(parts=()).stop()
        return session.closed, http._session() is session

    assert going_out.run(used()) == (True, False)
    server.shutdown()
