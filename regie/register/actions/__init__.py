"""What one can do with the register: one verb a function; the only writers."""

from regie.register.actions.bringing import Looked, bring_in, look, undo
from regie.register.actions.indexing import index_words
from regie.register.actions.third_party import given_out, record_facts
from regie.register.actions.views import drop_view, save_view

__all__ = [
    "Looked",
    "bring_in",
    "drop_view",
    "given_out",
    "index_words",
    "look",
    "record_facts",
    "save_view",
    "undo",
]
