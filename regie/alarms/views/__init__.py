"""One request, one action or one query, one page: the board, an alarm, and the press."""

from regie.alarms.views import acting, board, pressing

__all__ = ["acting", "board", "pressing"]
