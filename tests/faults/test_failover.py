"""PostgreSQL with a synchronous standby: the node dies or vanishes, and nothing acknowledged is lost."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from regie.demo import chain
from tests import postgres
from tests.faults.sender import Sender
from tests.faults.test_kill import wait_for
from tests.faults.test_postgresql import Server, copied_from, own_server, until_acked
from tests.processes import verified, verify
from tests.rows import rows
from tests.wire import to_path, wire_to

pytestmark = pytest.mark.once_on_postgresql
# I-8: so late a step may be after a fail-over, and so long it may take before a press is kept again.
BACK_WITHIN = 30
SOCKET = ".s.PGSQL.5432"
FOLLOWERS = "SELECT count(*) FROM pg_stat_replication"
FOLLOWING = f"{FOLLOWERS} WHERE sync_state IN ('sync', 'quorum')"
LEADS = "SELECT NOT pg_is_in_recovery()"
THERE = "SELECT key FROM regie_alarm ORDER BY id"
CANCEL = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
BELLS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'regie bells'"
CLIMBED = "SELECT count(*) FROM regie_entry WHERE kind = 'alarms.StepCalled' AND data->>'step' <> '0'"


class Presses:
    """A button that is pressed twice a second until told to stop, and writes down what it saw."""

    def __init__(self, sender, regie):
        self.sender, self.regie = sender, regie
        self.acked, self.unheard = 0, 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._press, daemon=True)
        self._thread.start()

    def _press(self):
        number = 0
        while not self._stop.wait(0.5):
            number += 1
            heard = self.sender.press(self.regie, f"steady {number}", seconds=3)
            self.acked, self.unheard = self.acked + bool(heard), self.unheard + (not heard)

    def stop(self):
        self._stop.set()
        self._thread.join()


@contextmanager
def steady_presses(sender, regie):
    """Pressing goes on whatever happens meanwhile."""
    presses = Presses(sender, regie)
    try:
        yield presses
    finally:
        presses.stop()


@contextmanager
def standby_of(primary, name):
    """A second server that follows the first one; nobody waits for it yet."""
    folder = postgres.own_folder()
    source = f"host={primary.folder} user={postgres.ACCOUNT} application_name={name}"
    copy = [postgres.programs() / "pg_basebackup", "-D", folder / "data", "-d", source, "-R", "-X", "stream"]
    postgres.as_account(*copy, "--checkpoint=fast", "--no-sync")
    server = Server(postgres.programs() / "postgres", folder)
    try:
        yield server.start()
    finally:
        server.leave()


def awaited(primary, name):
    """From now on a commit waits until that standby has it on disk."""
    primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 ({name})'")
    primary.ask("SELECT pg_reload_conf()")
    assert wait_for(lambda: rows(primary.database, FOLLOWING)[0][0] == 1, seconds=60)


def dangers(regie):
    """What the watch page says to the administrator."""
    body = {"username": "beheer", "password": chain.password("beheer")}
    token = httpx.post(f"{regie.url}/api/v1/sessions", json=body, timeout=60).json()["token"]
    answer = httpx.get(f"{regie.url}/api/v1/watch", headers={"Authorization": f"Bearer {token}"})
    return {one["code"] for one in answer.json() if one["code"].startswith("standby")}


def test_no_fail_over_loses_what_was_acknowledged(start_regie, demo_database, tmp_path, monkeypatch):
    """I-1 I-2 I-4 I-8 I-20: killed -9, and vanished without a word; the standby takes over, and Regie finds it."""
    monkeypatch.delenv("REGIE_ALLOW_LOSS", raising=False)
    sender = Sender(tmp_path / "senders.jsonl")
    with ExitStack() as kept:
        first = kept.enter_context(own_server())
        copied_from(demo_database, first)
        second = kept.enter_context(standby_of(first, "second"))
        wires = [kept.enter_context(wire_to(to_path(one.folder / SOCKET))) for one in (first, second)]
        regie, worker = (start_regie(address_of(wires), part=part) for part in ("run", "worker"))
        heard = wait_for(lambda: listening(first), seconds=60)
        assert heard, (
            f"{rows(first.database, BELLS)} {[one.log.read_text()[-3000:] for one in (regie, worker)]}"
        )
        the_standby_is_watched(first, second, sender, regie)
        with steady_presses(sender, regie) as presses:
            time.sleep(1)
            it_is_killed(first, second, sender, regie)
            third = kept.enter_context(standby_of(second, "third"))
            wires[0].reach = to_path(third.folder / SOCKET)
            awaited(second, "third")
            it_vanishes(second, third, wires[1], sender, regie)
        # How many of each is a matter of the machine: one that waits three seconds for an answer presses less often.
        assert min(presses.acked, presses.unheard) > 0
        assert wait_for(lambda: listening(third), seconds=BACK_WITHIN)
        assert wait_for(lambda: rows(third.database, CLIMBED)[0][0] > 0, seconds=40)
        assert worker.is_running()
        verified(
            third.database, "--senders", sender.file, "--complete", "--crashes", 4, "--late", BACK_WITHIN
        )


def test_a_standby_that_nobody_waits_for_loses_what_was_acknowledged(
    start_regie, demo_database, tmp_path, monkeypatch
):
    """I-1 I-20: why an operator names a standby to wait for: without, a press that was acknowledged is gone after the
    fail-over; the watch page said so before, and `regie verify` finds it afterwards.
    """
    monkeypatch.delenv("REGIE_ALLOW_LOSS", raising=False)
    sender = Sender(tmp_path / "senders.jsonl")
    with own_server() as first:
        copied_from(demo_database, first)
        with standby_of(first, "second") as second:
            regie = start_regie(first.database)
            assert dangers(regie) == {"standby_not_awaited"}
            assert sender.press(regie, "in time")
            assert wait_for(lambda: rows(second.database, THERE) == rows(first.database, THERE), seconds=60)
            second.ask("ALTER SYSTEM SET primary_conninfo = ''")  # as on a network that lags behind
            second.ask("SELECT pg_reload_conf()")
            assert wait_for(lambda: rows(first.database, FOLLOWERS) == [(0,)], seconds=60)
            assert sender.press(regie, "too late")
            first.end(signal.SIGKILL)
            second.ask("SELECT pg_promote()")
            assert wait_for(lambda: rows(second.database, LEADS) == [(True,)], seconds=60)
            assert [key.endswith("in time") for (key,) in rows(second.database, THERE)] == [True]
            found = verify(second.database, "--senders", sender.file)
            assert (found.returncode != 0, "too late" in found.stdout) == (True, True), found.stdout


def address_of(wires):
    """Both servers, each at the end of a wire that can go silent."""
    servers = ",".join(f"127.0.0.1:{wire.port}" for wire in wires)
    return f"postgresql://{postgres.ACCOUNT}@{servers}/regie"


def listening(server):
    """Both processes tell and hear each other's news there."""
    return rows(server.database, BELLS)[0][0] == 4


def the_standby_is_watched(first, second, sender, regie):
    """Not awaited is a danger; away is a grave one, and even a cancelled wait acknowledges nothing."""
    assert dangers(regie) == {"standby_not_awaited"}
    awaited(first, "second")
    assert dangers(regie) == set()
    second.end(signal.SIGINT)
    with ThreadPoolExecutor() as at_the_same_time:
        pressed = at_the_same_time.submit(sender.press, regie, "alone", seconds=29)
        assert wait_for(lambda: rows(first.database, CANCEL) and pressed.done(), seconds=28)
        assert pressed.result() is None
    assert rows(first.database, "SELECT count(*) FROM regie_alarm WHERE key LIKE '%alone'") == [(1,)]
    second.start()
    until_acked(sender, regie, "alone")


def it_is_killed(primary, standby, sender, regie):
    """Everybody's connections break, and for two seconds there is nobody to write to."""
    primary.end(signal.SIGKILL)
    assert sender.press(regie, "nobody", seconds=1) is None
    standby.ask("SELECT pg_promote()")
    promoted = time.monotonic()
    until_acked(sender, regie, "nobody")
    assert time.monotonic() - promoted < BACK_WITHIN / 2


def it_vanishes(primary, standby, wire, sender, regie):
    """No connection breaks: the node just says nothing any more, ever."""
    wire.freeze()
    primary.end(signal.SIGKILL)
    assert sender.press(regie, "silence", seconds=1) is None
    standby.ask("SELECT pg_promote()")
    promoted = time.monotonic()
    while sender.press(regie, "silence", seconds=3) is None:
        assert time.monotonic() - promoted < BACK_WITHIN, regie.log.read_text()[-3000:]
    print(f"kept again {time.monotonic() - promoted:.1f} s after the promotion")
