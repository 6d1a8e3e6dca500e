"""For which week is a digest, when may it leave, and is there anything to tell?"""

from datetime import date, datetime, timedelta

MONDAY_MORNING = 8


def week_of(local: datetime) -> date | None:
    """The Monday of the week whose digest may leave now; None before Monday morning has begun."""
    monday = local.date() - timedelta(days=local.weekday())
    early = local.date() == monday and local.hour < MONDAY_MORNING
    return None if early else monday


def tells_something(*, kept: int, due: int, waits: int, learned: int) -> bool:
    """A mail that says nothing teaches people not to read it."""
    return bool(kept or due or waits or learned)
