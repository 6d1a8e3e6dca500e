"""When is a device that says nothing a device whose line is cut?

The classes are named after EN 50136-1. Their figures are recalled, not read in the (paid) standard: alarms.md §5.1
says so, and so do the operator's pages. Regie is tested against these figures; it is no EN 50136 system.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from regie.refusal import Refused


class Supervision(StrEnum):
    """Within which time a cut line is reported; NONE for a device that only speaks when it is pressed."""

    NONE = ""
    SP1 = "SP1"
    SP2 = "SP2"
    SP3 = "SP3"
    SP4 = "SP4"
    SP5 = "SP5"
    SP6 = "SP6"
    DP1 = "DP1"
    DP2 = "DP2"
    DP3 = "DP3"
    DP4 = "DP4"


# For DP the figure of the primary path: the one that Regie hears.
CLASSES: dict[Supervision, timedelta] = {
    Supervision.SP1: timedelta(days=32),
    Supervision.SP2: timedelta(hours=25),
    Supervision.SP3: timedelta(minutes=30),
    Supervision.SP4: timedelta(seconds=180),
    Supervision.SP5: timedelta(seconds=90),
    Supervision.SP6: timedelta(seconds=20),
    Supervision.DP1: timedelta(hours=25),
    Supervision.DP2: timedelta(minutes=30),
    Supervision.DP3: timedelta(minutes=3),
    Supervision.DP4: timedelta(seconds=90),
}
# The look comes once a second and takes a moment; the report must still be inside the class time.
ROOM_TO_REPORT = timedelta(seconds=10)


def default_for(kind: str) -> Supervision:
    """The class a new device gets: a browser none, a desk button SP5, everything else SP4."""
    return {"browser": Supervision.NONE, "desk": Supervision.SP5}.get(kind, Supervision.SP4)


def supervision_named(said: str) -> Supervision:
    """The class of this name; raises Refused "supervision_unknown"."""
    try:
        return Supervision(said)
    except ValueError as problem:
        raise Refused("supervision_unknown") from problem


def interval(supervision: str) -> timedelta | None:
    """How often a device of this class is asked to speak: two signs may get lost before it counts as silent."""
    return CLASSES[Supervision(supervision)] / 3 if supervision else None


def reported_after(supervision: str) -> timedelta:
    """How long after its last sign a device is called silent: later than one interval, inside the class time."""
    reporting_time = CLASSES[Supervision(supervision)]
    return reporting_time - min(reporting_time / 10, ROOM_TO_REPORT)


def is_silent(
    supervision: str, *, last_heard_at: datetime | None, listening_since: datetime, at: datetime
) -> bool:
    """Whether the line counts as cut.

    A device that never spoke has no line to lose yet. And nobody is silent because Regie itself was away: its own
    silence does not count, so `listening_since` is when it began to listen.
    """
    if not supervision or last_heard_at is None:
        return False
    return at - max(last_heard_at, listening_since) >= reported_after(supervision)


def last_heard_before(supervision: str, at: datetime) -> datetime:
    """Devices of this class that were last heard at or before this moment may be silent."""
    return at - reported_after(supervision)
