"""Erase the words of one record and leave its numbers; and do it again on a backup that was restored.

What is emptied is not listed here: every table that hangs from the record, every field with words in it, except what
the register says an erasure leaves. So a table of tomorrow is erased too.
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from regie.incidents.models import Draft, Incident, Merge, Originator
from regie.journal.actions import record
from regie.journal.models import Errand
from regie.notices.models import Promise
from regie.people.models import Person
from regie.privacy import facts, rules
from regie.privacy.models import Erasure
from regie.privacy.queries.due import stands
from regie.privacy.queries.tree import ROOTS, branches, erasable, is_erased

LOG = "erasures.jsonl"
# The database itself asks for words there: what limits somebody says what stays open, also when nobody may know what.
NEVER_EMPTY = "–"
NEVER_EMPTY_FIELDS = frozenset({"stays_open", "ordered_by"})


def erase(*, root: str, row_id: int, reason: str, at: datetime, by: Person) -> Erasure:
    """Empty every word of one record, when both clocks allow it or a reason is given; a hold stops it always."""
    row = ROOTS[root]._default_manager.select_related("organisation").get(pk=row_id)
    rules.check_may_erase(stands(root, row, at=at), reason=reason, done=is_erased(root, row_id))
    with transaction.atomic():
        erasure = _erase(root, row, reason=reason, at=at, by=by)
        record(facts.Erased(erasure.pk, root, row_id), at=at, by=by)
    _leave_nothing_behind()
    return erasure


def _erase(root: str, row: Any, *, reason: str, at: datetime, by: Person | None) -> Erasure:
    counts = _empty_all(root, row.pk)
    if root == "incident":
        counts |= _empty_around(row)
    erasure = Erasure.objects.create(
        organisation=row.organisation,
        root=root,
        row_id=row.pk,
        reason=reason[:200],
        by=by,
        at=at,
        counts=counts,
    )
    if by is not None:
        line = {"root": root, "row_id": row.pk, "at": at.isoformat()}
        transaction.on_commit(lambda: _write_down(line))
    return erasure


def _empty_all(root: str, row_id: int) -> dict[str, int]:
    """Empty the whole tree; what no statistic needs, a draft, is deleted elsewhere."""
    counts = {}
    for branch in branches(root):
        emptied = {field.name: _empty(field) for field in erasable(branch.model)}
        # By key, because an update through a join is not something every database takes.
        found = branch.rows(row_id).values_list("pk", flat=True)
        keys = list(found)
        if emptied and keys:
            counts[branch.model.__name__] = branch.model._default_manager.filter(pk__in=keys).update(
                **emptied
            )
    return counts


def _empty(field: models.Field) -> Any:
    if field.null and field.name != "pdf":
        return None
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.JSONField):
        return field.get_default()
    return NEVER_EMPTY if field.name in NEVER_EMPTY_FIELDS else ""


def _empty_around(incident: Incident) -> dict[str, int]:
    """What belongs to a case without hanging from it: the citizen, the alarm, drafts, promises, errands that failed."""
    drafts = _drafts_about(incident)
    counts = {
        "Draft": Draft.objects.filter(pk__in=drafts).delete()[0],
        "Promise": Promise.objects.filter(case=incident.subject).update(title=""),
        "Errand": Errand.objects.filter(entry__data__incident_id=incident.pk).update(problem=""),
        "Originator": _forget(incident.originator),
    }
    return counts | (_empty_all("alarm", incident.alarm_id) if incident.alarm_id else {})


def _drafts_about(incident: Incident) -> list[int]:
    """Drafts of its own forms, and what was typed until it was told and calls the citizen by name."""
    called = incident.originator.label.lower() if incident.originator else ""
    complaint = getattr(incident, "complaint", None)
    own = {
        f"report-{incident.pk}",
        f"classify-{incident.pk}",
        f"complaint-{complaint.pk if complaint else 0}",
    }
    told_at = incident.closed_at or incident.reported_at or incident.opened_at
    before = Draft.objects.filter(at__lte=told_at) if called else Draft.objects.none()
    named = [draft.pk for draft in before if called in json.dumps(draft.data, ensure_ascii=False).lower()]
    return [*Draft.objects.filter(key__in=own).values_list("pk", flat=True), *named]


def _forget(originator: Originator | None) -> int:
    """The citizen is forgotten with the last case that was not erased; the row stays for the numbers."""
    if originator is None:
        return 0
    erased = Erasure.objects.filter(root="incident").values("row_id")
    cases = Incident.objects.filter(originator=originator)
    if cases.exclude(pk__in=erased).count() > 1:
        return 0
    originator.keys.all().delete()
    merges = Merge.objects.filter(models.Q(kept=originator) | models.Q(merged=originator))
    merges.update(sealed_reason="", sealed_undone_reason="")
    return Originator.objects.filter(pk=originator.pk).update(sealed="")


def _leave_nothing_behind() -> None:
    """SQLite: the old pages are zeroed as they are freed (`secure_delete`), and the log of before is folded in."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_down(line: dict[str, Any]) -> None:
    """Outside the database too, because a backup of before does not know what was erased since."""
    with log_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def log_file() -> Path:
    """Where the erasures stand besides the database; it goes into no backup of the database and holds no name."""
    return Path(settings.DATA) / LOG


def replay(lines: Iterable[str], *, at: datetime) -> int:
    """Erase again what was erased before this backup was restored; returns how many records."""
    done = 0
    for line in lines:
        said = json.loads(line)
        if is_erased(said["root"], said["row_id"]):
            continue
        row = (
            ROOTS[said["root"]]
            ._default_manager.select_related("organisation")
            .filter(pk=said["row_id"])
            .first()
        )
        if row is not None:
            _again(said["root"], row, at=at)
            done += 1
    _leave_nothing_behind()
    return done


@transaction.atomic
def _again(root: str, row: Any, *, at: datetime) -> None:
    erasure = _erase(root, row, reason="replay", at=at, by=None)
    record(facts.Erased(erasure.pk, root, row.pk), at=at)
