"""The same paper as a file for a word processor: a copy to work with; what was sent is the PDF."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn

from regie.letters import queries, rules
from regie.letters.models import Letter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def copy_of(letter: Letter, *, at: datetime) -> bytes:
    """The copy of one letter, which says on top what it is."""
    with override(letter.language):
        mark = _("Kopie van een verstuurde brief") if letter.sent_at else _("Concept: niet verstuurd")
    moment = letter.sent_at or letter.changed_at or letter.drafted_at
    return docx_of(queries.paper(letter, at=at), mark=mark, at=moment)


def docx_of(paper: dict[str, Any], *, mark: str, at: datetime) -> bytes:
    """The bytes; `mark` says on top what this copy is. Headings and lists are real ones, the language is set."""
    document = Document()
    with override(paper["language"]):
        _fill(document, paper, mark)
    _about(document, paper, at)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _fill(document: Any, paper: dict[str, Any], mark: str) -> None:
    marks = [_("DEMO – verzonnen")] if paper["is_demo"] else []
    document.add_paragraph().add_run(" · ".join([*marks, mark])).italic = True
    document.add_paragraph().add_run(paper["sender"]).bold = True
    document.add_paragraph("\n".join(paper["addressee"]))
    document.add_paragraph(f"{paper['date']}\n{_('Ons kenmerk')}: {paper['reference']}")
    document.add_heading(paper["subject"], level=1)
    _add(document, paper["blocks"])
    if paper["interpreter"]:
        document.add_heading(_("Hulp bij het lezen of praten"), level=2)
        document.add_paragraph(paper["interpreter"])
    document.add_heading(_("Hebt u een vraag? Neem contact op"), level=2)
    document.add_paragraph("\n".join(paper["contact"]))
    document.add_paragraph(f"{_('Met vriendelijke groet,')}\n{paper['sender']}")


def _add(document: Any, blocks: tuple[rules.Block, ...]) -> None:
    for block in blocks:
        for item in block.items:
            words = "".join(f"‹{run.text}›" if run.is_gap else run.text for run in item)
            if block.kind is rules.Kind.HEADING:
                document.add_heading(words, level=2)
            else:
                document.add_paragraph(words, style="List Bullet" if block.kind is rules.Kind.LIST else None)
        _add(document, block.inside)


def _about(document: Any, paper: dict[str, Any], at: datetime) -> None:
    """Title, sender and language, so that a screen reader speaks it well; no moment but that of the letter."""
    known = document.core_properties
    known.title, known.author, known.language = paper["subject"], paper["sender"], paper["language"]
    known.comments, known.created, known.modified = "", at.replace(tzinfo=None), at.replace(tzinfo=None)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), paper["language"])
