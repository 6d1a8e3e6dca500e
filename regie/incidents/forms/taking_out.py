"""Why somebody or something goes out of a case, and who must not read it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TakingOutForm(forms.Form):
    """How one knows that this person was not in it."""

    why = forms.CharField(
        label=_("Hoe weet je dat deze persoon er niet bij was?"), max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dit komt onder het verhaal te staan. Noem de naam niet opnieuw."),
    )  # fmt: skip


class RemovalForm(forms.Form):
    """Why a file goes."""

    why = forms.CharField(
        label=_("Waarom moet dit bestand weg?"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dit blijft in de zaak staan, met je naam. Noem niemand anders."),
    )  # fmt: skip


class LeavingOutForm(forms.Form):
    """Who may neither read nor decide it."""

    people = forms.MultipleChoiceField(
        label=_("Wie moet hier buiten blijven?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wie erbuiten moet blijven.")},
    )  # fmt: skip

    def __init__(self, *args: Any, readers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers = {str(one.pk): one for one in readers}
        self.fields["people"].choices = [(pk, one.name) for pk, one in self.readers.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Any]:
        """The colleagues that were chosen."""
        return [self.readers[pk] for pk in self.cleaned_data["people"]]
