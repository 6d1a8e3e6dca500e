"""Take cases over from another register: look first, then bring in what is right, none of it twice; and undo it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regie.incidents.actions.opening import next_reference
from regie.incidents.models import Behaviour, Incident
from regie.incidents.queries import norm_on
from regie.journal.actions import record
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.refusal import Refused
from regie.register import facts, rules
from regie.register.models import BroughtIn, BroughtRow, SearchText
from regie.register.queries.sheets import sheet

# So many rows in one transaction: what was brought in stays when the machine stops, and the same file goes on there.
AT_ONCE = 200


@dataclass(frozen=True)
class Looked:
    """What a file holds: the rows that are right and new, how many were here already, and everything that is wrong."""

    columns: dict[str, str]
    good: list[rules.Brought]
    known: int
    problems: list[rules.Problem]


def look(
    content: bytes, *, organisation: Organisation, at: datetime, chosen: Mapping[str, str] | None = None
) -> Looked:
    """Read everything and write nothing."""
    header, found = sheet(content)
    fields = rules.columns(header, {name: str(said) for name, said in (chosen or {}).items()})
    missing = [name for name in rules.NEEDED if name not in fields]
    if missing:
        raise Refused("sheet_lacks_columns", columns=", ".join(missing))
    read = [
        rules.read(number, row, fields=fields, behaviours=_behaviours(), at=at, zone=LOCAL)
        for number, row in found
    ]
    problems = [one for row in read if isinstance(row, list) for one in row]
    there = set(BroughtRow.objects.filter(organisation=organisation).values_list("key", flat=True))
    new = {row.key: row for row in read if isinstance(row, rules.Brought) and row.key not in there}
    right = sum(isinstance(row, rules.Brought) for row in read)
    return Looked(fields, list(new.values()), right - len(new), problems)


def _behaviours() -> dict[str, str]:
    """Our codes and our words for them."""
    said = {str(kind.label).casefold(): kind.value for kind in Behaviour.Kind}
    return {**said, **{kind.value: kind.value for kind in Behaviour.Kind}}


def bring_in(
    looked: Looked, *, name: str, organisation: Organisation, at: datetime, by: Person,
    tell: Callable[[int], None] = lambda done: None,
) -> BroughtIn:  # fmt: skip
    """The good rows as closed cases: what happened long ago asks nobody to judge or to care now."""
    if not looked.good:
        raise Refused("nothing_to_bring_in")
    brought_in = BroughtIn.objects.create(organisation=organisation, name=name[:160], person=by, at=at)
    for start in range(0, len(looked.good), AT_ONCE):
        _bring(brought_in, looked.good[start : start + AT_ONCE], at=at, by=by)
        tell(brought_in.rows)
    return brought_in


@transaction.atomic
def _bring(brought_in: BroughtIn, rows: list[rules.Brought], *, at: datetime, by: Person) -> None:
    for row in rows:
        incident = Incident(
            reference=next_reference(at=at), organisation=brought_in.organisation, place_words=row.place,
            happened_at=row.happened_at, opened_at=at, reported_at=at, reporter=by, story=row.story, closed_at=at,
        )  # fmt: skip
        incident.policy_version = norm_on(incident)
        incident.save(force_insert=True)
        Behaviour.objects.bulk_create(Behaviour(incident=incident, kind=kind) for kind in row.behaviours)
        words = " ".join([incident.reference, row.place, row.story])
        SearchText.objects.create(incident=incident, words=words)
        BroughtRow.objects.create(
            brought_in=brought_in, organisation=brought_in.organisation, key=row.key, incident=incident
        )
    brought_in.rows += len(rows)
    brought_in.save(update_fields=["rows"])
    record(facts.RowsBroughtIn(brought_in.pk, len(rows)), at=at, by=by)


@transaction.atomic
def undo(brought_in: BroughtIn, *, at: datetime, by: Person) -> None:
    """Take its cases away again; not when somebody went on with one of them."""
    cases = Incident.objects.filter(brought_row__brought_in=brought_in)
    touched = (
        cases.exclude(additions=None) | cases.exclude(classifications=None) | cases.exclude(in_charge=None)
    )
    built_upon = touched.order_by("pk").first()
    if built_upon:
        raise Refused("import_built_upon", reference=built_upon.reference)
    if BroughtIn.objects.filter(pk=brought_in.pk, undone_at=None).update(undone_at=at) != 1:
        raise Refused("import_undone_already")
    cases.delete()
    record(facts.ImportUndone(brought_in.pk), at=at, by=by)
