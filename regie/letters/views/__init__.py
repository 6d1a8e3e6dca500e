"""The pages on which a letter is read, changed, read by another, sent, and followed until it arrived."""

from regie.letters.views.around import approve, docx, give_to_read, note_delivery, return_to_writer
from regie.letters.views.letter import letter, paper, pdf, sending, write_in
from regie.letters.views.proof import proof, proof_of_measure
from regie.letters.views.shown import case_part
from regie.letters.views.wordings import templates, wording, wording_paper

__all__ = [
    "approve",
    "case_part",
    "docx",
    "give_to_read",
    "letter",
    "note_delivery",
    "paper",
    "pdf",
    "proof",
    "proof_of_measure",
    "return_to_writer",
    "sending",
    "templates",
    "wording",
    "wording_paper",
    "write_in",
]
