"""How the forms of every room ask for a day or a moment: by the browser's own calendar and clock."""

from typing import Any

from django import forms

TO_THE_MINUTE = "%Y-%m-%dT%H:%M"


class DayInput(forms.DateInput):
    """A day; what was typed stands there again, because browsers read only this one way of writing it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """A day and a time, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format=TO_THE_MINUTE)
