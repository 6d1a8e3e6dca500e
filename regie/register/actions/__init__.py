"""What one can do with the register: one verb a function; the only writers."""

from regie.register.actions.indexing import index_words
from regie.register.actions.views import drop_view, save_view

__all__ = ["drop_view", "index_words", "save_view"]
