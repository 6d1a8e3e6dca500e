"""Which rows a spreadsheet holds: CSV in the ways that offices write it, or xlsx; as text, with their numbers."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import openpyxl

from regie.refusal import Refused
from regie.register.queries.files import FORMULA

MOST_BYTES = 20_000_000
# What an xlsx may become when it is unpacked: a small file can hold an endless one.
MOST_UNPACKED = 200_000_000
MOST_ROWS = 50_000
PLAIN = ("source_id", "happened_at", "place", "behaviours", "story")
# How our own CSV keeps a spreadsheet from running a cell.
QUOTED = tuple(f"'{sign}" for sign in FORMULA)
Sheet = tuple[list[str], list[tuple[int, dict[str, str]]]]


def sheet(content: bytes) -> Sheet:
    """The header, and each row with the number that the spreadsheet gives it; empty rows are left out."""
    if len(content) > MOST_BYTES:
        raise Refused("sheet_too_big")
    lines = _lines(content)
    header = [one.strip() for one in next(lines, [])]
    if not any(header):
        raise Refused("sheet_without_header")
    rows = []
    for number, cells in enumerate(lines, start=2):
        if any(cell.strip() for cell in cells):
            rows.append((number, dict(zip(header, cells, strict=False))))
        if len(rows) > MOST_ROWS:
            raise Refused("sheet_too_long", most=MOST_ROWS)
    return header, rows


def _lines(content: bytes) -> Iterator[list[str]]:
    """By what the file holds, never by its name."""
    if content.startswith(b"PK\x03\x04"):
        return _xlsx(content)
    return _exchange(content) if content.lstrip().startswith(b"{") else _csv(content)


def _exchange(content: bytes) -> Iterator[list[str]]:
    """Our own open form, as another register of this kind gave it out."""
    try:
        rows = json.loads(content)["rows"]
        yield list(PLAIN)
        yield from ([_plain(row.get(name)) for name in PLAIN] for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Refused("sheet_unreadable") from problem


def _plain(value: Any) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What an older spreadsheet of an office writes.
        text = content.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell[1:] if cell.startswith(QUOTED) else cell for cell in cells]
    except csv.Error as problem:
        raise Refused("sheet_unreadable") from problem


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Refused("sheet_too_big")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from (_cells(row) for row in book.worksheets[0].iter_rows(values_only=True))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as problem:
        raise Refused("sheet_unreadable") from problem


def _cells(row: Iterable[Any]) -> list[str]:
    return [
        one.isoformat(sep=" ") if isinstance(one, datetime) else "" if one is None else str(one)
        for one in row
    ]
