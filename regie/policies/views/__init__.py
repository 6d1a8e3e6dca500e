"""The pages of a policy: reading and taking in, asking and comparing, working on the next version."""

from regie.policies.views.asking import ask, compare
from regie.policies.views.drafting import draft, drafts, drop_draft_now, take_in_draft_now
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
    "draft",
    "drafts",
    "drop_draft_now",
    "example",
    "examples",
    "file",
    "house_rules",
    "in_force",
    "take_in",
    "take_in_draft_now",
    "version",
    "versions",
]
