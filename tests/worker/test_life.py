"""That a process says that it goes round, to systemd and to a container, and waits for a database that is away."""

import asyncio
import contextlib
import socket

import pytest
from django.db import OperationalError, connection
from django.test import Client

from regie import alive
from regie.cli import run
from regie.worker import life

pytestmark = pytest.mark.once


def test_systemd_hears_that_it_is_ready_and_lives(tmp_path, monkeypatch):
    """S1-18 (I-20): READY once, after the doors are open, then a sign of life each time; and the file is young.

    It hears a hundred of them and reads none meanwhile: nobody waits for it.
    """
    file = tmp_path / "alive"
    monkeypatch.setenv("REGIE_ALIVE", str(file))
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setattr(life, "EVERY_SECONDS", 0.01)
    monkeypatch.setattr(life, "READY_AFTER", 0.01)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(10)
        systemd.bind(str(tmp_path / "notify"))

        async def for_a_while():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(life.tell(), 1)

        asyncio.run(for_a_while())
        assert [systemd.recv(64) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
        assert life.to_systemd("READY=1")
    monkeypatch.setattr(alive.sys, "argv", ["alive"])
    assert alive.main() == 0


def test_who_is_asked_whether_it_answers_asks_nobody():
    """S1-18 (I-20): /alive reads no database, so that a press goes on when a part elsewhere has stopped."""
    answer = Client().get("/alive")
    assert (answer.status_code, answer.content) == (200, b"alive")


def test_a_database_that_is_away_is_waited_for(monkeypatch, capsys):
    """S1-18 (I-8): whoever starts a process again waits longer each time; we do not."""
    tries = iter([OperationalError("nobody there"), OperationalError("not yet"), None])

    def connect():
        if problem := next(tries):
            raise problem

    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(connection, "ensure_connection", connect)
    monkeypatch.setattr(run.time, "sleep", lambda _: None)
    run.wait_for_database()
    said = capsys.readouterr().err.splitlines()
    assert said == [f"Regie waits for its database: {why}" for why in ("nobody there", "not yet")]
