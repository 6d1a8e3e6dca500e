"""In which shapes a case may leave, as one table: which fields, for whom, on which ground; and nothing else leaves.

A field that is not in a shape's row is not in its output, whatever the record holds. `tests/rooms/test_register_shapes`
plants a canary in every text and every person of a case, and proves this table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from regie.refusal import Refused

# Fewer cases than this in one cell could point at somebody. Our own choice; no law gives a figure.
SMALL_CELL = 5
# Arbowet 9: the list holds what led to more than this many working days of absence.
ACCIDENT_DAYS = 3
# The Belgian register: five years from the day of recording.
KEPT_YEARS = 5


@dataclass(frozen=True)
class Shape:
    """One legal shape: its fields in their order, the permission that opens it, and its ground in short."""

    code: str
    fields: tuple[str, ...]
    permission: str
    ground: str
    formats: tuple[str, ...]


def _police(employee: str, what: str, witnesses: str, victims: str) -> tuple[str, ...]:
    """The fields of both forms in the order in which the police asks them."""
    return ("reference", "organisation", "public_task", "chosen_address", employee, "who", what, "where", "with_what",
        "how", "when", "why", witnesses, victims, "damage", "police_came")  # fmt: skip


SHAPES = {
    shape.code: shape
    for shape in (
        Shape(
            "police", _police("employee", "what", "witnesses", "victims"), "incidents.read", "Sv 161", ("pdf",)
        ),
        Shape(
            "police_numbered",
            _police("employee_number", "what_unnamed", "witnesses_numbered", "victims_numbered"),
            "incidents.read", "Sv 161", ("pdf",),
        ),
        Shape(
            "third_party",
            ("number", "recorded_on", "first_on", "last_on", "description", "named_employee", "kept_until"),
            "register.third_party", "Codex I.3 (BE)", ("csv", "json"),
        ),
        Shape(
            "accidents", ("employee", "accident_on", "absent_from", "absent_until", "working_days"),
            "register.accidents", "Arbowet 9", ("csv", "json"),
        ),
        Shape("anonymous", ("quarter", "site", "behaviour", "cases"), "register.count", "", ("csv", "json")),
        Shape(
            "exchange",
            ("source_id", "happened_at", "reported_at", "closed_at", "place", "behaviours", "story", "facts",
             "additions", "outcome", "norm_classes"),
            "register.exchange", "AVG 6", ("json", "csv"),
        ),
    )
}  # fmt: skip


def shaped(code: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the shape and no other; what the record does not know stays out as None."""
    return {name: record.get(name) for name in SHAPES[code].fields}


def in_cell(cases: int) -> str:
    """A number that points at nobody."""
    return str(cases) if cases >= SMALL_CELL else f"<{SMALL_CELL}"


def quarter(day: date) -> str:
    """`2026-Q1`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def working_days(starts_on: date, ends_on: date) -> int:
    """Monday to Friday, both days included; holidays are not known here and count as worked."""
    days = (ends_on - starts_on).days + 1
    return sum((starts_on + timedelta(days=number)).weekday() < 5 for number in range(max(days, 0)))


def kept_until(recorded_on: date) -> date:
    """Five years from recording; of a leap day the day before."""
    is_leap_day = (recorded_on.month, recorded_on.day) == (2, 29)
    return recorded_on.replace(year=recorded_on.year + KEPT_YEARS, day=28 if is_leap_day else recorded_on.day)


def check_facts(*, description: str, first_on: date, last_on: date, today: date) -> None:
    """The register of facts of third parties needs a description and dates that can be."""
    if not description.strip():
        raise Refused("facts_without_description")
    if not first_on <= last_on <= today:
        raise Refused("facts_with_odd_dates")


def check_unnamed(description: str, *, names: Iterable[str]) -> None:
    """Without consent the employee stands nowhere in the entry, and the citizen never: nor in the description."""
    told = description.casefold()
    for name in names:
        if name.strip() and name.casefold() in told:
            raise Refused("facts_with_a_name", name=name)
