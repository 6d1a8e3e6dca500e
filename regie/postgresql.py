"""How Regie holds on to PostgreSQL: which servers it may use, and when it leaves one that no longer answers.

A node that vanishes closes no connection. The system's own bounds are hours and a hung server has none, so both are
set here: kept alive on the line, and a longest silence for each answer. What is left unanswered was not acknowledged
to anybody, and whoever pressed sends it again (I-2, I-4).
"""

import logging
import time
from typing import Any

import psycopg
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import Diagnostic, ReadOnlySqlTransaction, _WaitTimeout

# Seconds, but for tcp_user_timeout. The address may say otherwise.
LINE = {
    "application_name": "regie",
    "connect_timeout": "3",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
# A new connection is tried for this long, and then at once when somebody asks for it: the pauses between grow.
POOL = {"min_size": 2, "max_size": 20, "timeout": 10, "reconnect_timeout": 4}
LONGEST_SILENCE = 10.0
# “canceling wait for synchronous replication”: a bare warning, and the commit reports success all the same.
BARE_WARNING = "01000"

log = logging.getLogger(__name__)
_longest_silence: float | None = None
_left_at = 0.0


def settings_for(url: str) -> dict[str, Any]:
    """Django's settings for whatever libpq reads, such as `postgresql://user:password@a:5432,b:5432/regie`."""
    known = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    address = {name: known.pop(name, "") for name in ("dbname", "user", "password", "host", "port")}
    if "," in address["host"]:
        # A standby lets itself be read, and refuses every press.
        known.setdefault("target_session_attrs", "read-write")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address["dbname"],
        "USER": address["user"],
        "PASSWORD": address["password"],
        "HOST": address["host"],
        "PORT": address["port"],
        "OPTIONS": {"pool": {**POOL, "connection_class": Connection}, **LINE, **known},
    }


def leave_the_silent() -> None:
    """From now on an answer may take ten seconds; migrations, before this, take as long as they take."""
    global _longest_silence
    _longest_silence = LONGEST_SILENCE


class Connection(psycopg.Connection[Any]):
    """One that is left when its server is silent, cannot be written, or keeps a commit on one node only."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self._opened_at = time.monotonic()
        self._on_one_node = False
        self.add_notice_handler(self._hear)

    @classmethod
    def connect(cls, *args: Any, **details: Any) -> "Connection":
        """A new one, without JIT: to compile a question takes longer than to answer any that Regie asks."""
        opened = super().connect(*args, **details)
        opened.execute("SET jit = off")
        opened.commit()
        return opened

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """What the server says; OperationalError when that is nothing."""
        try:
            said = super().wait(gen, interval, timeout or _longest_silence)
        except _WaitTimeout:
            # Not cancelled: a commit that is cancelled while it waits for its standby says that it succeeded.
            self._leave(f"PostgreSQL has said nothing for {timeout or _longest_silence:g} seconds")
            raise psycopg.OperationalError("PostgreSQL does not answer") from None
        except ReadOnlySqlTransaction:
            self._leave("PostgreSQL can no longer be written here")
            raise
        except psycopg.OperationalError:
            if self.pgconn.status == pq.ConnStatus.BAD:
                self._leave("PostgreSQL closed the connection")
            raise
        if self._on_one_node:
            self._leave("a commit was not awaited on the standby")
            raise psycopg.OperationalError("a fail-over could lose this commit")
        return said

    def _hear(self, notice: Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING" and notice.sqlstate == BARE_WARNING:
            self._on_one_node = True

    def _leave(self, why: str) -> None:
        """Close this connection, and once for all of them what else was opened before this was known."""
        global _left_at
        pool = getattr(self, "_pool", None)
        self.pgconn.finish()
        if pool is not None and self._opened_at > _left_at:
            _left_at = time.monotonic()
            log.warning("%s: every connection is opened anew", why)
            pool.drain()
