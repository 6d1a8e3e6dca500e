"""Where does a moment of care stand, who may give care, and when must a reporter hear something?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from regie.refusal import Refused

FIRST_TALK = "first_talk"
LEADS_TO_A_RESPONSE = "aggression"


class Moment(StrEnum):
    """How one moment of a plan stands."""

    HELD = "held"
    DECLINED = "declined"
    WAITS = "waits"
    SOON = "soon"
    NOW = "now"
    LATE = "late"
    PASSED = "passed"
    UNDATED = "undated"


@dataclass(frozen=True)
class Step:
    """What matters of one moment to find the first talk among them."""

    kind: str
    from_incident: bool
    optional: bool


def moment(
    *,
    held_at: datetime | None,
    declined_at: datetime | None,
    waits: bool,
    opens_at: datetime | None,
    due_at: datetime | None,
    optional: bool,
    at: datetime,
) -> Moment:
    """A moment without a term is never late: nobody promised a date."""
    if held_at:
        return Moment.HELD
    if declined_at:
        return Moment.DECLINED
    if waits:
        return Moment.WAITS
    return _open_moment(opens_at=opens_at, due_at=due_at, optional=optional, at=at)


def _open_moment(
    *, opens_at: datetime | None, due_at: datetime | None, optional: bool, at: datetime
) -> Moment:
    """What one may skip is over when its time is over; everything else is late until it was held."""
    if opens_at and at < opens_at:
        return Moment.SOON
    if due_at is None:
        return Moment.UNDATED
    if at <= due_at:
        return Moment.NOW
    return Moment.PASSED if optional else Moment.LATE


def first_talk_among(steps: Iterable[Step]) -> str:
    """The moment from which the later ones are reckoned: the one that is called so, else the last that is due anyway.

    A first reception that one may skip is no first talk, as long as another moment also starts at the incident.
    """
    at_incident = [step for step in steps if step.from_incident]
    if any(step.kind == FIRST_TALK for step in at_incident):
        return FIRST_TALK
    certain = [step for step in at_incident if not step.optional]
    chosen = certain or at_incident
    return chosen[-1].kind if chosen else ""


def check_carer(*, by_id: int, person_id: int) -> None:
    """Raise when somebody would be their own carer."""
    if by_id == person_id:
        raise Refused("not_your_own_carer")


def check_care_taken(won: int, *, carer: str) -> None:
    """Raise when somebody else already gives this care."""
    if won != 1:
        raise Refused("care_is_taken", who=carer)


def check_can_be_held(*, waits: bool, held_at: datetime, happened_at: datetime, at: datetime) -> None:
    """Raise when this talk cannot have taken place at that moment; people know minutes, no seconds."""
    if waits:
        raise Refused("first_talk_comes_first")
    if held_at > at:
        raise Refused("talk_not_yet_held")
    if held_at < happened_at.replace(second=0, microsecond=0):
        raise Refused("talk_before_incident")


def check_talk_still_open(won: int) -> None:
    """Raise when the talk was held or declined in the meantime."""
    if won != 1:
        raise Refused("talk_is_over")


def check_witness(*, by_id: int, person_id: int, affected_id: int) -> None:
    """Raise when the colleague who was there is the carer, or the one whom the care is already for."""
    if person_id == by_id:
        raise Refused("not_your_own_carer")
    if person_id == affected_id:
        raise Refused("care_is_there")


def check_check_in(*, on: date, today: date) -> None:
    """Raise when the day to ask again has passed."""
    if on < today:
        raise Refused("check_in_in_the_past")


def check_help_open(won: int) -> None:
    """Raise when this offer was answered already."""
    if won != 1:
        raise Refused("help_is_answered")


def check_absence(*, starts_on: date, ends_on: date | None, happened_on: date, today: date) -> None:
    """Raise when these days cannot be: before the incident, still to come, or the wrong way round."""
    if starts_on < happened_on:
        raise Refused("absent_before_incident")
    if starts_on > today:
        raise Refused("absent_in_future")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("absent_wrong_way_round")


def tells_at_classification(outcome: str) -> bool:
    """Whether the reporter must hear now, because no decision on a measure is to be expected."""
    return outcome != LEADS_TO_A_RESPONSE


def check_teller(*, by_id: int, involved: Collection[int]) -> None:
    """Raise when somebody would tell the news to themselves."""
    if by_id in involved:
        raise Refused("feedback_to_yourself")


def check_answered(won: int) -> None:
    """Raise when this feedback already has an answer."""
    if won != 1:
        raise Refused("feedback_is_answered")
