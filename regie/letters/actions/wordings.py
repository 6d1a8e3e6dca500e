"""The words of the letters: those that came with Regie, and those that people here wrote; every change is a version."""

from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from regie.journal.actions import record
from regie.letters import facts, rules, words
from regie.letters.models import Template
from regie.letters.queries import FOLDER, shipped, wording
from regie.people.models import Person
from regie.refusal import Refused


@transaction.atomic
def load_wordings(*, at: datetime) -> int:
    """Read every file; returns how many wordings are new or changed. Loading the same twice changes nothing.

    Where an organisation wrote its own words, those go on counting: their page shows what Regie has now.
    """
    return sum(_load(file, at=at) for file in sorted(FOLDER.glob("*.md")))


def _load(file: Path, *, at: datetime) -> bool:
    code, language = file.stem.split(".")
    subject, body = rules.split(file.read_text(encoding="utf-8"))
    last = Template.objects.filter(organisation=None, code=code, language=language).first()
    if last and (last.subject, last.body) == (subject, body):
        return False
    version = last.version + 1 if last else 1
    added = Template.objects.create(
        code=code, language=language, version=version, subject=subject, body=body, added_at=at
    )
    record(facts.WordingAdded(added.pk, code, language, version), at=at)
    return True


@transaction.atomic
def write_wording(
    code: str, language: str, *, subject: str, body: str, why: str, seen: int, at: datetime, by: Person
) -> Template:
    """A new version in the words of the writer's own organisation.

    Letters that were drafted keep the words of their day; the next ones get these.
    """
    last = wording(code, language, by.organisation_id)
    if last is None:
        raise Refused("unknown_wording")
    subject, body = subject.strip(), body.replace("\r\n", "\n").strip()
    rules.check_last_seen(last.version == seen)
    rules.check_wording(
        subject=subject, body=body, shipped=shipped(code, language)[1], why=why,
        is_new=(last.subject, last.body) != (subject, body), told=words.PLACES,
    )  # fmt: skip
    try:
        with transaction.atomic():
            added = Template.objects.create(
                organisation_id=by.organisation_id, code=code, language=language, version=seen + 1,
                subject=subject, body=body, added_at=at, added_by=by, why=why.strip(),
            )  # fmt: skip
    except IntegrityError as problem:
        raise Refused("wording_changed_meanwhile") from problem
    record(facts.WordingAdded(added.pk, code, language, added.version), at=at, by=by)
    return added
