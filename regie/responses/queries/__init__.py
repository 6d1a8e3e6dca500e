"""What there is to look at before a response: what the norm proposed, what somebody chose, what is in force."""

from regie.responses.queries.after import Earlier, due_for_review, earlier_of, passed_safeguards, status_of
from regie.responses.queries.case import (
    LEADS_TO_A_RESPONSE,
    classification_of,
    day_of,
    earlier_answers,
    in_force,
    involved_in,
    proposal_of,
    undergone_by,
)
from regie.responses.queries.choice import around, choice_of, grounds_of
from regie.responses.queries.norm import (
    UNSET,
    due,
    ground,
    nature_in,
    norm_of,
    option_for,
    option_of,
    remedy_text,
    source_of,
    usual_end,
    ways_of,
)
from regie.responses.queries.question import asked_before, case_of

__all__ = [
    "LEADS_TO_A_RESPONSE",
    "UNSET",
    "Earlier",
    "around",
    "asked_before",
    "case_of",
    "choice_of",
    "classification_of",
    "day_of",
    "due",
    "due_for_review",
    "earlier_answers",
    "earlier_of",
    "ground",
    "grounds_of",
    "in_force",
    "involved_in",
    "nature_in",
    "norm_of",
    "option_for",
    "option_of",
    "passed_safeguards",
    "proposal_of",
    "remedy_text",
    "source_of",
    "status_of",
    "undergone_by",
    "usual_end",
    "ways_of",
]
