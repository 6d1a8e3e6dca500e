"""May this draft become a version that counts?"""

from datetime import date

from regie.refusal import Refused

SHORTEST_REASON = 10


def check_taking_in(*, valid_from: date, consented_on: date | None, why_none: str, today: date) -> None:
    """Raise when it would count in the past, or before the works council consented or somebody said why not.

    The norm of the day of the act counts, so a first day in the past would change what was allowed then.
    """
    if valid_from < today:
        raise Refused("policy_begins_in_the_past")
    if consented_on is None and len(why_none.strip()) < SHORTEST_REASON:
        raise Refused("consent_or_reason")
    if consented_on is not None and consented_on > min(valid_from, today):
        raise Refused("consent_not_yet_given")
