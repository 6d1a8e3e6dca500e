"""What stands where an organisation has decided nothing: a value of its own."""

from enum import Enum
from typing import Final, TypeAlias, TypeVar


class NotConfigured(Enum):
    """Nothing was decided here. Never zero, never empty, never false, never "unlimited".

    Ask with `is NOT_CONFIGURED`. A comparison with it is unknown and therefore gives it back, and who
    tries to use that, or the value itself, as yes or no is stopped: otherwise a gap would decide.
    """

    NOT_CONFIGURED = "not configured"

    def __bool__(self) -> bool:
        raise TypeError("NOT_CONFIGURED is neither true nor false; ask `is NOT_CONFIGURED`")

    def _unknown(self, _other: object) -> "NotConfigured":
        return self

    __lt__ = __le__ = __gt__ = __ge__ = _unknown

    def __str__(self) -> str:
        return "NOT_CONFIGURED"


NOT_CONFIGURED: Final = NotConfigured.NOT_CONFIGURED

T = TypeVar("T")
# A value that the organisation decides, or may not have decided yet.
Setting: TypeAlias = T | NotConfigured
