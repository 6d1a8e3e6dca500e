"""The pages on which a letter is read, changed, looked at once more and sent."""

from regie.letters.views.letter import letter, paper, pdf, sending, write_in
from regie.letters.views.proof import proof, proof_of_measure
from regie.letters.views.shown import case_part, templates

__all__ = [
    "case_part",
    "letter",
    "paper",
    "pdf",
    "proof",
    "proof_of_measure",
    "sending",
    "templates",
    "write_in",
]
