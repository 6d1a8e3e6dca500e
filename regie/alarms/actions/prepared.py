"""What every press must know beforehand, and a burst of presses asks only once a second.

Each question names the minute: a rota and a policy change by the minute, so within it the answer is the same.
"""

from datetime import datetime
from typing import Any

from regie.alarms import rules
from regie.duty.queries import in_group, on_duty
from regie.journal.memory import remembered
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.queries import policy_in_force
from regie.policies.rules import NOT_CONFIGURED, ladder_for
from regie.reach import queries as reach
from regie.reach.models import Outlet


def to_the_minute(at: datetime) -> datetime:
    """The minute in which this moment lies."""
    return at.replace(second=0, microsecond=0)


@remembered
def ladder_at(owner: Organisation, kind: str, minute: datetime) -> tuple[Any, list[dict[str, Any]]]:
    """The policy version and the ladder that count for this organisation; without one everybody is called."""
    in_force = policy_in_force(owner, minute, followed=owner.norm_setter())
    if in_force is None:
        return None, list(rules.WITHOUT_POLICY)
    version, pack = in_force
    ladder = ladder_for(pack, kind)
    if ladder is NOT_CONFIGURED:
        return version, list(rules.WITHOUT_POLICY)
    return version, ladder.as_data()  # type: ignore[union-attr]


@remembered
def words_of(place: Place) -> str:
    """Where this place is, in words."""
    return place.in_words()


@remembered
def called_at(group: str, place: Place | None, minute: datetime | None) -> tuple[Person, ...]:
    """Who is on duty in the group at the site of this place, with the ways to reach them; without a minute: at any."""
    people = on_duty(group, place=place, at=minute) if minute else in_group(group, place=place)
    return tuple(people.prefetch_related("contact_points"))


@remembered
def outlets_for(organisation_ids: frozenset[int]) -> tuple[Outlet, ...]:
    """The ways out of these organisations."""
    return tuple(reach.outlets_for(organisation_ids))
