"""What one can do with a response, from what the norm proposes to the last look at what holds."""

from regie.responses.actions.after import answer_request, ask_to_lift, review
from regie.responses.actions.care import look_at_care, refer_to_care
from regie.responses.actions.choosing import choose
from regie.responses.actions.ending import begin, lift
from regie.responses.actions.hearing import hear
from regie.responses.actions.passing import let_pass
from regie.responses.actions.proposing import ask_norm, propose, propose_anew
from regie.responses.actions.signing import send_back, sign
from regie.responses.actions.tracks import (
    claim,
    close_talk,
    hear_from_police,
    invite,
    keep_own_term,
    tell_police,
)

__all__ = [
    "answer_request",
    "ask_norm",
    "ask_to_lift",
    "begin",
    "choose",
    "claim",
    "close_talk",
    "hear",
    "hear_from_police",
    "invite",
    "keep_own_term",
    "let_pass",
    "lift",
    "look_at_care",
    "propose",
    "propose_anew",
    "refer_to_care",
    "review",
    "send_back",
    "sign",
    "tell_police",
]
