"""May this be forgotten? Two clocks answer, that of data protection and that of the archive, and a hold stops both."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from regie.refusal import Refused


class Standing(StrEnum):
    """How one record stands."""

    RUNS = "runs"
    DUE = "due"
    ARCHIVE_RUNS = "archive_runs"
    ARCHIVE_UNKNOWN = "archive_unknown"
    NOT_CONFIGURED = "not_configured"
    NOT_STARTED = "not_started"
    HELD = "held"


@dataclass(frozen=True)
class Clocks:
    """When each term ends; None where nobody decided one, and no start while what it is counted from has not come."""

    started: bool
    privacy: datetime | None
    archive: datetime | None


def standing(clocks: Clocks, *, held: bool, at: datetime) -> Standing:
    """Due only when both terms have passed; what nobody decided is never taken for passed."""
    if held:
        return Standing.HELD
    if not clocks.started:
        return Standing.NOT_STARTED
    if clocks.privacy is None:
        return Standing.NOT_CONFIGURED
    if at < clocks.privacy:
        return Standing.RUNS
    if clocks.archive is None:
        return Standing.ARCHIVE_UNKNOWN
    return Standing.ARCHIVE_RUNS if at < clocks.archive else Standing.DUE


def check_may_erase(stands: Standing, *, reason: str, done: bool) -> None:
    """Raise while somebody holds it or the archive says not yet; before its own term only with a reason."""
    if done:
        raise Refused("erased_already")
    if stands is Standing.HELD:
        raise Refused("held")
    if stands is Standing.ARCHIVE_RUNS:
        raise Refused("archive_says_not_yet")
    if not may_erase(stands, reason=reason):
        raise Refused("erasure_needs_reason")


def may_erase(stands: Standing, *, reason: str) -> bool:
    """Whether both clocks allow it, or a reason does; a hold and the archive yield to no reason."""
    if stands in (Standing.HELD, Standing.ARCHIVE_RUNS):
        return False
    return stands is Standing.DUE or bool(reason.strip())


def check_over(*, started: bool) -> None:
    """Raise when somebody still works here or is still on the way: then there is nothing to forget."""
    if not started:
        raise Refused("not_over_yet")
