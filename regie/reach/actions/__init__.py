"""What one can do with the ways out: set up, correct, stop, try, and keep what became of a try."""

from regie.reach.actions.asking import ask_person
from regie.reach.actions.outlets import add_outlet, change_outlet, end_outlet
from regie.reach.actions.trying import (
    TrialClaim,
    claim_trials,
    note_trial,
    note_trial_delivery,
    trials_wait,
    try_outlet,
)
from regie.reach.actions.ways import (
    add_way,
    change_way,
    drop_way,
    end_way,
    note_guess,
    prove_way,
    try_person,
)

__all__ = [
    "TrialClaim",
    "add_outlet",
    "add_way",
    "ask_person",
    "change_outlet",
    "change_way",
    "claim_trials",
    "drop_way",
    "end_outlet",
    "end_way",
    "note_guess",
    "note_trial",
    "note_trial_delivery",
    "prove_way",
    "trials_wait",
    "try_outlet",
    "try_person",
]
