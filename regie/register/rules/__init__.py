"""What may be found, kept, imported and given out; pure."""

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
    "SHAPES",
    "Cursor",
    "Shape",
    "check_facts",
    "check_own_view",
    "check_unnamed",
    "check_view",
    "in_cell",
    "kept_until",
    "quarter",
    "shaped",
    "working_days",
]
