"""Take the words of the letters from their files; a changed text becomes a new version."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from regie.journal.actions import record
from regie.letters import facts, rules
from regie.letters.models import Template
from regie.letters.queries import wording

FOLDER = Path(__file__).resolve().parent.parent / "wording"


@transaction.atomic
def load_wordings(*, at: datetime) -> int:
    """Read every file; returns how many wordings are new or changed. Loading the same twice changes nothing."""
    return sum(_load(file, at=at) for file in sorted(FOLDER.glob("*.md")))


def _load(file: Path, *, at: datetime) -> bool:
    code, language = file.stem.split(".")
    subject, body = rules.split(file.read_text(encoding="utf-8"))
    last = wording(code, language)
    if last and (last.subject, last.body) == (subject, body):
        return False
    version = last.version + 1 if last else 1
    added = Template.objects.create(
        code=code, language=language, version=version, subject=subject, body=body, added_at=at
    )
    record(facts.WordingAdded(added.pk, code, language, version), at=at)
    return True
