"""Why somebody looks at a citizen's record, whom they look for, and what they mend, put together or part."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.incidents import rules
from regie.incidents.words import PURPOSES
from regie.inputs import DayInput


class Quiet(forms.TextInput):
    """A field of which the browser remembers nothing."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})


class PurposeForm(forms.Form):
    """Why you look."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Waarvoor kijk je?"), choices=[("", gettext_lazy("Kies waarvoor")), *PURPOSES.items()],
        help_text=gettext_lazy("Dit staat in het logboek, met je naam. De burger kan vragen wie keek."),
    )  # fmt: skip


class LookUpForm(PurposeForm):
    """Whom you look for."""

    name = forms.CharField(label=gettext_lazy("Naam"), required=False, max_length=160, widget=Quiet)
    case_number = forms.CharField(
        label=gettext_lazy("Zaaknummer"), required=False, max_length=160, widget=Quiet
    )
    birth_date = forms.DateField(
        label=gettext_lazy("Geboortedatum"), required=False, widget=DayInput({"autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        """A day of birth alone is shared by many."""
        data = self.cleaned_data
        if not rules.marks(name=data.get("name", ""), case_number=data.get("case_number", "")):
            self.add_error(
                "name", _("Vul een naam of een zaaknummer in. Een geboortedatum alleen is te weinig.")
            )
        return data


class OriginatorForm(forms.Form):
    """What is known of the citizen."""

    name = forms.CharField(label=gettext_lazy("Naam"), required=False, max_length=160, widget=Quiet)
    birth_date = forms.DateField(
        label=gettext_lazy("Geboortedatum"), required=False, widget=DayInput({"autocomplete": "off"})
    )
    case_number = forms.CharField(
        label=gettext_lazy("Zaaknummer"), required=False, max_length=160, widget=Quiet
    )
    details = forms.CharField(
        label=gettext_lazy("Waaraan herken je deze burger nog meer?"), required=False, max_length=600,
        help_text=gettext_lazy("Alleen wat nodig is om niet de verkeerde te hebben. Geen woonadres, geen oordeel."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why these are one citizen, or two."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom?"), max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )


class MergeForm(ReasonForm):
    """Which record is this citizen too."""

    other = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
