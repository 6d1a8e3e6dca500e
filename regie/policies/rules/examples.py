"""A worked example in a pack: given this case, what the authors expect their own rules to say."""

from dataclasses import dataclass

from regie.policies.rules.case import Case
from regie.policies.rules.texts import Text


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What should come out; only what is written is held against the answer.

    `measures` and `acts` pair a code with a status; `missing` names settings, as `window` or `decider:building_ban`.
    """

    scope: str | None = None
    status: str | None = None
    measures: tuple[tuple[str, str], ...] = ()
    acts: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Example:
    """One case in words and as data, and what must follow."""

    code: str
    label: Text
    given: Case
    expect: Expected
