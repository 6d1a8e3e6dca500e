"""How a wording becomes a letter, what a letter consists of, and when it may leave the house."""

from regie.letters.rules.filling import Value, fill, gaps, split
from regie.letters.rules.paper import Block, Kind, Run, blocks, plain
from regie.letters.rules.sending import check_no_later_version, check_person_sends, check_ready, check_unsent

__all__ = [
    "Block",
    "Kind",
    "Run",
    "Value",
    "blocks",
    "check_no_later_version",
    "check_person_sends",
    "check_ready",
    "check_unsent",
    "fill",
    "gaps",
    "plain",
    "split",
]
