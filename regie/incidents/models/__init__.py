"""What was reported, against which norm it was held, and what became of it."""

from regie.incidents.models.cases import Incident, ReferenceYear
from regie.incidents.models.completing import Circumstances, DamageItem
from regie.incidents.models.evidence import Evidence, EvidenceContent
from regie.incidents.models.judging import Classification, Complaint
from regie.incidents.models.leading import CaseCharge, CaseHandOver
from regie.incidents.models.originators import Merge, Originator, OriginatorKey
from regie.incidents.models.parties import Party
from regie.incidents.models.telling import Act, Addition, Behaviour, Draft, Impact

__all__ = [
    "Act",
    "Addition",
    "Behaviour",
    "CaseCharge",
    "CaseHandOver",
    "Circumstances",
    "Classification",
    "Complaint",
    "DamageItem",
    "Draft",
    "Evidence",
    "EvidenceContent",
    "Impact",
    "Incident",
    "Merge",
    "Originator",
    "OriginatorKey",
    "Party",
    "ReferenceYear",
]
