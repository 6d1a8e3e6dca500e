"""What the norm proposed, who was heard, what was chosen, who signed, what is in force, and what came after."""

from regie.responses.models.after import LiftRequest, Review
from regie.responses.models.care import CareLook, CareReferral
from regie.responses.models.measures import (
    Hearing,
    Lift,
    Measure,
    OfIncidentQuerySet,
    Passed,
    Proposal,
    Signature,
)
from regie.responses.models.tracks import DamageClaim, OrderTalk, OwnTerm, PoliceReport

__all__ = [
    "CareLook",
    "CareReferral",
    "DamageClaim",
    "Hearing",
    "Lift",
    "LiftRequest",
    "Measure",
    "OfIncidentQuerySet",
    "OrderTalk",
    "OwnTerm",
    "Passed",
    "PoliceReport",
    "Proposal",
    "Review",
    "Signature",
]
