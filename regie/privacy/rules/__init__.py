"""The register of personal data, and when what may be forgotten."""

from regie.privacy.rules.clocks import Clocks, Standing, check_may_erase, check_over, may_erase, standing
from regie.privacy.rules.glass import check_reason, check_reviewer, check_still_whole
from regie.privacy.rules.register import LINES, NOT_ABOUT_PEOPLE, RECORDS, About, Kind, Line, line_of

__all__ = [
    "LINES",
    "NOT_ABOUT_PEOPLE",
    "RECORDS",
    "About",
    "Clocks",
    "Kind",
    "Line",
    "Standing",
    "check_may_erase",
    "check_over",
    "check_reason",
    "check_reviewer",
    "check_still_whole",
    "line_of",
    "may_erase",
    "standing",
]
