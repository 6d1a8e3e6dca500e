"""What one can do with a letter: load the wordings, draft, change, write in another language, send."""

from regie.letters.actions.drafting import draft, edit, let_go, write_in
from regie.letters.actions.sending import send
from regie.letters.actions.wordings import load_wordings

__all__ = ["draft", "edit", "let_go", "load_wordings", "send", "write_in"]
