"""What a row of somebody else's register must hold to become an incident here; pure."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from regie.text import storable

# How the columns of others are often called; whoever imports may say it themselves.
KNOWN = {
    "source_id": ("source_id", "nummer", "id", "kenmerk", "referentie", "zaaknummer"),
    "happened_at": ("happened_at", "datum", "wanneer", "datum voorval", "datum incident", "date"),
    "place": ("place", "plek", "locatie", "waar", "where"),
    "behaviours": ("behaviours", "gedrag", "soort", "type", "behaviour"),
    "story": ("story", "verhaal", "omschrijving", "beschrijving", "toelichting", "wat gebeurde er"),
}
NEEDED = ("happened_at", "story")
FORMATS = ("%d-%m-%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
LONGEST = {"story": 20_000, "place": 300}
EARLIEST = datetime(1950, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with one row: the number as the spreadsheet counts, the column, and a code for why."""

    row: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Brought:
    """A row that makes sense; `key` is what makes a second import of it the same one."""

    row: int
    key: str
    happened_at: datetime
    place: str
    behaviours: tuple[str, ...]
    story: str


def columns(header: Collection[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Our field → their column: what was chosen, else what is called as it often is."""
    by_name = {name.strip().casefold(): name for name in header}
    found = {}
    for field, names in KNOWN.items():
        wanted = [chosen[field].casefold()] if chosen.get(field) else list(names)
        there = next((by_name[name] for name in wanted if name in by_name), None)
        if there is not None:
            found[field] = there
    return found


def read(
    number: int, row: Mapping[str, str], *, fields: Mapping[str, str], behaviours: Mapping[str, str], at: datetime,
    zone: tzinfo,
) -> Brought | list[Problem]:  # fmt: skip
    """The incident in a row, or everything that is wrong with it. `behaviours`: a word or code → our code."""
    text = {field: storable(row.get(column, "")).strip() for field, column in fields.items()}
    happened_at = _moment(text.get("happened_at", ""), zone)
    said = [one.strip() for one in text.get("behaviours", "").replace(",", "|").split("|") if one.strip()]
    unknown = [one for one in said if one.casefold() not in behaviours]
    wrong = [*_wrong_moment(text, happened_at, at), *_wrong_text(text)]
    wrong += [("behaviours", "unknown_behaviour", one) for one in unknown]
    if wrong or happened_at is None:
        return [Problem(number, fields.get(field, field), code, value[:80]) for field, code, value in wrong]
    codes = tuple(dict.fromkeys(behaviours[one.casefold()] for one in said))
    return Brought(number, _key(text), happened_at, text.get("place", ""), codes, text["story"])


Wrong = list[tuple[str, str, str]]


def _wrong_moment(text: Mapping[str, str], happened_at: datetime | None, at: datetime) -> Wrong:
    said = text.get("happened_at", "")
    if happened_at is None:
        return [("happened_at", "no_date" if said else "empty", said)]
    return [] if EARLIEST <= happened_at <= at else [("happened_at", "odd_date", said)]


def _wrong_text(text: Mapping[str, str]) -> Wrong:
    wrong = [] if text.get("story") else [("story", "empty", "")]
    return wrong + [
        (name, "too_long", "") for name, most in LONGEST.items() if len(text.get(name, "")) > most
    ]


def _moment(text: str, zone: tzinfo) -> datetime | None:
    """A moment as spreadsheets of Dutch and Belgian offices write it, or ISO 8601."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = _by_format(text)  # type: ignore[assignment]
    return found.replace(tzinfo=found.tzinfo or zone) if found else None


def _by_format(text: str) -> datetime | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  the zone is added
        except ValueError:
            continue
    return None


def _key(text: Mapping[str, str]) -> str:
    """Their own number when there is one; else a print of everything in the row."""
    if text.get("source_id"):
        return f"id:{text['source_id']}"[:200]
    return "print:" + hashlib.sha256(json.dumps(text, sort_keys=True).encode()).hexdigest()
