"""What the disk can do to an acknowledged press: crash at a sync, an error at a sync, a power cut, no room left."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from regie.demo import chain
from tests.databases import copy_file
from tests.faults.sender import Sender
from tests.processes import verified

pytestmark = pytest.mark.once
HERE = Path(__file__).parent


@pytest.fixture
def sender(tmp_path):
    return Sender(tmp_path / "senders.jsonl")


@contextmanager
def injected(process, fault):
    """strace on a living process: `fault` happens at one of its next syncs of the write-ahead log."""
    wal = process.database.removeprefix("sqlite:") + "-wal"
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", wal, "-e", "trace=fdatasync,fsync"]
    tracer = subprocess.Popen(
        [*command, "-e", f"inject=fdatasync,fsync:{fault}", "-p", str(process.child.pid)],
        stderr=subprocess.PIPE,
    )
    time.sleep(0.5)
    assert tracer.poll() is None, tracer.stderr.read().decode()
    try:
        yield
    finally:
        if tracer.poll() is None:
            tracer.send_signal(signal.SIGINT)
        tracer.wait(10)


def test_killed_in_the_middle_of_a_sync(start_regie, demo_database, sender):
    """I-1 I-2 I-3 I-4 (CR-1): kill -9 at an exact sync; what was acknowledged is there, what was not is there once or
    not at all, and sending it again gives exactly one.
    """
    regie = start_regie(demo_database)
    for nth in (1, 6):
        with injected(regie, f"signal=SIGKILL:when={nth}"):
            sent = 0
            while regie.is_running() and sent < 40:
                sent += 1
                sender.press(regie, f"kill{nth}-{sent}", seconds=3)
        assert not regie.is_running(), "no sync was hit: is the write-ahead log synced at all?"
        regie.restart()
        assert sender.press(regie, f"kill{nth}-{sent}")
    # Under strace on a busy machine minutes pass; how late a step may be is asked in test_kill.
    verified(demo_database, "--senders", sender.file, "--complete", "--crashes", 2, "--late", 300)


def test_an_error_at_a_sync(start_regie, demo_database, sender):
    """I-2 I-4 I-20 (CR-3): an input/output error at a commit is no acknowledgement; the next press is kept."""
    regie = start_regie(demo_database)
    assert sender.press(regie, "before")
    with injected(regie, "error=EIO:when=1+"):
        refused = [sender.press(regie, f"broken{number}", seconds=5) for number in range(3)]
    assert refused == [None, None, None]
    until = time.monotonic() + 10
    while sender.press(regie, "broken0", seconds=2) is None:
        assert time.monotonic() < until, regie.log.read_text()[-3000:]
    assert sender.press(regie, "after")
    assert "disk I/O error" in regie.log.read_text()
    assert "storage_failed" in dangers(regie), "and whoever administers reads it on the screen"
    verified(demo_database, "--senders", sender.file, "--complete", "--late", 300)


def dangers(regie):
    """What the watch tells an administrator, by code."""
    said = {"username": "beheer", "password": chain.password("beheer")}
    token = httpx.post(f"{regie.url}/api/v1/sessions", json=said, timeout=30).json()["token"]
    told = httpx.get(f"{regie.url}/api/v1/watch", headers={"Authorization": f"Bearer {token}"}, timeout=30)
    return [one["code"] for one in told.json()]


def compiled(folder):
    """The shim; a machine without a compiler is told so by scripts/system_packages."""
    shim = folder / "power_cut.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-o", shim, HERE / "power_cut.c", "-ldl"]
    subprocess.run(command, check=True)
    return str(shim)


def after_a_power_cut(start_regie, database, sender, folder, presses=12):
    """The database as the disk holds it when the power fails right after the last acknowledgement."""
    kept = folder / "disk"
    kept.mkdir()
    file = Path(database.removeprefix("sqlite:"))
    shutil.copy(file, kept / file.name)
    regie = start_regie(database, LD_PRELOAD=compiled(folder), POWER_CUT=str(kept))
    acked = [sender.press(regie, f"press{number}") for number in range(presses)]
    assert all(acked)
    regie.kill()
    return f"sqlite:{kept / file.name}"


def test_the_power_fails(start_regie, demo_database, sender, tmp_path):
    """I-1 I-2: only what was synced survives, and everything acknowledged was."""
    disk = after_a_power_cut(start_regie, demo_database, sender, tmp_path)
    late = ("--late", 3600)
    verified(disk, "--senders", sender.file, "--complete", *late)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 24 MB; only root may mount one."""
    if os.geteuid() != 0:
        pytest.fail("only root can mount the small disk that this test fills; run it as root")
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_the_disk_is_full(start_regie, demo_database, sender, small_disk):
    """I-1 I-2 I-20 (CR-4): an alarm is kept from the ballast; without it the sender is told that nothing was kept."""
    file = small_disk / "regie.sqlite3"
    copy_file(demo_database.removeprefix("sqlite:"), str(file))
    database = f"sqlite:{file}"
    regie = start_regie(database, REGIE_DATA=str(small_disk), REGIE_BALLAST_MB="4")
    assert sender.press(regie, "before")
    assert (small_disk / "ballast").stat().st_size == 4 * 1024 * 1024

    fill(small_disk / "neighbour")
    kept = [sender.press(regie, f"full{number}") for number in range(30)]
    assert all(kept), regie.log.read_text()[-3000:]
    assert not (small_disk / "ballast").exists()
    assert "the ballast was given up" in regie.log.read_text()

    fill(small_disk / "neighbour2")
    assert not all(sender.press(regie, f"nothing{number}", seconds=5) for number in range(60))
    (small_disk / "neighbour").unlink()
    until = time.monotonic() + 10
    while sender.press(regie, "room again", seconds=2) is None:
        assert time.monotonic() < until, regie.log.read_text()[-3000:]
    assert httpx.get(f"{regie.url}/health").status_code in (200, 503)
    verified(database, "--senders", sender.file, "--complete", "--late", 20)


def fill(file):
    """Take all that is left."""
    with file.open("wb", buffering=0) as opened:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    opened.write(b"\0" * size)
            except OSError:
                continue
