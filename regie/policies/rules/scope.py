"""For whom and where does the pack speak: is this case inside, outside, or can nobody tell?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.policies.rules.case import Case
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class OffDuty(StrEnum):
    """What happens to staff outside their hours: never ours, ours if it is about the work, always ours."""

    OUTSIDE = "outside"
    ABOUT_WORK = "about_work"
    INSIDE = "inside"


class Inside(StrEnum):
    """Whether the pack speaks about a case."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NOT_DETERMINABLE = "not_determinable"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whom the pack protects, by which channels and at which kinds of place, and whether off duty as well."""

    targets: Setting[tuple[str, ...]] = NOT_CONFIGURED
    channels: Setting[tuple[str, ...]] = NOT_CONFIGURED
    places: Setting[tuple[str, ...]] = NOT_CONFIGURED
    off_duty: Setting[OffDuty] = NOT_CONFIGURED


def is_inside(scope: Scope, case: Case) -> tuple[Inside, tuple[str, ...]]:
    """The answer, and which settings or facts are missing for it. A part that nobody limited limits nothing."""
    answers = dict(_answers(scope, case))
    if Inside.OUTSIDE in answers.values():
        return Inside.OUTSIDE, ()
    missing = tuple(name for name, answer in answers.items() if answer is Inside.NOT_DETERMINABLE)
    return (Inside.NOT_DETERMINABLE if missing else Inside.INSIDE), missing


def _answers(scope: Scope, case: Case) -> Iterable[tuple[str, Inside]]:
    yield "target", _among(scope.targets, case.target)
    yield "channel", _among(scope.channels, case.channel)
    yield "place", _among(scope.places, case.place)
    if case.off_duty:
        yield _off_duty(scope.off_duty, case.about_work)


def _among(named: Setting[tuple[str, ...]], actual: str | None) -> Inside:
    """What is not asked about is taken to be the ordinary case: staff, at work."""
    if named is NOT_CONFIGURED or actual is None or actual in named:
        return Inside.INSIDE
    return Inside.OUTSIDE


def _off_duty(rule: Setting[OffDuty], about_work: Setting[bool]) -> tuple[str, Inside]:
    if rule is NOT_CONFIGURED:
        return "off_duty", Inside.NOT_DETERMINABLE
    if rule is not OffDuty.ABOUT_WORK:
        return "off_duty", Inside(rule.value)
    if about_work is NOT_CONFIGURED:
        return "about_work", Inside.NOT_DETERMINABLE
    return "about_work", Inside.INSIDE if about_work else Inside.OUTSIDE
