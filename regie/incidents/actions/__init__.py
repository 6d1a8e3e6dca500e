"""What one can do with an incident: one verb a function; the only writers."""

from regie.incidents.actions.closing import close, return_case, take_case
from regie.incidents.actions.complaints import answer_complaint, open_complaint
from regie.incidents.actions.completing import complete
from regie.incidents.actions.judging import ask_classification, classify
from regie.incidents.actions.opening import open_from_alarm
from regie.incidents.actions.reporting import Report, forget_draft, report, save_draft

__all__ = [
    "Report",
    "answer_complaint",
    "ask_classification",
    "classify",
    "close",
    "complete",
    "forget_draft",
    "open_complaint",
    "open_from_alarm",
    "report",
    "return_case",
    "save_draft",
    "take_case",
]
