"""A real panel on a real socket of a real process: commit before ACK, split and joined frames, repeats."""

import socket
from contextlib import suppress

from regie.gateways.panel import frame_for, send
from tests.rows import rows

# Bodies in the form of pysiaalarm's own test frames, wrapped as its protocol says.
SIA_FRAME = b'\n9E610036"SIA-DCS"0042L0#1234[#1234|NPA007]_10:15:30,11-22-2026\r'
CONTACT_ID_FRAME = b'\n773B003B"ADM-CID"0043L0#1234[#1234|1120 01 007]_10:15:30,11-22-2026\r'


def talk(process, *pieces, replies=1):
    """Send the pieces one by one and read as many replies."""
    with socket.create_connection(("127.0.0.1", process.sia_port), timeout=10) as line:
        answer = b""
        for piece in pieces:
            line.sendall(piece)
        while answer.count(b"\r") < replies:
            answer += line.recv(4096)
    return answer


def alarms(database):
    """Kind and place of every alarm, oldest first."""
    return rows(database, "SELECT kind, place_words FROM regie_alarm ORDER BY id")


def test_a_panel_alarm_is_on_disk_when_it_is_acknowledged(start_regie, demo_database):
    """S1-18 (I-1, I-2): the ACK leaves after the commit, so a kill right after it loses nothing."""
    regie = start_regie(demo_database)
    answer = talk(regie, SIA_FRAME)
    regie.kill()
    assert b'"ACK"0042L0#1234[]' in answer
    assert alarms(demo_database) == [("alarm", "Spreekkamer 4, Eerste verdieping, Werkplein Oost")]


def test_split_and_joined_frames_and_a_repeat(start_regie, demo_database):
    """S1-18 (I-3): TCP has no messages; one press is one alarm however it is cut, glued or repeated."""
    regie = start_regie(demo_database)
    single_bytes = [SIA_FRAME[index : index + 1] for index in range(len(SIA_FRAME))]
    assert talk(regie, *single_bytes).count(b'"ACK"') == 1
    joined = SIA_FRAME + CONTACT_ID_FRAME
    assert talk(regie, joined, replies=2).count(b'"ACK"') == 2
    assert len(alarms(demo_database)) == 2


def test_what_is_no_press_raises_no_alarm(start_regie, demo_database):
    """S1-18 (I-5): restores, tests, troubles, a switched-off button, and a frame with a wrong sum."""
    regie = start_regie(demo_database)
    for code in ("PR", "RP", "PT", "PB", "YT", "NULL"):
        assert send("127.0.0.1", regie.sia_port, "1234", code, zone="1").header.id == "ACK"
    assert send("127.0.0.1", regie.sia_port, "9999", "PA", seconds=1) is None
    damaged = bytearray(frame_for("1234", "PA"))
    damaged[3] ^= 1
    with socket.create_connection(("127.0.0.1", regie.sia_port), timeout=1) as line, suppress(TimeoutError):
        line.sendall(bytes(damaged))
        assert line.recv(100) == b""
    assert alarms(demo_database) == []
