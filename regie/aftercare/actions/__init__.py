"""What one can do in aftercare: plan it, give it, and tell the reporter how it ended."""

from regie.aftercare.actions.also import (
    agree_check_in,
    answer_help,
    care_for_witness,
    offer_help,
    write_absence,
)
from regie.aftercare.actions.care import decline_talk, give_back_care, hold_talk, take_care
from regie.aftercare.actions.feedback import (
    answer_feedback,
    ask_feedback_on_classification,
    ask_feedback_on_closing,
    ask_feedback_on_decision,
    give_feedback,
)
from regie.aftercare.actions.planning import let_go, plan, plan_for_witnesses

__all__ = [
    "agree_check_in",
    "answer_feedback",
    "answer_help",
    "ask_feedback_on_classification",
    "ask_feedback_on_closing",
    "ask_feedback_on_decision",
    "care_for_witness",
    "decline_talk",
    "give_back_care",
    "give_feedback",
    "hold_talk",
    "let_go",
    "offer_help",
    "plan",
    "plan_for_witnesses",
    "take_care",
    "write_absence",
]
