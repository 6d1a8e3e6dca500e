"""What the norm proposed, who was heard, what was chosen, who signed, what is in force, and what came after."""

from regie.responses.models.after import LiftRequest, Review
from regie.responses.models.measures import (
    Hearing,
    Lift,
    Measure,
    OfIncidentQuerySet,
    Passed,
    Proposal,
    Signature,
)

__all__ = [
    "Hearing",
    "Lift",
    "LiftRequest",
    "Measure",
    "OfIncidentQuerySet",
    "Passed",
    "Proposal",
    "Review",
    "Signature",
]
