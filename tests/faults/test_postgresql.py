"""What a PostgreSQL that dies, goes read-only or drops its connections does to an acknowledged press (CR-5)."""

import signal
import time
from contextlib import contextmanager

import psycopg
import pytest

from tests import postgres
from tests.faults.sender import Sender
from tests.processes import verified

pytestmark = pytest.mark.once_on_postgresql
ACK_WITHIN = 20
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'regie'"


@contextmanager
def own_server():
    """A durable server of this test, that may be killed: its folder, its address, and how to start it again."""
    found, folder = postgres.programs(), postgres.own_folder()
    postgres.as_account(
        found / "initdb", "-D", folder / "data", "-U", postgres.ACCOUNT, "-A", "trust", "--no-sync"
    )
    server = Server(found / "postgres", folder)
    try:
        yield server.start()
    finally:
        server.leave()


class Server:
    """One postmaster, started and ended as the test wants."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.process = None

    def start(self):
        """Start it and wait until it has recovered."""
        self.process = postgres.started(self.program, self.folder, durable=True)
        postgres.wait_until_ready(self.process, self.folder)
        return self

    def end(self, how):
        """SIGKILL takes the children too: they see that the postmaster is gone."""
        self.process.send_signal(how)
        self.process.wait(30)

    def leave(self):
        """End it if it still runs, and leave nothing behind."""
        if self.process and self.process.poll() is None:
            self.end(signal.SIGQUIT)
        postgres.shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, statement):
        postgres.ask(postgres.address(self.folder), statement)

    @property
    def database(self):
        return postgres.named(postgres.address(self.folder), "regie")


def copied_from(demo_database, server):
    """The demo chain, on the server that may be killed."""
    server.ask('CREATE DATABASE "regie"')
    dump = postgres.programs() / "pg_dump"
    load = postgres.programs() / "psql"
    text = postgres.subprocess.run([dump, demo_database], capture_output=True, check=True).stdout
    command = [load, "-q", "-v", "ON_ERROR_STOP=1", server.database]
    postgres.subprocess.run(command, input=text, capture_output=True, check=True)


def until_acked(sender, regie, key):
    """A button repeats its press until somebody says that it is kept."""
    until = time.monotonic() + ACK_WITHIN
    while (alarm := sender.press(regie, key, seconds=3)) is None:
        assert time.monotonic() < until, regie.log.read_text()[-3000:]
    return alarm


def test_a_database_that_fails_loses_nothing_acknowledged(start_regie, demo_database, tmp_path, monkeypatch):
    """I-1 I-2 I-4 I-6 (CR-5): killed -9, stopped hard, connections cut, read-only; each time no acknowledgement while
    it lasts, one alarm when the press is sent again, and work that goes on by itself.
    """
    monkeypatch.delenv("REGIE_ALLOW_LOSS", raising=False)
    sender = Sender(tmp_path / "senders.jsonl")
    with own_server() as server:
        copied_from(demo_database, server)
        regie = start_regie(server.database)
        assert sender.press(regie, "before")
        it_dies(server, sender, regie)
        it_goes_read_only(server, sender, regie)
        until = time.monotonic() + ACK_WITHIN
        while waiting(server.database) and time.monotonic() < until:
            time.sleep(0.2)
        assert waiting(server.database) == 0
        verified(server.database, "--senders", sender.file, "--complete", "--crashes", 4, "--late", 30)


def it_dies(server, sender, regie):
    """Killed, stopped hard, and everybody thrown out."""
    server.end(signal.SIGKILL)
    assert sender.press(regie, "killed", seconds=3) is None
    server.start()
    until_acked(sender, regie, "killed")
    server.end(signal.SIGQUIT)
    server.start()
    until_acked(sender, regie, "stopped hard")
    server.ask(CUT)
    until_acked(sender, regie, "cut")


def it_goes_read_only(server, sender, regie):
    """As a standby that was never promoted, or a disk that its manager protects."""
    server.ask("ALTER DATABASE regie SET default_transaction_read_only = on")
    server.ask(CUT)
    time.sleep(1)
    assert sender.press(regie, "read-only", seconds=3) is None
    server.ask("ALTER DATABASE regie RESET default_transaction_read_only")
    server.ask(CUT)
    until_acked(sender, regie, "read-only")


def waiting(database):
    """Calls of the first step that have not left."""
    with psycopg.connect(database) as connection:
        asked = "SELECT count(*) FROM regie_call WHERE state = 'waiting' AND purpose = 'call' AND attempt = 0"
        return connection.execute(asked + " AND due_at < now()").fetchone()[0]
