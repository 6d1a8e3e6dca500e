"""Panels and a real process that breaks: kill -9 after the ACK, a locked database, recordings after a restart."""

import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import psycopg
import pytest

from regie.gateways.panel import exchange, frame_for
from tests.databases import run_python
from tests.rows import rows

KEY = bytes(range(16))
GIVE_A_KEY = f"""
from regie.devices.models import Device
from regie.panels.actions import set_key
set_key(Device.objects.get(account="1234"), key="{KEY.hex()}", at=timezone.now(), by=None)
"""


def press(sequence, *, zone="1", key=KEY, off=0.0, account="1234"):
    """One frame of a panel whose clock is `off` seconds ahead."""
    stamp = datetime.fromtimestamp(time.time() + off, UTC)
    return frame_for(account, "PA", zone=zone, sequence=sequence, stamped_at=stamp, key=key)


def said(process, frame, *, udp=False, seconds=1.0, key=KEY):
    """What the panel hears within its second: "ACK", "NAK" or silence."""
    reply = exchange("127.0.0.1", process.sia_port, frame, seconds=seconds, udp=udp, key=key)
    return reply.header.id if reply else "silence"


def alarms(database):
    """Whether each alarm is verified, oldest first."""
    return [bool(row[0]) for row in rows(database, "SELECT unverified FROM regie_alarm ORDER BY id")]


def heard_at_last(process, frame, *, udp):
    """Whether a panel that goes on repeating is acknowledged; a busy machine may take its time."""
    until = time.monotonic() + 40
    while time.monotonic() < until:
        if said(process, frame, udp=udp, key=None, seconds=5.0) == "ACK":
            return True
    return False


@contextmanager
def locked(database):
    """Nobody else can write an alarm while this lasts."""
    if database.startswith("sqlite:"):
        with closing(sqlite3.connect(database.removeprefix("sqlite:"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
    else:
        with psycopg.connect(database) as other:
            other.execute("LOCK TABLE regie_alarm IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()


@pytest.mark.once
def test_encrypted_datagrams_kill_restart_and_a_recording(start_regie, demo_database, tmp_path):
    """I-1 I-2 I-3 I-5 DV-4: what was acknowledged by UDP survives kill -9; its recording is no press afterwards."""
    run_python(GIVE_A_KEY, database=demo_database, data=tmp_path)
    regie = start_regie(demo_database)
    frame = press(42)
    assert said(regie, frame, udp=True) == "ACK"
    regie.kill()
    assert alarms(demo_database) == [False]
    regie.restart()
    assert said(regie, frame, udp=True) in ("ACK", "NAK")  # known; NAK when the restart took more than 40 s
    others = [
        press(43, key=None),
        press(44, key=bytes(16)),
        press(45, account="9999"),
        press(46, key=None, account="9999"),
    ]
    assert [said(regie, other, key=None, seconds=0.4) for other in others] == ["silence"] * 4
    assert alarms(demo_database) == [False]
    assert said(regie, press(47)) == "ACK"
    assert alarms(demo_database) == [False, False]


@pytest.mark.once
def test_a_panel_with_a_flat_clock_battery(start_regie, demo_database, tmp_path):
    """I-5 DV-3: NAK with our time three times, then people are called; the corrected clock verifies, one alarm."""
    run_python(GIVE_A_KEY, database=demo_database, data=tmp_path)
    regie = start_regie(demo_database)
    for number in range(3):
        assert alarms(demo_database) == []
        reply = exchange("127.0.0.1", regie.sia_port, press(7, off=-9e8 + number), key=KEY)
        assert reply.header.id == "NAK"
        assert abs(reply.stamped_at.timestamp() - time.time()) < 5
    assert alarms(demo_database) == [True]
    assert said(regie, press(7)) == "ACK"
    assert alarms(demo_database) == [False]


@pytest.mark.parametrize("udp", [False, True])
def test_a_locked_database_gives_no_ack_and_one_alarm(start_regie, demo_database, udp):
    """DV-6 I-2 I-3 I-4: longer than the database waits; the panel repeats each second, and its press is one alarm."""
    regie = start_regie(demo_database)
    # The first press of a process also reads the policy, which is slow on a busy machine and not asked here.
    assert heard_at_last(regie, press(41, zone="2", key=None), udp=udp)
    frame = press(42, key=None)
    heard = []
    with locked(demo_database):
        until = time.monotonic() + 6
        while time.monotonic() < until:
            heard.append(said(regie, frame, udp=udp, key=None))
    assert set(heard) == {"silence"}
    assert heard_at_last(regie, frame, udp=udp)
    assert alarms(demo_database) == [False, False]


@pytest.mark.once
def test_a_storm_on_both_roads_while_another_panel_presses(start_regie, demo_database):
    """DV-1 LD-2 I-3: one panel floods, encrypted nonsense and half frames come in; each press of the other is heard."""
    regie = start_regie(demo_database)
    stop = threading.Event()
    nonsense = [press(1, key=bytes(16), account="9999"), press(1, zone="2", key=None), b"\n" + b"x" * 900]
    noise = [threading.Thread(target=_flood, args=(regie, frame, stop)) for frame in nonsense]
    for one in noise:
        one.start()
    try:
        began = time.monotonic()
        # A datagram may get lost in a flood; the panel repeats it, and it is the same press.
        frames = [press(100 + n, zone="5", key=None) for n in range(10)]
        assert all(heard_at_last(regie, frame, udp=bool(n % 2)) for n, frame in enumerate(frames))
        print(f"ten presses in a storm: {time.monotonic() - began:.1f} s")
    finally:
        stop.set()
        for one in noise:
            one.join()
    assert len(rows(demo_database, "SELECT key FROM regie_alarm")) == len(frames) + 1


def _flood(process, frame, stop):
    while not stop.is_set():
        exchange("127.0.0.1", process.sia_port, frame, seconds=0.05, udp=True)
