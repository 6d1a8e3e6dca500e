"""How the register can be narrowed, and how that is kept."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.incidents.models import Behaviour
from regie.incidents.queries import sites_in_register
from regie.incidents.words import STATES
from regie.inputs import DayInput
from regie.people.models import Person
from regie.people.words import ROLES
from regie.register.queries import Filters, regie_holders
from regie.register.rules import FILTERS


class FilterForm(forms.Form):
    """Words, state, place, behaviour, who has the regie, period, one's own cases and what waits for one."""

    FIRST, LAST = date(1950, 1, 1), date(2200, 1, 1)

    q = forms.CharField(label=gettext_lazy("Zoek op woorden of nummer"), required=False, max_length=200)
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Locatie"), required=False)
    behaviour = forms.ChoiceField(label=gettext_lazy("Gedrag"), required=False)
    charge = forms.ChoiceField(label=gettext_lazy("Wie de regie heeft"), required=False)
    since = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DayInput)
    mine = forms.BooleanField(label=gettext_lazy("Alleen waar ik de regie heb"), required=False)
    waiting = forms.BooleanField(label=gettext_lazy("Alleen wat op mij wacht"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = [(str(site.pk), site.name) for site in sites_in_register(person)]
        states = [(str(state), says) for state, says in STATES.items()]
        held = [(str(one.pk), one.name) for one in regie_holders(person)]
        self.fields["state"].choices = [("", _("alle")), *states]
        self.fields["place"].choices = [("", _("overal")), *sites]
        self.fields["behaviour"].choices = [("", _("alle")), *Behaviour.Kind.choices]
        self.fields["charge"].choices = [("", _("iedereen")), *held]

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
            words=chosen["q"], state=chosen["state"], place_id=_number(chosen["place"]),
            behaviour=chosen["behaviour"], charge_id=_number(chosen["charge"]), since=chosen["since"],
            until=chosen["until"], mine=chosen["mine"], waiting=chosen["waiting"],
        )  # fmt: skip

    def asked(self) -> dict[str, str]:
        """The same as it stands in an address, and in a view that is kept."""
        return {name: self.data[name] for name in FILTERS if self.data.get(name)}


def _number(chosen: str) -> int | None:
    return int(chosen) if chosen else None


class ViewForm(forms.Form):
    """The name of a view, and with which role it is shared."""

    name = forms.CharField(label=gettext_lazy("Naam van deze weergave"), max_length=60)
    shared_with = forms.ChoiceField(label=gettext_lazy("Voor wie"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].choices = [
            ("", _("alleen voor mij")),
            *((str(one), says) for one, says in ROLES.items()),
        ]
