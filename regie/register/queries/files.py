"""The rows of a shape as a file: CSV for a spreadsheet, JSON for a program; line by line, however many there are."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from regie.register import rules

VERSION = 1
# A spreadsheet would run a cell that begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(code: str, form: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The file in pieces."""
    return _csv(code, rows) if form == "csv" else _json(code, rows)


def _csv(code: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """With a mark for spreadsheets that it is UTF-8, and semicolons as Dutch and Belgian ones expect."""
    yield "\ufeff"
    fields = rules.SHAPES[code].fields
    yield _line(fields)
    for row in rows:
        yield _line([_cell(row[name]) for name in fields])


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow(cells)
    return written.getvalue()


def _cell(value: Any) -> str:
    """Text; what consists of parts stands there as JSON, except plain words, which stand with a bar between."""
    if value is None:
        return ""
    if isinstance(value, list):
        is_plain = all(isinstance(one, str) and "|" not in one for one in value)
        text = "|".join(value) if is_plain else json.dumps(value, ensure_ascii=False)
    else:
        text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _json(code: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f'{{"format": "regie-{code.replace("_", "-")}", "version": {VERSION}, "rows": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def schema(code: str) -> dict[str, Any]:
    """What such a JSON file looks like, as a JSON Schema."""
    fields = {name: TYPES.get(name, {"type": "string"}) for name in rules.SHAPES[code].fields}
    row = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    top = {
        "format": {"const": f"regie-{code.replace('_', '-')}"},
        "version": {"const": VERSION},
        "rows": {"type": "array", "items": row},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Regie {code} {VERSION}",
        "type": "object", "properties": top, "required": list(top), "additionalProperties": False,
    }  # fmt: skip


TEXT: dict[str, Any] = {"type": "string"}
MOMENT: dict[str, Any] = {"type": ["string", "null"], "format": "date-time"}
WORDS: dict[str, Any] = {"type": "array", "items": TEXT}


def _lines_of(**fields: Any) -> dict[str, Any]:
    each = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {"type": "array", "items": each}


TYPES: dict[str, Any] = {
    "happened_at": {"type": "string", "format": "date-time"}, "reported_at": MOMENT, "closed_at": MOMENT,
    "behaviours": WORDS, "norm_classes": WORDS, "working_days": {"type": "integer"},
    "facts": _lines_of(words=TEXT, happened_at=MOMENT, source=TEXT),
    "additions": _lines_of(about=TEXT, at=MOMENT, text=TEXT),
}  # fmt: skip
