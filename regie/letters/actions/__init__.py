"""What one can do with a letter: load the wordings, draft, change, translate, let read, send, prove that it arrived."""

from regie.letters.actions.delivering import note_delivery
from regie.letters.actions.drafting import draft, draft_answer, draft_lifting, edit, let_go, write_in
from regie.letters.actions.reading import approve, give_to_read, return_to_writer
from regie.letters.actions.sending import send
from regie.letters.actions.wordings import load_wordings, write_wording

__all__ = [
    "approve",
    "draft",
    "draft_answer",
    "draft_lifting",
    "edit",
    "give_to_read",
    "let_go",
    "load_wordings",
    "note_delivery",
    "return_to_writer",
    "send",
    "write_in",
    "write_wording",
]
