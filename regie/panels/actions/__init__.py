"""What one can do with panels: hear them, give them a key, keep what is the matter; the only writers."""

from regie.panels.actions.hearing import Hearing, forget_signals, hear, let_in
from regie.panels.actions.keeping import remove_key, set_key
from regie.panels.actions.knocking import count_knocks
from regie.panels.actions.troubling import begin_trouble, end_trouble, note_turn

__all__ = [
    "Hearing",
    "begin_trouble",
    "count_knocks",
    "end_trouble",
    "forget_signals",
    "hear",
    "let_in",
    "note_turn",
    "remove_key",
    "set_key",
]
