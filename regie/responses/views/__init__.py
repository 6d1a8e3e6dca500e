"""The pages on which somebody hears, chooses, reads, signs, and sees what is in force."""

from regie.responses.views.case import case_part, in_force
from regie.responses.views.choosing import choose, needed
from regie.responses.views.hearing import hear
from regie.responses.views.measures import let_pass, lift, measure, send_back, sign

__all__ = [
    "case_part",
    "choose",
    "hear",
    "in_force",
    "let_pass",
    "lift",
    "measure",
    "needed",
    "send_back",
    "sign",
]
