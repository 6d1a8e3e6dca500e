"""What is different between two packs, or two versions of one: part by part, value by value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from regie.policies.rules.case import Case
from regie.policies.rules.pack import Pack
from regie.policies.rules.response import what_follows


class Kind(StrEnum):
    """What happened to a part: it is new, it is gone, it says something else."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """One difference: in which part, of what, which of its values, and what it was and is."""

    part: str
    of: str
    kind: Kind
    field: str = ""
    old: Any = None
    new: Any = None


# Each part with the attribute that names its members.
PARTS: Mapping[str, str] = {
    "norm": "code",
    "house_rules": "code",
    "rules": "id",
    "deadlines": "clock",
    "aftercare": "kind",
    "retention": "record",
    "basic_services": "code",
    "remedies": "measure",
    "acts": "code",
    "circumstances": "code",
    "groups": "code",
    "examples": "code",
}
FACTS = (
    "title", "version", "owner", "label", "valid_from", "valid_to", "source", "public_address",
    "works_council_consent", "legal_base", "replaces", "scope", "home_visits", "sign_of_life",
    "safeguards", "closed_days",
)  # fmt: skip


def differences(old: Pack, new: Pack) -> tuple[Difference, ...]:
    """Everything that is different, in the order of a policy; what only moved is the same."""
    return (
        *(one for name in FACTS for one in _values("pack", "", name, getattr(old, name), getattr(new, name))),
        *(
            one
            for part, key in PARTS.items()
            for one in _members(part, _by(old, part, key), _by(new, part, key))
        ),
        *_members("ladders", dict(old.ladders), dict(new.ladders)),
    )


def consequences(old: Pack, new: Pack) -> tuple[Difference, ...]:
    """For each conduct that both name, which measures the norm speaks of otherwise than it did."""
    found: list[Difference] = []
    for one in old.norm:
        if new.norm_class(one.code) is not None:
            before, after = _strengths(old, one.code), _strengths(new, one.code)
            found.extend(_members("consequences", before, after, of=one.code))
    return tuple(found)


def _strengths(pack: Pack, code: str) -> dict[str, str]:
    """The strongest word on each measure when nothing came before and nothing else is known."""
    answer = what_follows(pack, Case(classes=(code,), repeated=False))
    strengths: dict[str, str] = {}
    for one in answer.options:
        for measure in one.measures:
            strengths.setdefault(measure.value, one.status.value)
    return strengths


def _by(pack: Pack, part: str, key: str) -> dict[str, Any]:
    return {str(getattr(one, key)): one for one in getattr(pack, part)}


def _members(part: str, old: Mapping[str, Any], new: Mapping[str, Any], of: str = "") -> Iterable[Difference]:
    for name in dict.fromkeys((*old, *new)):
        subject = of or name
        field = name if of else ""
        if name not in old:
            yield Difference(part, subject, Kind.NEW, field, None, new[name])
        elif name not in new:
            yield Difference(part, subject, Kind.GONE, field, old[name], None)
        else:
            yield from _values(part, subject, field, old[name], new[name])


def _values(part: str, of: str, field: str, old: Any, new: Any) -> Iterable[Difference]:
    """The values that differ, one level down into what has values of its own."""
    if old == new:
        return
    if part == "examples":
        yield Difference(part, of, Kind.CHANGED)
    elif part == "rules" and field == "then":
        yield from _options(of, old, new)
    elif _has_values(old) and _has_values(new) and type(old) is type(new):
        for each in fields(old):
            name = f"{field}.{each.name}" if field else each.name
            yield from _values(part, of, name, getattr(old, each.name), getattr(new, each.name))
    else:
        yield Difference(part, of, Kind.CHANGED, field, old, new)


def _has_values(value: Any) -> bool:
    """Something of parts that are worth naming, unlike words and terms, which are read whole."""
    return is_dataclass(value) and not any(
        hasattr(value, name) for name in ("by_language", "amount", "steps")
    )


def _options(rule: str, old: Iterable[Any], new: Iterable[Any]) -> Iterable[Difference]:
    """The options of one row, by the measures that meet them."""
    before = {"+".join(one.measures): one for one in old}
    after = {"+".join(one.measures): one for one in new}
    for name in dict.fromkeys((*before, *after)):
        if name not in before:
            yield Difference("options", rule, Kind.NEW, name, None, after[name])
        elif name not in after:
            yield Difference("options", rule, Kind.GONE, name, before[name], None)
        else:
            yield from _of_an_option(rule, name, before[name], after[name])


def _of_an_option(rule: str, name: str, old: Any, new: Any) -> Iterable[Difference]:
    for one in _values("option", rule, "", old, new):
        yield Difference("options", rule, one.kind, f"{name}|{one.field}", one.old, one.new)
