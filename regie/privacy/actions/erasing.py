"""Erase the words of one record and leave its numbers; and do it again on a backup that was restored.

What is emptied is not listed here: every table that hangs from the record, every field with words in it, except what
the register says an erasure leaves. So a table of tomorrow is erased too.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.privacy import facts, rules
from regie.privacy.actions.around import empty_around, forget_citizen, forget_staff, forget_visit
from regie.privacy.actions.log import Line, read_back, write_down
from regie.privacy.models import Erasure
from regie.privacy.queries.due import parts_that_go_with, stands
from regie.privacy.queries.since import since_of
from regie.privacy.queries.tree import ROOTS, branches, erasable, is_erased

# The database itself asks for words there: what limits somebody says what stays open, also when nobody may know what.
NEVER_EMPTY = "–"
NEVER_EMPTY_FIELDS = frozenset({"stays_open", "ordered_by"})
# A table of which an emptied row says nothing: its rows go.
ROWS_THAT_GO = frozenset({"EvidenceContent"})
# What must be over before any reason can make it be forgotten: somebody works here, is out, or is heard and answered.
MUST_BE_OVER = ("response", "letter", "originator", "staff", "visit")


def erase(*, root: str, row_id: int, reason: str, at: datetime, by: Person) -> Erasure:
    """Empty every word of one record, when both clocks allow it or a reason is given; a hold stops it always."""
    row = ROOTS[root]._default_manager.select_related("organisation").get(pk=row_id)
    if root in MUST_BE_OVER:
        since = since_of(root, row)
        rules.check_over(started=since is not None and since <= at)
    rules.check_may_erase(stands(root, row, at=at), reason=reason, done=is_erased(root, row_id))
    # A case takes its response and its letters with it, unless their own clocks still run.
    also = (
        parts_that_go_with(row, reason=reason, at=at)
        if isinstance(row, Incident) and root == "incident"
        else []
    )
    with transaction.atomic():
        erasure, *_others = [_erase(one, row, reason=reason, at=at, by=by) for one in (root, *also)]
        record(facts.Erased(erasure.pk, root, row_id), at=at, by=by)
    _leave_nothing_behind()
    return erasure


def _erase(root: str, row: Any, *, reason: str, at: datetime, by: Person | None) -> Erasure:
    erasure = Erasure.objects.create(
        organisation=row.organisation, root=root, row_id=row.pk, reason=reason[:200], by=by, at=at,
        counts=_EMPTIED.get(root, lambda row: _empty_all(root, row.pk))(row),
    )  # fmt: skip
    if by is not None:
        line = {"root": root, "row_id": row.pk, "at": at.isoformat(), "alone": True}
        transaction.on_commit(lambda: write_down(line))
    return erasure


def _empty_case(incident: Incident) -> dict[str, int]:
    """The case with what belongs to it without hanging from it, and the alarm that led to it."""
    counts = _empty_all("incident", incident.pk) | empty_around(incident)
    return counts | (_empty_all("alarm", incident.alarm_id) if incident.alarm_id else {})


_EMPTIED: dict[str, Any] = {"incident": _empty_case, "originator": forget_citizen, "staff": forget_staff,
    "visit": forget_visit,
}  # fmt: skip


def _empty_all(root: str, row_id: int) -> dict[str, int]:
    """Empty the whole tree; what no statistic needs, a draft, is deleted elsewhere."""
    counts = {}
    for branch in branches(root):
        emptied = {field.name: _empty(field) for field in erasable(branch.model, root)}
        # By key, because an update through a join is not something every database takes.
        keys = list(branch.rows(row_id).values_list("pk", flat=True))
        if not (emptied and keys):
            continue
        rows = branch.model._default_manager.filter(pk__in=keys)
        goes = branch.model.__name__ in ROWS_THAT_GO
        counts[branch.model.__name__] = rows.delete()[0] if goes else rows.update(**emptied)
    return counts


def _empty(field: models.Field) -> Any:
    if field.null and field.name != "pdf":
        return None
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.JSONField):
        return field.get_default()
    return NEVER_EMPTY if field.name in NEVER_EMPTY_FIELDS else ""


def _leave_nothing_behind() -> None:
    """SQLite: the old pages are zeroed as they are freed (`secure_delete`), and the log of before is folded in."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def replay(lines: Iterable[str], *, at: datetime) -> int:
    """Erase again what was erased before this backup was restored; returns how many records."""
    done = 0
    for said in map(read_back, lines):
        if is_erased(said.root, said.row_id):
            continue
        row = ROOTS[said.root]._default_manager.select_related("organisation").filter(pk=said.row_id).first()
        if row is not None:
            _again(said, row, at=at)
            done += 1
    _leave_nothing_behind()
    return done


@transaction.atomic
def _again(said: Line, row: Any, *, at: datetime) -> None:
    erasure, *_others = [
        _erase(one, row, reason="replay", at=at, by=None)
        for one in (said.root, *said.also)
        if not is_erased(one, row.pk)
    ]
    record(facts.Erased(erasure.pk, said.root, row.pk), at=at)
