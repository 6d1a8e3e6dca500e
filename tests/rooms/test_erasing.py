"""The proof of forgetting: a marker in every word of a citizen's case, and after the erasure nowhere."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, models

from regie.aftercare.models import CarePlan
from regie.alarms.models import Alarm
from regie.incidents.actions import save_draft
from regie.incidents.models import Draft, EvidenceContent, Incident
from regie.people.models import Person
from regie.privacy import actions
from regie.privacy.actions.log import log_file
from regie.privacy.models import BrokenGlass, Erasure, LegalHold
from regie.privacy.queries.figures import figures
from regie.privacy.queries.tree import branches, erasable
from tests import canary, make

MARKER = "ZWARTEKRAAI"
BYTES = MARKER.encode()


@pytest.fixture
def case(committed, tmp_path, monkeypatch) -> Incident:
    """From press to letter and feedback, and then the marker in every field that can hold words."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    chain = make.chain()
    incident = canary.sing(chain, chain.site, chain.counter, voice=MARKER)
    plant(incident)
    Draft.objects.all().delete()
    LegalHold.objects.update(ended_at=make.NOW, reason="vast")
    BrokenGlass.objects.update(reason="noodgeval")
    joris = Person.objects.get(username="joris")
    for key, words in ((f"classify-{incident.pk}", MARKER), ("report-new", incident.originator.label)):
        save_draft(person=joris, key=key, data={"story": [words]}, at=make.NOW)
    save_draft(person=joris, key="report-99", data={"story": ["iets anders"]}, at=make.NOW)
    # The key of a press comes from a device and not from a person; here it was made from the note.
    Alarm.objects.filter(pk=incident.alarm_id).update(key="sleutel")
    return incident


def plant(incident: Incident) -> None:
    """The same in the fields that no form reaches, and in what stands around a case."""
    for root, row_id in (("incident", incident.pk), ("alarm", incident.alarm_id)):
        for branch in branches(root):
            fields = {field.name: _word(field) for field in _plain(branch.model)}
            if fields:
                keys = list(branch.rows(row_id).values_list("pk", flat=True))
                branch.model._default_manager.filter(pk__in=keys).update(**fields)


def _plain(model: type[models.Model]) -> list[models.Field]:
    """What is sealed holds the marker already, where nobody can read it."""
    return [field for field in erasable(model) if not field.unique and not field.name.startswith("sealed")]


def _word(field: models.Field):
    if isinstance(field, models.BinaryField):
        return BYTES * 500
    if isinstance(field, models.JSONField):
        return [MARKER]
    # Long enough for pages of their own, which SQLite frees and must zero.
    return (MARKER * 400)[: field.max_length] if field.max_length else MARKER * 400


def tables_with_it() -> list[str]:
    """The tables of which a row holds the marker, as words or as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(MARKER in _read(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return sorted(found)


def _read(value) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def database_bytes(file: Path | None = None) -> bytes:
    """Every byte of the database file and of the log beside it."""
    name = file or Path(connection.settings_dict["NAME"])
    return b"".join(one.read_bytes() for one in sorted(name.parent.glob(f"{name.name}*")))


def backup_to(file: Path) -> Path:
    """What a nightly backup makes."""
    with closing(sqlite3.connect(file)) as target:
        connection.connection.backup(target)
    return file


def test_nothing_is_left_but_the_numbers(case, tmp_path):
    """S2-24 U41: no trace in tables, log, files or a new backup; the numbers stay; an old backup is erased again."""
    is_sqlite = connection.vendor == "sqlite"
    keeper = Person.objects.get(username="ingrid")
    plan = CarePlan.objects.get(incident=case)
    assert len(tables_with_it()) > 10
    old = backup_to(tmp_path / "old.sqlite3") if is_sqlite else None
    before = figures(case.organisation)

    erasure = actions.erase(root="incident", row_id=case.pk, reason="op verzoek", at=make.NOW, by=keeper)

    assert figures(case.organisation) == before
    assert tables_with_it() == ["regie_talk"]
    actions.erase(root="aftercare", row_id=plan.pk, reason="op verzoek", at=make.NOW, by=keeper)
    assert figures(case.organisation) == before
    assert tables_with_it() == []
    each_part_has_a_line(erasure)
    case.refresh_from_db()
    assert (case.story, case.originator.label, case.originator.keys.count()) == ("", "", 0)
    assert list(Draft.objects.values_list("key", flat=True)) == ["report-99"]
    if old:
        assert BYTES not in database_bytes()
        backup_to(tmp_path / "new.sqlite3")
    files = [one for one in tmp_path.rglob("*") if one.is_file() and one != old]
    assert log_file() in files
    assert [one for one in files if BYTES in one.read_bytes()] == []
    if old:
        erased_again(old)


def each_part_has_a_line(erasure: Erasure) -> None:
    """What went and how many rows, by record; of a file not even an empty row stays."""
    # The response and the letters have clocks of their own; here the reason takes them along.
    assert sorted(Erasure.objects.values_list("root", flat=True)) == [
        "aftercare",
        "incident",
        "letter",
        "response",
    ]
    assert Erasure.objects.get(root="letter").counts["Letter"] == 1
    assert erasure.counts["Act"] == 1
    assert not EvidenceContent.objects.exists()


def erased_again(old: Path) -> None:
    """Restore the backup of before, and replay the log."""
    lines = log_file().read_text(encoding="utf-8").splitlines()
    assert [set(json.loads(line)) for line in lines] == [{"root", "row_id", "at", "alone"}] * 4
    assert BYTES in database_bytes(old)
    connection.close()
    here, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(old)
    try:
        assert actions.replay(lines, at=make.NOW) == 4
        assert actions.replay(lines, at=make.NOW) == 0
        assert Erasure.objects.count() == 4
        assert BYTES not in database_bytes(old)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = here
