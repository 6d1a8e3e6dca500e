"""How a wording becomes a letter, how it reads, who says yes, when it leaves, and what proves that it arrived."""

from regie.letters.rules.delivery import Noted, Step, came_back, check_step, proven_on
from regie.letters.rules.filling import Value, fill, gaps, split
from regie.letters.rules.paper import Block, Kind, Run, blocks, plain
from regie.letters.rules.plainness import LONGEST_SENTENCE, Remark, Why, remarks
from regie.letters.rules.reading import check_approved, check_asked, check_reader, check_why
from regie.letters.rules.sending import check_no_later_version, check_person_sends, check_ready, check_unsent
from regie.letters.rules.wording import (
    OWED,
    PLACES,
    check_last_seen,
    check_wording,
    left_out,
    places,
    unknown_places,
)

__all__ = [
    "LONGEST_SENTENCE",
    "OWED",
    "PLACES",
    "Block",
    "Kind",
    "Noted",
    "Remark",
    "Run",
    "Step",
    "Value",
    "Why",
    "blocks",
    "came_back",
    "check_approved",
    "check_asked",
    "check_last_seen",
    "check_no_later_version",
    "check_person_sends",
    "check_reader",
    "check_ready",
    "check_step",
    "check_unsent",
    "check_why",
    "check_wording",
    "fill",
    "gaps",
    "left_out",
    "places",
    "plain",
    "proven_on",
    "remarks",
    "split",
    "unknown_places",
]
