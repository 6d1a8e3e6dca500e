"""Whoever says nothing more without hanging up: at the web, in the middle of a press, at the door for panels."""

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from uvicorn.config import Config
from uvicorn.server import ServerState

from regie.gateways.panel import send
from regie.gateways.tcp import GONE_AFTER, notice_who_is_gone
from regie.intake import silence
from regie.intake.silence import Listener
from tests.faults.sender import Sender
from tests.faults.test_kill import PRESS, press
from tests.processes import verified
from tests.rows import rows
from tests.wire import to_port, wire_to

pytestmark = pytest.mark.once
TOKEN = PRESS["Authorization"]
SILENT = [
    b"",
    b"POST /api/v1/alarms HTTP/1.1\r\nHost: localhost\r\n",
    f"POST /api/v1/alarms HTTP/1.1\r\nHost: localhost\r\nAuthorization: {TOKEN}\r\nContent-Length: 17\r\n\r\n".encode(),
    f"POST /api/v1/alarms HTTP/1.1\r\nHost: localhost\r\nAuthorization: {TOKEN}\r\nContent-Length: 40\r\n\r\n"
    '{"kind": "alarm"}'.encode(),
    b"POST /login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nab",
]
EACH = 40


def opened(port, said):
    """A line on which this was said, and then nothing."""
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(said)
    return line


def closed_after(line, *, within):
    """Seconds until the other end hung up."""
    began = time.monotonic()
    line.settimeout(within)
    try:
        while line.recv(4096):
            pass
    except ConnectionError:
        pass
    return time.monotonic() - began


def test_the_silent_are_hung_up_on_and_harm_nobody(regie_process, demo_database, tmp_path):
    """I-5 I-11 I-12 (LD-7): two hundred silent lines are let go after ten seconds; presses and panels go on."""
    regie = regie_process
    lines = [opened(regie.port, said) for said in SILENT for _ in range(EACH)]
    panels = [opened(regie.sia_port, said) for said in (b"", b"\n1234") for _ in range(EACH)]
    with ThreadPoolExecutor(len(lines)) as waiting:
        closed = waiting.map(lambda line: closed_after(line, within=30), lines)
        # The presser sees within five seconds that it was received.
        assert max(timed(press, regie, f"beside {number}") for number in range(10)) < 5
        assert send("127.0.0.1", regie.sia_port, "1234", "PA", zone="7", seconds=5).header.id == "ACK"
        with wire_to(to_port(regie.port)) as wire:
            wire.freeze()
            nowhere = SimpleNamespace(url=f"http://127.0.0.1:{wire.port}")
            assert Sender(tmp_path / "senders").press(nowhere, "over a dead wire", seconds=2) is None
        assert max(closed) < silence.LONGEST_PAUSE + 10
    # Not one of the presses that never came whole, not even the one of which what came is a press by itself.
    assert rows(demo_database, "SELECT count(*) FROM regie_alarm") == [(11,)]
    for line in (*lines, *panels):
        line.close()
    verified(demo_database)


def timed(work, *args):
    """Seconds that it took."""
    began = time.monotonic()
    work(*args)
    return time.monotonic() - began


def test_the_system_is_asked_to_notice_who_is_gone():
    """LD-7: within 35 seconds, as the screen itself says within 45 that it is not connected."""
    assert GONE_AFTER < 45
    with socket.create_server(("127.0.0.1", 0)) as door, socket.create_connection(door.getsockname()) as line:
        notice_who_is_gone(line)
        said = [
            line.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
            for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
        ]
        assert (line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE), said) == (1, [20, 5, 3, 35000])


@pytest.mark.parametrize(
    ("pieces", "answered"),
    [
        ([b"GET / HTTP/1.1\r\n", b"Host: x\r\n\r\n"], True),
        ([b"G"] + [b"x"] * 30, False),
        ([b"\r\n"], False),
        ([b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\r\n"], True),
    ],
    ids=["two pieces", "a letter at a time", "an empty line", "an empty line behind it"],
)
def test_a_request_has_an_end(monkeypatch, pieces, answered):
    """I-11 (LD-7): slow is well, dribbling is not; and every line is let go in the end."""
    monkeypatch.setattr(silence, "LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(silence, "LONGEST_REQUEST", 0.5)

    assert asyncio.run(talk(pieces)).startswith(b"HTTP/1.1 204") is answered


async def talk(pieces):
    """What a server of one answer says to these pieces; afterwards it holds no line any more."""
    config, state = Config(answer, http=Listener, log_level="critical", timeout_keep_alive=0.2), ServerState()
    config.load()
    server = await asyncio.get_running_loop().create_server(
        lambda: Listener(config, state, {}), "127.0.0.1", 0
    )
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    heard = b""
    try:
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0.05)
        async with asyncio.timeout(10):
            heard = await reader.read()
    except ConnectionError:
        pass
    finally:
        writer.close()
        server.close()
    assert not state.connections
    return heard


async def answer(scope, receive, reply):
    """Nothing, at once."""
    await reply({"type": "http.response.start", "status": 204, "headers": []})
    await reply({"type": "http.response.body", "body": b""})
