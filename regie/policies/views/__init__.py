"""The pages of a policy: reading and taking in, asking and comparing."""

from regie.policies.views.asking import ask, compare
from regie.policies.views.reading import (
    example,
    examples,
    file,
    house_rules,
    in_force,
    take_in,
    version,
    versions,
)

__all__ = [
    "ask",
    "compare",
    "example",
    "examples",
    "file",
    "house_rules",
    "in_force",
    "take_in",
    "version",
    "versions",
]
