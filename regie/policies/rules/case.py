"""What is known of one case when somebody asks what follows: the conduct, the place, and what came before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from regie.policies.rules.table import COUNTS, Measure, Standing, When
from regie.policies.rules.terms import day_after
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting

INCIDENT = "incident"
NOTHING_BEFORE = ("none", "niets", "geen")
SOMETHING_BEFORE = ("repeated", "herhaling")
NOBODY_KNOWS = ("unknown", "onbekend")


@dataclass(frozen=True)
class Earlier:
    """Something established that came before: an incident or a measure, with its day if that is known.

    A suspicion has no place here.
    """

    what: str
    on: Setting[date] = NOT_CONFIGURED
    standing: Standing = Standing.ACTIVE


@dataclass(frozen=True, kw_only=True)
class Case:
    """What somebody knows; None or NOT_CONFIGURED is "not known" and is never guessed.

    `repeated` is what a person says about what came before; without it the `history` is looked at. Without `on`
    nobody asks whether the pack was in force. `circumstances` are those that are known, each true or false.
    """

    classes: tuple[str, ...]
    on: date | None = None
    channel: str | None = None
    place: str | None = None
    target: str | None = None
    repeated: Setting[bool] | None = None
    history: Setting[tuple[Earlier, ...]] = NOT_CONFIGURED
    circumstances: dict[str, bool] = field(default_factory=dict)
    off_duty: bool = False
    about_work: Setting[bool] = NOT_CONFIGURED


def came_before(when: When, case: Case) -> Setting[bool]:
    """Whether something came before that counts for this rule; how often is never asked."""
    if case.repeated is not None and not when.after:
        return case.repeated
    if case.history is NOT_CONFIGURED:
        return NOT_CONFIGURED
    counting = [_within(when, case, one) for one in case.history if _weighs(when, one)]
    if any(one is True for one in counting):
        return True
    return NOT_CONFIGURED if NOT_CONFIGURED in counting else False


def _weighs(when: When, one: Earlier) -> bool:
    """Of an act the class was established; of a measure it counts what has become of it."""
    if when.after and one.what not in set(when.after):
        return False
    return one.standing in COUNTS | set(when.counts_also)


def _within(when: When, case: Case, one: Earlier) -> Setting[bool]:
    """Whether it lies in the time that the rule looks back; without a window every day does."""
    if when.window is NOT_CONFIGURED:
        return True
    if one.on is NOT_CONFIGURED or case.on is None:
        return NOT_CONFIGURED
    return one.on <= case.on <= day_after(when.window, one.on)


def read_history(words: Iterable[str]) -> tuple[Setting[bool] | None, Setting[tuple[Earlier, ...]]]:
    """`none`, `repeated`, `unknown`, or `warning_letter:lifted@2026-01-05`; ValueError names what is neither."""
    said = [word.strip() for word in words if word.strip()]
    lowered = [word.lower() for word in said]
    if not said or lowered[0] in NOBODY_KNOWS:
        return None, NOT_CONFIGURED
    if lowered[0] in NOTHING_BEFORE:
        return None, ()
    if lowered[0] in SOMETHING_BEFORE:
        return True, NOT_CONFIGURED
    return None, tuple(_earlier(word) for word in said)


def _earlier(word: str) -> Earlier:
    head, _at, day = word.partition("@")
    what, _colon, standing = head.partition(":")
    try:
        return Earlier(
            what if what == INCIDENT else Measure(what).value,
            date.fromisoformat(day) if day else NOT_CONFIGURED,
            Standing(standing) if standing else Standing.ACTIVE,
        )
    except ValueError as problem:
        raise ValueError(word) from problem


def written_history(case: Case) -> list[str]:
    """The words that `read_history` reads back."""
    if case.repeated is True:
        return [SOMETHING_BEFORE[0]]
    if case.history is NOT_CONFIGURED:
        return [NOBODY_KNOWS[0]]
    return [_written(one) for one in case.history] or [NOTHING_BEFORE[0]]


def _written(one: Earlier) -> str:
    standing = "" if one.standing is Standing.ACTIVE else f":{one.standing}"
    return f"{one.what}{standing}{'' if one.on is NOT_CONFIGURED else f'@{one.on.isoformat()}'}"
