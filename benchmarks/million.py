"""Fills a register with as many incidents as one likes, by the database itself: told, judged, closed, written down."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models

from benchmarks.in_bulk import filling
from regie.incidents.models import Act, Behaviour, Classification, Incident
from regie.journal.models import Entry
from regie.notices.models import Promise
from regie.people.models import Person
from regie.places.models import Place
from regie.register.models import SearchText

SIZE = 1_000_000
FILLED = (Incident, SearchText, Behaviour, Act, Classification, Entry, Promise)
STAFF = 3_000
STILL_OPEN = 2_000
# Ten years: one incident every five minutes and a quarter.
EVERY = timedelta(seconds=315)
COMMON = "balie schreeuwde uitkering wachten paspoort brief dreigde deur boos formulier".split()
RARE = [f"{one}{two}" for one in ("stoel", "nietmachine", "raam", "hond", "fiets") for two in range(40)]
KINDS = [kind for kind in Behaviour.Kind.values if kind not in ("self_harm", "unknown")]


def fill(size: int, *, at: datetime) -> None:
    """Everything that the pages read of each incident."""
    with filling([model._meta.db_table for model in FILLED]):
        _pour_all(size, at)
    _tidy()


def _pour_all(size: int, at: datetime) -> None:
    before = Incident.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    priya = Person.objects.get(username="priya")
    places = list(Place.objects.filter(organisation=priya.organisation).values_list("pk", "name"))
    staff = _staff(priya)
    number = f"(n.i + {before})"
    told_at = _moments(at)
    place = _picked([pk for pk, _name in places])
    words = f"{_picked([f'{name}, Werkplein' for _pk, name in places])}"
    story = _story()
    closed = f"CASE WHEN n.i <= {STILL_OPEN} THEN NULL ELSE {told_at} END"
    facts: dict[str, Any] = {
        "id": number, "reference": f"'B-' || {number}", "organisation": priya.organisation_id, "place": place,
        "place_words": words, "happened_at": told_at, "opened_at": told_at, "reported_at": told_at,
        "reporter": f"{staff} + n.i % {STAFF}", "affected": f"{staff} + n.i % {STAFF}", "story": story,
        "closed_at": closed, "in_charge": f"CASE WHEN n.i % 40 = 0 THEN {priya.pk} ELSE NULL END",
    }  # fmt: skip
    pour(Incident, size, facts)
    pour(
        SearchText,
        size,
        {"incident": number, "words": f"'B-' || {number} || ' ' || {words} || ' ' || {story}"},
    )
    pour(Behaviour, size, {"incident": number, "kind": _picked(KINDS, step=7)})
    pour(
        Act,
        size,
        {
            "incident": number,
            "words": "'Ik weet je te vinden.'",
            "happened_at": told_at,
            "source": "'melding'",
        },
    )
    judged = {
        "incident": number,
        "person": priya.pk,
        "at": told_at,
        "outcome": "'aggression'",
        "reason": "'De norm.'",
    }
    pour(Classification, size, judged)
    for kind in ("incidents.Reported", "incidents.Classified"):
        data = f"'{{\"incident_id\": ' || {number} || '}}'"
        pour(Entry, size, {"at": told_at, "kind": f"'{kind}'", "actor": f"'person:{priya.pk}'", "data": data,
            "subject": f"'incident:' || {number}"})  # fmt: skip
    kept = {"kind": "'classify'", "subject": f"'incident:' || {number}", "case": f"'incident:' || {number}",
        "organisation": priya.organisation_id, "place": place, "made_at": told_at, "kept_at": told_at}  # fmt: skip
    pour(Promise, size, kept)


def _staff(like: Person) -> int:
    """Colleagues who report; the number of the first."""
    first = (Person.objects.order_by("-pk").values_list("pk", flat=True)[0]) + 1
    Person.objects.bulk_create(
        Person(
            pk=first + number,
            username=f"bench-{number}",
            name=f"Collega {number}",
            organisation=like.organisation,
        )
        for number in range(STAFF)
    )
    return first


def _moments(at: datetime) -> str:
    """The newest first, a step back in time for each."""
    seconds = int(EVERY.total_seconds())
    if connection.vendor == "postgresql":
        return f"('{at.isoformat()}'::timestamptz - n.i * interval '{seconds} seconds')"
    return f"datetime('{at:%Y-%m-%d %H:%M:%S}', '-' || (n.i * {seconds}) || ' seconds')"


def _picked(values: list[Any], *, step: int = 1) -> str:
    """One after the other of these, `step` times each."""
    cases = " ".join(f"WHEN {place} THEN {_literal(value)}" for place, value in enumerate(values))
    return f"(CASE (n.i / {step}) % {len(values)} {cases} END)"


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _story() -> str:
    """Three words that many cases have, one that few have, and one of a thousand."""
    many = " || ' ' || ".join(f"(CASE (n.i / {step}) % 10 {_cases(COMMON)} END)" for step in (1, 7, 53))
    few = f"(CASE (n.i / 3) % {len(RARE)} {_cases(RARE)} END)"
    return f"('Hij zei: ' || {many} || ' ' || {few} || ' kenmerk' || (n.i % 1000))"


def _cases(words: list[str]) -> str:
    return " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(words))


def pour(model: type[models.Model], size: int, given: dict[str, Any]) -> None:
    """`size` rows at once; a column that is not given holds what its field says by itself."""
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if field.name not in given and field.primary_key:
            continue
        columns.append(connection.ops.quote_name(field.column))
        values.append(str(given[field.name]) if field.name in given else _default(field))
        if field.name == "data" and connection.vendor == "postgresql":
            values[-1] = f"({values[-1]})::jsonb"
    with connection.cursor() as cursor:
        into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"
        cursor.execute(f"{into} SELECT {', '.join(values)} FROM {_numbers(size)}")


def _default(field: Any) -> str:
    value = None if field.null else field.get_default()
    if value is None:
        return "NULL"
    if isinstance(field, models.JSONField):
        return f"'{str(value).lower()}'" + ("::jsonb" if connection.vendor == "postgresql" else "")
    if isinstance(value, bool):
        return ("true" if value else "false") if connection.vendor == "postgresql" else str(int(value))
    return _literal(value)


def _numbers(size: int) -> str:
    if connection.vendor == "postgresql":
        return f"generate_series(1, {size}) AS n(i)"
    counted = (
        f"WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {size}) SELECT i FROM c"
    )
    return f"({counted}) AS n"


def _tidy() -> None:
    """What a database that grew for ten years has done by itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in FILLED:
                table, column = model._meta.db_table, model._meta.pk.column
                if model is not SearchText:
                    highest = f"(SELECT max({column}) FROM {table})"
                    cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), {highest})")
                cursor.execute(f"VACUUM ANALYZE {table}")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
