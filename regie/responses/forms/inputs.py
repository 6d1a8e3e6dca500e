"""The few inputs that the forms of responses share."""

from typing import Any

from django import forms


def words(rows: int) -> forms.Textarea:
    """Room for some lines of text."""
    return forms.Textarea(attrs={"rows": rows})


def pick(label: Any, choices: Any, *, help_text: Any = "", **more: Any) -> forms.ChoiceField:
    """One of a few, side by side."""
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=choices, widget=forms.RadioSelect, **more
    )
