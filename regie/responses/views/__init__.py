"""The pages on which somebody hears, chooses, reads, signs, and sees what is in force."""

from regie.responses.views.after import answer_request, ask_to_lift, passed, review, reviews
from regie.responses.views.care import care, look_at_care
from regie.responses.views.case import case_part, in_force
from regie.responses.views.choosing import choose, needed
from regie.responses.views.hearing import hear
from regie.responses.views.measures import let_pass, lift, measure, send_back, sign
from regie.responses.views.norm import norm
from regie.responses.views.tracks import close_talk, damage, order_talk, own_term, police, police_news

__all__ = [
    "answer_request",
    "ask_to_lift",
    "care",
    "case_part",
    "choose",
    "close_talk",
    "damage",
    "hear",
    "in_force",
    "let_pass",
    "lift",
    "look_at_care",
    "measure",
    "needed",
    "norm",
    "order_talk",
    "own_term",
    "passed",
    "police",
    "police_news",
    "review",
    "reviews",
    "send_back",
    "sign",
]
