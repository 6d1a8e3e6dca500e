"""What may be chosen, what must stand before it takes force, and who may sign."""

from regie.responses.rules.gates import GATES, Gate, Stage, Standing, missing, standings
from regie.responses.rules.hearings import HearingKind, check_hearing
from regie.responses.rules.kinds import KINDS, LIMITING, NO_MEASURE, Kind, Nature, Scope, kind_of, nature_of
from regie.responses.rules.measures import Act, Choice, Heard
from regie.responses.rules.signing import (
    Missing,
    Unsafe,
    check_beginning,
    check_chooser,
    check_classified,
    check_complete,
    check_first_to_lift,
    check_lifting,
    check_reason,
    check_rule,
    check_sent_back,
    check_signer,
    check_waiting,
)

__all__ = [
    "GATES",
    "KINDS",
    "LIMITING",
    "NO_MEASURE",
    "Act",
    "Choice",
    "Gate",
    "Heard",
    "HearingKind",
    "Kind",
    "Missing",
    "Nature",
    "Scope",
    "Stage",
    "Standing",
    "Unsafe",
    "check_beginning",
    "check_chooser",
    "check_classified",
    "check_complete",
    "check_first_to_lift",
    "check_hearing",
    "check_lifting",
    "check_reason",
    "check_rule",
    "check_sent_back",
    "check_signer",
    "check_waiting",
    "kind_of",
    "missing",
    "nature_of",
    "standings",
]
