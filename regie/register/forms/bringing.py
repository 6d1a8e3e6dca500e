"""Which file is taken over, and what its columns are called."""

from django import forms
from django.utils.translation import gettext_lazy

LABELS = {
    "source_id": gettext_lazy("Kolom met het nummer"),
    "happened_at": gettext_lazy("Kolom met de datum"),
    "place": gettext_lazy("Kolom met de plek"),
    "behaviours": gettext_lazy("Kolom met het gedrag"),
    "story": gettext_lazy("Kolom met het verhaal"),
}


class SheetForm(forms.Form):
    """A spreadsheet; the names of its columns only where they are not the usual ones."""

    file = forms.FileField(
        label=gettext_lazy("Bestand"), widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.json"})
    )
    source_id = forms.CharField(label=LABELS["source_id"], required=False, max_length=80)
    happened_at = forms.CharField(label=LABELS["happened_at"], required=False, max_length=80)
    place = forms.CharField(label=LABELS["place"], required=False, max_length=80)
    behaviours = forms.CharField(label=LABELS["behaviours"], required=False, max_length=80)
    story = forms.CharField(label=LABELS["story"], required=False, max_length=80)

    def chosen(self) -> dict[str, str]:
        """Our field → their column, where somebody said so."""
        return {name: self.cleaned_data[name] for name in LABELS if self.cleaned_data.get(name)}
