"""What the installation says of itself now, and what of it somebody must know."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from regie import ballast, storage
from regie.alarms.models import Alarm, Call
from regie.alarms.queries import clock_set_by, failing_channels
from regie.devices.models import Hook
from regie.devices.queries import kept_by
from regie.duty.models import AMSTERDAM, RotaLine
from regie.duty.queries import sites_in_chain
from regie.journal.models import Pulse
from regie.journal.queries import CLOCK_APART, MQTT_NAME_SHARED, SILENT_AFTER, signs_of_life
from regie.panels.models import PanelKey
from regie.people.models import Person
from regie.places.models import Place
from regie.reach.models import Outlet
from regie.reach.queries import silent_lines
from regie.vault import is_readable
from regie.watch import rules

PARTS = ("ladder", "visits", "calls", "worker", "devices", "stream", "gateway:sia_dc09")
# A gateway that shares its name says so at least this often.
NAME_TOLD_FOR = timedelta(minutes=1)
COMING_HOURS = 8


def parts() -> tuple[str, ...]:
    """Every part that this installation has."""
    return (*PARTS, *(["gateway:mqtt"] if settings.MQTT_URL else []))


def problems_for(person: Person, *, at: datetime) -> tuple[rules.Problem, ...]:
    """What this person must know: the installation as a whole, and the devices and sites that are theirs."""
    devices = kept_by(person).filter(revoked_at=None, silent_since__isnull=False).distinct()
    sites = list(sites_in_chain(person))
    return rules.problems(_reading(at=at, silent_devices=devices.count(), uncovered=_uncovered(sites, at=at)))


def grave_problems(*, at: datetime) -> tuple[rules.Problem, ...]:
    """What may keep the next alarm from arriving; the heartbeat stops for it."""
    return tuple(one for one in rules.problems(_reading(at=at)) if one.grave)


def _reading(*, at: datetime, **theirs) -> rules.Reading:
    alive = signs_of_life()
    shared = alive.get(MQTT_NAME_SHARED)
    return rules.Reading(
        silent_after=SILENT_AFTER.total_seconds(),
        silent_lines=tuple(line.name for line in silent_lines(at=at)),
        parts={part: (at - alive[part].at).total_seconds() if part in alive else None for part in parts()},
        mail=(at - alive["mail"].at).total_seconds() if "mail" in alive else None,
        mqtt_name_shared=shared.detail if shared and at - shared.at < NAME_TOLD_FOR else "",
        ladder_late=_ladder_late(at), calls_late=_calls_late(at), channels=failing_channels(at=at),
        free_disk=_free_disk(),
        sqlite=sqlite3.sqlite_version_info if connection.vendor == "sqlite" else None, wal_bytes=_wal_bytes(),
        clocks_apart=_clocks_apart(alive, at), clock_set_by=clock_set_by(at=at),
        storage_failed=storage.failed_lately(), unreadable_keys=_unreadable_keys(), standbys=_standbys(), **theirs,
    )  # fmt: skip


def _clocks_apart(alive: dict[str, Pulse], at: datetime) -> tuple[tuple[str, str], ...]:
    """Machines whose clock is not that of the database, and by how many seconds."""
    told = {part: pulse for part, pulse in alive.items() if part.startswith(CLOCK_APART)}
    lately = {part: pulse for part, pulse in told.items() if at - pulse.at < SILENT_AFTER}
    return tuple((part.removeprefix(CLOCK_APART), pulse.detail) for part, pulse in sorted(lately.items()))


def _ladder_late(at: datetime) -> float:
    first = Alarm.objects.due(at).values_list("next_step_at", flat=True).first()
    return (at - first).total_seconds() if first else 0.0


def _calls_late(at: datetime) -> int:
    """Calls that nobody even tried; one that failed and waits for its next try is told by its channel."""
    due = at - timedelta(seconds=rules.CALL_LATE_AFTER)
    return Call.objects.filter(state=Call.State.WAITING, attempt=0, due_at__lte=due).count()


def _free_disk() -> float:
    return ballast.share_left(settings.DATA)


def _wal_bytes() -> int:
    wal = Path(f"{settings.DATABASES['default']['NAME']}-wal")
    return wal.stat().st_size if connection.vendor == "sqlite" and wal.exists() else 0


def _unreadable_keys() -> int:
    """How many outlets, doors and panels have a key that was sealed under a secret that is no longer known."""
    doors = Hook.objects.in_use().filter(proof=Hook.Proof.SIGNED).values_list("secret", flat=True)
    panels = PanelKey.objects.filter(panel__revoked_at=None).values_list("sealed", flat=True)
    outlets = sum(not outlet.is_readable for outlet in Outlet.objects.in_use())
    return outlets + sum(not is_readable(sealed) for sealed in (*doors, *panels))


def _standbys() -> rules.Standbys | None:
    """Without pg_monitor PostgreSQL shows that somebody follows it, and not who: a back-up under way counts too."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE state IS NULL OR state IN ('streaming', 'catchup')),"
            " current_setting('synchronous_standby_names'), current_setting('synchronous_commit')"
            " FROM pg_stat_replication"
        )
        return rules.Standbys(*cursor.fetchone())


def _uncovered(sites: list[Place], *, at: datetime) -> tuple[tuple[str, str], ...]:
    """The first coming hour at each site in which nobody at all is on duty."""
    found: list[tuple[str, str]] = []
    for hour in range(COMING_HOURS):
        moment = at + timedelta(hours=hour)
        lines = RotaLine.objects.holding(moment).filter(person__is_active=True)
        covered = set(lines.values_list("site_id", flat=True))
        named = {name for name, _ in found}
        found += [
            (site.name, f"{moment.astimezone(AMSTERDAM):%H.%M}")
            for site in sites
            if site.pk not in covered and site.name not in named
        ]
    return tuple(found)
