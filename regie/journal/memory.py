"""What a burst of presses may remember for a moment, so that it does not ask the same a hundred times a second.

Any fact that this process writes about something else than an alarm makes it forget; what another process wrote is
known a second later. Nothing that decides who owns a row is ever remembered.
"""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings

Answer = TypeVar("Answer")
_answers: dict[Hashable, tuple[float, Any]] = {}
MOST = 2000


def remembered(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """The same answer to the same question for `REMEMBER_SECONDS`; no answer (None) is never remembered."""

    @wraps(ask)
    def asked(*about: Hashable) -> Answer:
        question = (ask, *about)
        known = _answers.get(question)
        now = time.monotonic()
        if known and now < known[0] + settings.REMEMBER_SECONDS:
            answer: Answer = known[1]
            return answer
        answer = ask(*about)
        if answer is not None:
            if len(_answers) > MOST:
                forget()
            _answers[question] = (now, answer)
        return answer

    return asked


def forget() -> None:
    """Ask everything anew."""
    _answers.clear()
