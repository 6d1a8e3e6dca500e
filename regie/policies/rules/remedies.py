"""What somebody can do against a measure, by what it is in law: said by the organisation, or not configured."""

from dataclasses import dataclass
from enum import StrEnum

from regie.policies.rules.table import LIMITING, Measure
from regie.policies.rules.texts import Text
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class Nature(StrEnum):
    """What a measure is in law."""

    NO_DECISION = "no_decision"
    DECISION = "decision"
    CRIMINAL = "criminal"
    DATA_DECISION = "data_decision"


class Road(StrEnum):
    """Where somebody can go with it."""

    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    CIVIL_COURT = "civil_court"
    OBJECTION = "objection"
    INTERIM_RELIEF = "interim_relief"
    NON_PROSECUTION = "non_prosecution"


# Dutch law only: Awb 9:1 and the civil court; Awb 6:7 and 8:81; Sv 12. Of Belgian law nothing was looked up.
DUTCH_ROADS: dict[Nature, frozenset[Road]] = {
    Nature.NO_DECISION: frozenset({Road.COMPLAINT, Road.OMBUDSMAN, Road.CIVIL_COURT}),
    Nature.DECISION: frozenset({Road.OBJECTION, Road.INTERIM_RELIEF}),
    Nature.CRIMINAL: frozenset({Road.NON_PROSECUTION}),
    Nature.DATA_DECISION: frozenset({Road.OBJECTION}),
}
# Of these the citizen gets a letter, which must say what they can do.
TOLD_ON_PAPER = LIMITING | {Measure.WARNING_LETTER}


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """For one measure: what it is in law, where somebody can go with it, and how the letter says that."""

    measure: Measure
    nature: Setting[Nature] = NOT_CONFIGURED
    roads: Setting[tuple[Road, ...]] = NOT_CONFIGURED
    text: Setting[Text] = NOT_CONFIGURED
