"""Which fact is followed by which action: the registry that `regie.flow` fills."""

from collections.abc import Callable
from typing import Any

Follower = Callable[..., object]

_facts: dict[str, type] = {}
_followers: dict[str, dict[str, Follower]] = {}


def follows(fact: type, *followers: Follower) -> None:
    """Let every follower run, each as an errand of its own, after each `fact`."""
    _facts[kind(fact)] = fact
    for follower in followers:
        _followers.setdefault(kind(fact), {})[name(follower)] = follower


def kind(fact: type) -> str:
    """`incidents.Classified` for the class `Classified` in `regie.incidents.facts`."""
    room = fact.__module__.removeprefix("regie.").removesuffix(".facts")
    return f"{room}.{fact.__name__}"


def name(follower: Follower) -> str:
    """`responses.propose` for the function `propose` in `regie.responses.actions`."""
    room = follower.__module__.removeprefix("regie.").split(".")[0]
    return f"{room}.{follower.__name__}"


def followers_of(fact_kind: str) -> dict[str, Follower]:
    """The followers of a kind of fact, by name."""
    return _followers.get(fact_kind, {})


def fact_of(fact_kind: str) -> type:
    """The class of a followed kind of fact."""
    return _facts[fact_kind]


def all_pipes() -> dict[str, tuple[str, ...]]:
    """Every followed kind with its followers' names, in the order of the flow."""
    return {fact_kind: tuple(followers) for fact_kind, followers in _followers.items()}


def pack(fact: Any) -> dict[str, Any]:
    """A fact as plain data; it holds nothing but values and tuples of them."""
    return dict(vars(fact))


def unpack(fact_kind: str, data: dict[str, Any]) -> Any:
    """The fact again, for the follower that runs later."""
    return _facts[fact_kind](**data)
