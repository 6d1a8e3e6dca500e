"""What one can do with the ways out: set up, correct, stop, try, and keep what became of a try."""

from regie.reach.actions.outlets import add_outlet, change_outlet, end_outlet
from regie.reach.actions.trying import TrialClaim, claim_trials, note_trial, try_outlet

__all__ = [
    "TrialClaim",
    "add_outlet",
    "change_outlet",
    "claim_trials",
    "end_outlet",
    "note_trial",
    "try_outlet",
]
