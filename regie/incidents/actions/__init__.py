"""What one can do with an incident: one verb a function; the only writers."""

from regie.incidents.actions.circumstances import add_damage, tell_circumstances
from regie.incidents.actions.closing import close
from regie.incidents.actions.complaints import answer_complaint, open_complaint
from regie.incidents.actions.completing import complete
from regie.incidents.actions.evidence import add_evidence, open_evidence, remove_evidence
from regie.incidents.actions.judging import ask_classification, classify
from regie.incidents.actions.leading import (
    answer_case,
    ask_regie,
    call_for_leaders,
    free_cases_of_who_left,
    offer_case,
    return_case,
    take_case,
)
from regie.incidents.actions.opening import open_from_alarm
from regie.incidents.actions.originators import (
    add_originator,
    look_at,
    look_up,
    mend_originator,
    merge,
    part,
)
from regie.incidents.actions.parties import (
    add_party,
    leave_out,
    look_at_names,
    name_affected,
    take_out,
    tell_impact,
)
from regie.incidents.actions.reporting import Report, forget_draft, report, save_draft

__all__ = [
    "Report",
    "add_damage",
    "add_evidence",
    "add_originator",
    "add_party",
    "answer_case",
    "answer_complaint",
    "ask_classification",
    "ask_regie",
    "call_for_leaders",
    "classify",
    "close",
    "complete",
    "forget_draft",
    "free_cases_of_who_left",
    "leave_out",
    "look_at",
    "look_at_names",
    "look_up",
    "mend_originator",
    "merge",
    "name_affected",
    "offer_case",
    "open_complaint",
    "open_evidence",
    "open_from_alarm",
    "part",
    "remove_evidence",
    "report",
    "return_case",
    "save_draft",
    "take_case",
    "take_out",
    "tell_circumstances",
    "tell_impact",
]
