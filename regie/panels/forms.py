"""What is asked about the key of a panel."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeyForm(forms.Form):
    """The key in hexadecimal, as it stands in the panel."""

    key = forms.CharField(
        label=_("Sleutel"), max_length=200, strip=True,
        help_text=_(
            "32, 48 of 64 cijfers en letters A tot en met F. Spaties tellen niet mee. "
            "Zet dezelfde sleutel in het paneel, en gebruik hem nergens anders."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
