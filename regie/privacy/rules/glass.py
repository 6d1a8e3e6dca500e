"""May somebody look behind the glass now: a reason first, a short time, and another who looks at it afterwards?"""

from datetime import datetime, timedelta

from regie.refusal import Refused

# Long enough to act in an emergency, too short to work from. A bound of this software, no term of the policy.
OPEN_FOR = timedelta(hours=1)
SHORTEST_REASON = 10


def check_reason(reason: str) -> None:
    """Raise without a reason that another can judge."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("glass_needs_reason")


def check_still_whole(*, until: datetime, at: datetime) -> None:
    """Raise when the time is over."""
    if at >= until:
        raise Refused("glass_is_closed")


def check_reviewer(*, by_id: int, person_id: int, reviewed: bool) -> None:
    """Raise when the one who broke it would judge it, or it was judged already."""
    if by_id == person_id:
        raise Refused("glass_needs_another")
    if reviewed:
        raise Refused("glass_is_reviewed")
