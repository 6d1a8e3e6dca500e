"""How PostgreSQL is found, held and left: addresses with several servers, and settings that lose what was kept."""

import socket

import psycopg
import pytest
from django.db import OperationalError, connection

from regie import postgresql
from regie.cli.run import not_durable, refuses_to_start
from regie.postgresql import settings_for
from tests.wire import to_path, wire_to


@pytest.mark.once
def test_an_address_may_name_several_servers():
    """S1-18 (I-1): whatever libpq reads; of several servers the one that can be written, unless the address says so."""
    read = settings_for("postgresql://u:p%40s@a:5432,b:5433/regie?sslmode=require&tcp_user_timeout=4000")
    address = {name: read[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert address == {
        "NAME": "regie", "USER": "u", "PASSWORD": "p@s", "HOST": "a,b", "PORT": "5432,5433",
    }  # fmt: skip
    said = {name: value for name, value in read["OPTIONS"].items() if name != "pool"}
    own = {"sslmode": "require", "tcp_user_timeout": "4000", "target_session_attrs": "read-write"}
    assert said == {**postgresql.LINE, **own}
    assert "target_session_attrs" not in settings_for("postgresql://u@a/regie")["OPTIONS"]
    anywhere = settings_for("postgresql://u@a,b/regie?target_session_attrs=any")["OPTIONS"]
    assert anywhere["target_session_attrs"] == "any"
    assert settings_for("postgresql://u@/regie?host=/run/a,/run/b")["HOST"] == "/run/a,/run/b"


@pytest.mark.once_on_postgresql
def test_a_server_that_can_lose_commits_is_refused(db, monkeypatch, capsys):
    """S1-18 (I-1): fsync, full_page_writes and synchronous_commit off, as the server of these tests really is."""
    assert not_durable() == []
    monkeypatch.delenv("REGIE_ALLOW_LOSS")
    assert refuses_to_start()
    said = capsys.readouterr().err
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        assert f"PostgreSQL says {name}=off" in said


@pytest.mark.once_on_postgresql
def test_the_system_is_asked_to_notice_a_node_that_is_gone(db):
    """S1-18 (I-8): over TCP a vanished node is noticed after 11 silent seconds, or 10 with something unsent."""
    known = connection.get_connection_params()
    with wire_to(to_path(f"{known['host']}/.s.PGSQL.5432")) as wire:
        over_tcp = {"host": "127.0.0.1", "port": wire.port, "dbname": known["dbname"], "user": known["user"]}
        with (
            psycopg.connect(**over_tcp, **postgresql.LINE) as held,
            socket.socket(fileno=held.fileno()) as line,
        ):
            said = [
                line.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
                for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
            ]
            assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            line.detach()
    assert said == [5, 2, 3, 10_000]


@pytest.mark.once_on_postgresql
def test_silence_is_not_waited_for(committed, monkeypatch):
    """S1-18 (I-1, I-2): the connection is closed and not cancelled, and the next one works."""
    with monkeypatch.context() as hurried, connection.cursor() as cursor:
        hurried.setattr(postgresql, "_longest_silence", 0.2)
        with pytest.raises(OperationalError, match="does not answer"):
            cursor.execute("SELECT pg_sleep(3)")
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
