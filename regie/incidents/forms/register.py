"""How the register can be narrowed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.incidents.queries import Filters, sites_in_register
from regie.incidents.words import STATES
from regie.people.models import Person


class FilterForm(forms.Form):
    """State, place, period, and one's own cases."""

    FIRST, LAST = date(1950, 1, 1), date(2200, 1, 1)

    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Locatie"), required=False)
    since = forms.DateField(
        label=gettext_lazy("Vanaf"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("Tot en met"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    mine = forms.BooleanField(label=gettext_lazy("Alleen waar ik de regie heb"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = [(str(site.pk), site.name) for site in sites_in_register(person)]
        states = [(str(state), says) for state, says in STATES.items()]
        self.fields["state"].choices = [("", _("alles")), *states]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", _("overal")), *sites]  # type: ignore[attr-defined]

    def clean_since(self) -> date | None:
        """A day that a calendar knows."""
        return self._sensible("since")

    def clean_until(self) -> date | None:
        """A day that a calendar knows."""
        return self._sensible("until")

    def _sensible(self, name: str) -> date | None:
        chosen: date | None = self.cleaned_data[name]
        if chosen and not self.FIRST <= chosen <= self.LAST:
            raise forms.ValidationError(_("Kies een dag van deze eeuw of de vorige."))
        return chosen

    def filters(self) -> Filters:
        """What was chosen; a field that makes no sense narrows nothing."""
        if not self.is_valid():
            return Filters()
        chosen = self.cleaned_data
        return Filters(
            state=chosen["state"], place_id=int(chosen["place"]) if chosen["place"] else None,
            since=chosen["since"], until=chosen["until"], mine=chosen["mine"],
        )  # fmt: skip
