"""What may be found, kept, imported and given out; pure."""

from regie.register.rules.finding import FILTERS, Cursor, check_own_view, check_view

__all__ = ["FILTERS", "Cursor", "check_own_view", "check_view"]
