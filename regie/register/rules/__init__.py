"""What may be found, kept, imported and given out; pure."""

from regie.register.rules.bringing import KNOWN, NEEDED, Brought, Problem, columns, read
from regie.register.rules.finding import FILTERS, Cursor, check_own_view, check_view
from regie.register.rules.shapes import (
    ACCIDENT_DAYS,
    SHAPES,
    Shape,
    check_facts,
    check_unnamed,
    in_cell,
    kept_until,
    quarter,
    shaped,
    working_days,
)

__all__ = [
    "ACCIDENT_DAYS",
    "FILTERS",
    "KNOWN",
    "NEEDED",
    "SHAPES",
    "Brought",
    "Cursor",
    "Problem",
    "Shape",
    "check_facts",
    "check_own_view",
    "check_unnamed",
    "check_view",
    "columns",
    "in_cell",
    "kept_until",
    "quarter",
    "read",
    "shaped",
    "working_days",
]
