"""What one wants to see of incidents: the norm of the day, the register, the case, the road of a report."""

from regie.incidents.queries.case import CasePage, Judgement, NextStep, case_page
from regie.incidents.queries.completing import Masked, check_file, circumstances_of, masked, most_bytes
from regie.incidents.queries.norm import (
    LEADS,
    ClassRow,
    due_at,
    due_since,
    involved_people,
    norm_classes,
    norm_on,
    others_who_may,
    pack,
    readers_who_may_lead,
    roads,
    source,
    who_can_judge,
)
from regie.incidents.queries.originators import Earlier, Record, earlier_of, family_of, record_of
from regie.incidents.queries.register import (
    complaints_for,
    people_known_to,
    places_known_to,
    readers_near,
    sites_in_register,
    waiting_for_words,
)
from regie.incidents.queries.status import PromiseLine, Status, status_page, who_came

__all__ = [
    "LEADS",
    "CasePage",
    "ClassRow",
    "Earlier",
    "Judgement",
    "Masked",
    "NextStep",
    "PromiseLine",
    "Record",
    "Status",
    "case_page",
    "check_file",
    "circumstances_of",
    "complaints_for",
    "due_at",
    "due_since",
    "earlier_of",
    "family_of",
    "involved_people",
    "masked",
    "most_bytes",
    "norm_classes",
    "norm_on",
    "others_who_may",
    "pack",
    "people_known_to",
    "places_known_to",
    "readers_near",
    "readers_who_may_lead",
    "record_of",
    "roads",
    "sites_in_register",
    "source",
    "status_page",
    "waiting_for_words",
    "who_came",
    "who_can_judge",
]
