"""What one can do with an alarm: one verb a function; the only writers."""

from regie.alarms.actions.answering import arrive, come, fetch_help, see, speak_as_presser
from regie.alarms.actions.calling import LEASE, Claim, calls_wait, claim_calls, renew_leases
from regie.alarms.actions.charge import (
    answer_hand_over,
    ask_hand_over,
    free_what_they_held,
    return_charge,
    take_charge,
)
from regie.alarms.actions.closing import stand_down
from regie.alarms.actions.drilling import make_real
from regie.alarms.actions.keeping_time import notice_clock
from regie.alarms.actions.ladder import climb, climb_by_hand
from regie.alarms.actions.living import look_after_charges, note_sign
from regie.alarms.actions.outcomes import (
    calls_in_doubt,
    note_delivery,
    note_outcome,
    note_outcomes,
    note_receipt,
    note_silence,
)
from regie.alarms.actions.raising import Press, Taken, take_press, take_presses, verify

__all__ = [
    "LEASE",
    "Claim",
    "Press",
    "Taken",
    "answer_hand_over",
    "arrive",
    "ask_hand_over",
    "calls_in_doubt",
    "calls_wait",
    "claim_calls",
    "climb",
    "climb_by_hand",
    "come",
    "fetch_help",
    "free_what_they_held",
    "look_after_charges",
    "make_real",
    "note_delivery",
    "note_outcome",
    "note_outcomes",
    "note_receipt",
    "note_sign",
    "note_silence",
    "notice_clock",
    "renew_leases",
    "return_charge",
    "see",
    "speak_as_presser",
    "stand_down",
    "take_charge",
    "take_press",
    "take_presses",
    "verify",
]
