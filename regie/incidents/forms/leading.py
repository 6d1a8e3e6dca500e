"""Which colleague is asked to take the regie of a case."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.people.models import Person


class OfferForm(forms.Form):
    """One name; who cannot have the regie is not in the list."""

    to = forms.ModelChoiceField(
        label=_("Wie vraag je?"), queryset=Person.objects.none(), empty_label=_("Kies een collega")
    )

    def __init__(self, *args: Any, colleagues: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = Person.objects.filter(pk__in=[one.pk for one in colleagues])
