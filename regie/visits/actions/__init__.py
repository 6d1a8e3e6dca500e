"""What one can do with a visit: go, say that all is well, take longer, hand over, end; and what its timer does."""

from regie.visits.actions.ending import choose_codes, end_visit
from regie.visits.actions.going import answer_offer, confirm, extend, offer, start_visit
from regie.visits.actions.keeping import keep_times
from regie.visits.actions.timing import give_notice_again, move

__all__ = [
    "answer_offer",
    "choose_codes",
    "confirm",
    "end_visit",
    "extend",
    "give_notice_again",
    "keep_times",
    "move",
    "offer",
    "start_visit",
]
