"""What is asked to put somebody on the rota."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.duty.models import Group
from regie.duty.queries import colleagues_of, sites_rostered_by
from regie.duty.words import WEEKDAYS
from regie.people.models import Person
from regie.places.models import Place


class RotaForm(forms.Form):
    """Who, in which group, where, on which days and from when until when."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Wie?"), empty_label=None)
    group = forms.ChoiceField(label=_("In welke groep?"), choices=Group.choices)
    site = forms.ModelChoiceField(Place.objects.none(), label=_("Op welke locatie?"), empty_label=None)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen?"),
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
    )
    begins = forms.TimeField(label=_("Vanaf"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=_("Tot"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Vroeger dan het begin betekent: de volgende dag. 00:00 is middernacht."),
    )  # fmt: skip

    def __init__(self, *args: Any, planner: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues_of(planner)  # type: ignore[attr-defined]
        self.fields["site"].queryset = sites_rostered_by(planner)  # type: ignore[attr-defined]

    def block(self) -> dict[str, Any]:
        """What was chosen, with hours as minutes."""
        said = dict(self.cleaned_data)
        hours = {"from_minute": minute(said.pop("begins")), "until_minute": minute(said.pop("ends"))}
        return {**said, **hours}


def minute(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute
