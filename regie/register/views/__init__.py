"""One request, one action or one query, one page: find, keep a view."""

from regie.register.views import finding

__all__ = ["finding"]
