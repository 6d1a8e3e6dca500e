"""Which readings are a danger to the next alarm, and which of them stop the heartbeat."""

import pytest

from regie.watch.rules import Reading, Standbys, problems, sqlite_is_safe

ALIVE = {"ladder": 1.0, "calls": 2.0}


def codes(**read):
    """The problems of a reading that is otherwise in order, with how grave each is."""
    return [
        (one.code, one.grave) for one in problems(Reading(**{"parts": ALIVE, "silent_after": 15.0, **read}))
    ]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ({}, []),
        ({"parts": {"ladder": 15.0}}, []),
        ({"parts": {"ladder": 15.1}}, [("part_silent", True)]),
        ({"parts": {"ladder": None}}, [("part_silent", True)]),
        ({"ladder_late": 5.0}, []),
        ({"ladder_late": 5.1}, [("ladder_late", True)]),
        ({"calls_late": 1}, [("calls_late", True)]),
        ({"channels": {"sms": 3}}, [("channel_failing", False)]),
        ({"free_disk": 0.15}, []),
        ({"free_disk": 0.149}, [("disk_low", False)]),
        ({"free_disk": 0.049}, [("disk_low", True)]),
        ({"sqlite": (3, 40, 1)}, [("sqlite_old", True)]),
        ({"sqlite": (3, 53, 4)}, []),
        ({"wal_bytes": 64 * 1024 * 1024 + 1}, [("wal_long", False)]),
        ({"clocks_apart": (("web-1", "7"),)}, [("clock_apart", False)]),
        ({"clock_set_by": -3600.0}, [("clock_set", False)]),
        ({"mail": 15.1}, [("mail_silent", False)]),
        ({"mail": None}, [("mail_silent", False)]),
        ({"silent_lines": ("Piepers",)}, [("line_silent", False)]),
        ({"storage_failed": True}, [("storage_failed", True)]),
        ({"unreadable_keys": 1}, [("keys_unreadable", True)]),
        ({"mqtt_name_shared": "regie"}, [("mqtt_name_shared", True)]),
        ({"standbys": Standbys(0, "", "on")}, []),
        ({"standbys": Standbys(1, "ANY 1 (b)", "on")}, []),
        ({"standbys": Standbys(1, "ANY 1 (b)", "remote_apply")}, []),
        ({"standbys": Standbys(1, "", "on")}, [("standby_not_awaited", False)]),
        ({"standbys": Standbys(1, "ANY 1 (b)", "local")}, [("standby_not_awaited", False)]),
        ({"standbys": Standbys(0, "ANY 1 (b)", "on")}, [("standby_away", True)]),
        ({"standbys": Standbys(0, "ANY 1 (b)", "local")}, []),
        ({"silent_devices": 2}, [("devices_silent", False)]),
        ({"uncovered": (("Oost", "14.00"), ("West", "15.00"))}, [("nobody_on_duty", False)] * 2),
    ],
)
def test_what_is_a_danger(read, expected):
    """S1-18 (I-20): each reading at its bound and just past it; what stops an alarm stops the heartbeat."""
    assert codes(**read) == expected


def test_the_gravest_comes_first():
    """S1-18 (I-20): the one line on a page is the one that matters."""
    assert codes(silent_devices=1, calls_late=1)[0] == ("calls_late", True)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_which_sqlite_has_the_repair(version, safe):
    """S1-18 (I-20): 3.7.0 to 3.51.2 can lose commits when the WAL is reset, but for two repaired branches."""
    assert sqlite_is_safe(version) is safe
