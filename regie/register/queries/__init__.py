"""What one wants to see of the register: a page of it, the views, and each case in its legal shapes."""

from regie.register.queries.files import lines, schema
from regie.register.queries.finding import A_PAGE, Filters, Found, Row, find, regie_holders
from regie.register.queries.record import record_of, whole
from regie.register.queries.shapes import RECORDS, Period, rows_of
from regie.register.queries.views import views_for

__all__ = [
    "A_PAGE",
    "RECORDS",
    "Filters",
    "Found",
    "Period",
    "Row",
    "find",
    "lines",
    "record_of",
    "regie_holders",
    "rows_of",
    "schema",
    "views_for",
    "whole",
]
