"""The forms of a version in the making: its parts, and how it comes into use."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.policies.actions import TakingIn
from regie.policies.pack_file import PackError
from regie.policies.pack_file.document import MOST_CHARACTERS
from regie.policies.pack_file.parts import errors_by_part, parts_of, put_together
from regie.policies.words.parts import part_name

MORE = "more"


class DraftForm(forms.Form):
    """Every part of the text as a field of its own; whatever is typed is kept, also when it is wrong."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)

    def __init__(self, data: Any = None, *, text: str, edition: int) -> None:
        super().__init__(data, initial={"edition": edition})
        self.parts = parts_of(text)
        for number, part in enumerate(self.parts):
            field = self._field(part.text, part.lines)
            field.label = part_name(part.name)
            self.fields[f"part_{number}"] = field
        self.fields[MORE] = self._field("", 4)
        self.fields[MORE].label = gettext("Nog een deel")
        self.fields[MORE].help_text = gettext("Een deel dat er nog niet is, zoals examples of closed_days.")

    def _field(self, text: str, lines: int) -> forms.CharField:
        rows = {"rows": max(4, min(lines + 1, 24)), "spellcheck": "false", "class": "policy-text"}
        return forms.CharField(
            required=False,
            strip=False,
            initial=text,
            max_length=MOST_CHARACTERS,
            widget=forms.Textarea(attrs=rows),
        )

    def text(self) -> str:
        """The whole text as it was typed."""
        names = [f"part_{number}" for number in range(len(self.parts))]
        return put_together(self.cleaned_data[name] for name in (*names, MORE))

    def show(self, errors: tuple[PackError, ...]) -> None:
        """Put each mistake at the part in which it stands, with its line there."""
        for number, found in errors_by_part(self.parts, errors).items():
            name = f"part_{number}" if f"part_{number}" in self.fields else None
            self.add_error(name, [str(one) for one in found])

    def part_fields(self) -> list[Any]:
        """The fields of the parts, and the one for something new."""
        return [self[name] for name in self.fields if name != "edition"]


class TakingInForm(forms.Form):
    """From which day it counts, under which number, and the works council's consent."""

    version = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$",
        label=_("Versienummer"),
        error_messages={
            "required": _("Geef deze versie een nummer, zoals 2026.2."),
            "invalid": _("Een versienummer is hooguit 40 tekens: letters, cijfers, punten en streepjes."),
        },
    )
    valid_from = forms.DateField(
        label=_("Geldt vanaf"),
        widget=DayInput,
        error_messages={"required": _("Kies de eerste dag waarop dit geldt.")},
    )
    consented_on = forms.DateField(
        label=_("Wanneer stemde de ondernemingsraad in?"),
        required=False,
        widget=DayInput,
    )
    why_none = forms.CharField(
        label=_("Geen instemming? Schrijf waarom die niet nodig is."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def how(self) -> TakingIn:
        """What was chosen, as the action wants it."""
        return TakingIn(**self.cleaned_data)
