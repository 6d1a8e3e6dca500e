"""Care on the screen: the plan and its talks, what the reporter hears, and what care is besides talks."""

from regie.aftercare.views.care import status_part

__all__ = ["status_part"]
