"""In what form the API answers: in its own, whatever the sender says that it can read."""

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation


class OneForm(DefaultContentNegotiation):
    """JSON, and a file where the door gives a file: to refuse an answer because of its form helps nobody who asked."""

    def select_renderer(self, request: Any, renderers: Iterable[Any], format_suffix: Any = None) -> Any:
        """The only one."""
        only = next(iter(renderers))
        return only, only.media_type
