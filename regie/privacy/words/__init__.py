"""What people read about what is kept of them: terms and refusals, the answer to a request, who looked."""

from regie.privacy.words.answers import answer
from regie.privacy.words.keeping import (
    ABOUT,
    GOES,
    GROUPS,
    KINDS,
    PROMISES,
    PURPOSES,
    RECORDS,
    REFUSALS,
    ROOTS,
    STANDINGS,
    STAYS,
    STAYS_OF_A_CASE,
    row,
)
from regie.privacy.words.looks import told

__all__ = [
    "ABOUT",
    "GOES",
    "GROUPS",
    "KINDS",
    "PROMISES",
    "PURPOSES",
    "RECORDS",
    "REFUSALS",
    "ROOTS",
    "STANDINGS",
    "STAYS",
    "STAYS_OF_A_CASE",
    "answer",
    "row",
    "told",
]
