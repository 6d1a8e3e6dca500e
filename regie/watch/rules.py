"""Which readings of the installation are a danger to the next alarm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LADDER_LATE_AFTER = 5.0
CALL_LATE_AFTER = 30.0
DISK_LOW, DISK_ALMOST_FULL = 0.15, 0.05
WAL_TOO_LONG = 64 * 1024 * 1024
# The WAL-reset bug: fixed in these versions, each of its own branch (sqlite.org, 2026).
FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


# Only with these does a commit wait until another node has it on disk.
AWAITED = ("on", "remote_apply")


@dataclass(frozen=True)
class Problem:
    """One danger. A grave one stops the heartbeat: the next alarm may not arrive."""

    code: str
    grave: bool = False
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Standbys:
    """How many servers follow this one, which of them a commit must wait for, and whether it does."""

    following: int
    names: str
    synchronous_commit: str


@dataclass(frozen=True)
class Reading:
    """What was read just now; seconds, counts and shares.

    `parts` is how long ago each part lived (None: never), and `silent_after` how long ago is too long; `uncovered`
    names the sites where in the coming hours nobody is on duty, each with its first hour; `channels` counts what
    failed lately; `clocks_apart` names machines.
    """

    parts: Mapping[str, float | None]
    silent_after: float
    ladder_late: float = 0.0
    calls_late: int = 0
    channels: Mapping[str, int] = field(default_factory=dict)
    silent_devices: int = 0
    free_disk: float = 1.0
    sqlite: tuple[int, ...] | None = None
    wal_bytes: int = 0
    clock_set_by: float = 0.0
    unreadable_keys: int = 0
    mqtt_name_shared: str = ""
    storage_failed: bool = False
    silent_lines: tuple[str, ...] = ()
    mail: float | None = 0.0
    clocks_apart: tuple[tuple[str, str], ...] = ()
    uncovered: tuple[tuple[str, str], ...] = ()
    standbys: Standbys | None = None


def problems(read: Reading) -> tuple[Problem, ...]:
    """Everything that is a danger, the gravest first."""
    found = [
        *_parts(read),
        *_names(read),
        *_storage(read),
        *_mail(read),
        *_late(read),
        *_machine(read),
        *_standbys(read.standbys),
        *_people(read),
    ]
    return tuple(sorted(found, key=lambda one: not one.grave))


def _parts(read: Reading) -> Iterable[Problem]:
    for part, ago in read.parts.items():
        if ago is None or ago > read.silent_after:
            yield Problem("part_silent", True, {"part": part})


def _storage(read: Reading) -> Iterable[Problem]:
    if read.storage_failed:
        yield Problem("storage_failed", True)


def _mail(read: Reading) -> Iterable[Problem]:
    if read.mail is None or read.mail > read.silent_after:
        yield Problem("mail_silent")


def _names(read: Reading) -> Iterable[Problem]:
    if read.mqtt_name_shared:
        yield Problem("mqtt_name_shared", True, {"name": read.mqtt_name_shared})


def _late(read: Reading) -> Iterable[Problem]:
    if read.ladder_late > LADDER_LATE_AFTER:
        yield Problem("ladder_late", True, {"seconds": round(read.ladder_late)})
    if read.calls_late:
        yield Problem("calls_late", True, {"count": read.calls_late})
    for name in read.silent_lines:
        yield Problem("line_silent", False, {"name": name})
    for channel, count in sorted(read.channels.items()):
        yield Problem("channel_failing", False, {"channel": channel, "count": count})


def _machine(read: Reading) -> Iterable[Problem]:
    if read.free_disk < DISK_LOW:
        grave = read.free_disk < DISK_ALMOST_FULL
        yield Problem("disk_low", grave, {"percent": round(read.free_disk * 100)})
    if read.sqlite is not None and not sqlite_is_safe(read.sqlite):
        yield Problem("sqlite_old", True, {"version": ".".join(map(str, read.sqlite))})
    if read.wal_bytes > WAL_TOO_LONG:
        yield Problem("wal_long", False, {"megabytes": read.wal_bytes // (1024 * 1024)})
    if read.unreadable_keys:
        yield Problem("keys_unreadable", True, {"count": read.unreadable_keys})
    if read.clock_set_by:
        yield Problem("clock_set", False, {"seconds": round(read.clock_set_by)})
    for machine, seconds in read.clocks_apart:
        yield Problem("clock_apart", False, {"machine": machine, "seconds": seconds})


def _standbys(read: Standbys | None) -> Iterable[Problem]:
    """A standby that nobody waits for loses commits at a fail-over; waiting for one that is away keeps nothing."""
    if read is None:
        return
    awaited = bool(read.names) and read.synchronous_commit in AWAITED
    if read.following and not awaited:
        yield Problem("standby_not_awaited")
    if awaited and not read.following:
        yield Problem("standby_away", True)


def _people(read: Reading) -> Iterable[Problem]:
    if read.silent_devices:
        yield Problem("devices_silent", False, {"count": read.silent_devices})
    for site, hour in read.uncovered:
        yield Problem("nobody_on_duty", False, {"site": site, "hour": hour})


def sqlite_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this version has the repair of the WAL-reset bug, in its own branch or in a later one."""
    same_branch = [one for one in FIXED if one[:2] == version[:2]]
    return version >= same_branch[0] if same_branch else version > FIXED[-1]
