"""What is asked to plan a drill, and what its leader writes down after it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.alarms.models import Alarm
from regie.devices.models import Device
from regie.drills import queries
from regie.drills.actions import Plan
from regie.inputs import TO_THE_MINUTE, MomentInput
from regie.people.models import Person
from regie.places.queries import places_in_words


class PlanForm(forms.Form):
    """What for, where and with which button, when, and who is told."""

    purpose = forms.CharField(
        label=_("Wat wil je oefenen?"), max_length=300,
        error_messages={"required": _("Schrijf in een paar woorden wat je wilt oefenen.")},
    )  # fmt: skip
    where = forms.ChoiceField(label=_("Waarmee begint de oefening?"))
    kind = forms.ChoiceField(
        label=_("Wat wordt er geroepen?"), choices=Alarm.Kind.choices, initial="alarm", widget=forms.RadioSelect,
        required=False, help_text=_("Alleen als je vanaf het scherm begint. Een knop roept wat hij altijd roept."),
    )  # fmt: skip
    opens_at = forms.DateTimeField(
        label=_("Vanaf"), widget=MomentInput,
        input_formats=[TO_THE_MINUTE, "%Y-%m-%d %H:%M"],
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label=_("Hoe lang staat hij open?"), coerce=int, initial=15,
        choices=[(10, _("10 minuten")), (15, _("15 minuten")), (30, _("30 minuten")), (60, _("60 minuten"))],
        help_text=_("Zo lang telt de eerstvolgende druk op deze knop als oefening. Korter is veiliger."),
    )  # fmt: skip
    invited = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Wie weet het vooraf?"), required=False,
        help_text=_("Niemand kiezen mag. Wie geroepen wordt, leest altijd als eerste dat het een oefening is."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip

    def __init__(self, *args: Any, leader: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.devices = {f"device:{one.pk}": one for one in queries.lead_devices(leader)}
        self.zones = {f"zone:{one.pk}": one for one in queries.lead_zones(leader)}
        self.places = {f"place:{one.pk}": one for one in queries.lead_places(leader)}
        self.fields["where"].choices = self._choices()
        self.fields["invited"].queryset = queries.may_be_told(leader)

    def _choices(self) -> list[Any]:
        """Buttons first: practising with the real button tells most."""
        buttons = [(key, f"{one.name} ({one.place.name})") for key, one in self.devices.items() if one.place]
        inputs = [
            (key, f"{one.panel.name}, {one.number} ({one.place.name})") for key, one in self.zones.items()
        ]
        words = dict(
            places_in_words(queries.Place.objects.filter(pk__in=[one.pk for one in self.places.values()]))
        )
        places = [(key, words[one.pk]) for key, one in self.places.items()]
        groups = [(gettext("De eerste druk op deze knop"), [*buttons, *inputs])] if buttons or inputs else []
        return [*groups, (gettext("Ik begin vanaf het scherm, op deze plek"), places)]

    def planned(self) -> Plan:
        """What was chosen, as the action wants it."""
        said = self.cleaned_data
        chosen, opens_at = said["where"], said["opens_at"]
        place, device, zone = self._chosen(chosen)
        return Plan(
            place=place, device=device, zone=zone, opens_at=opens_at, until=ends(opens_at, said["minutes"]),
            purpose=said["purpose"], kind=said["kind"] or "alarm", invited=said["invited"],
        )  # fmt: skip

    def _chosen(self, chosen: str) -> tuple[Any, Device | None, str]:
        """Where, with which button, and for a panel with which input."""
        if chosen in self.devices:
            return self.devices[chosen].place, self.devices[chosen], ""
        if chosen in self.zones:
            zone = self.zones[chosen]
            return zone.place, zone.panel, zone.number
        return self.places[chosen], None, ""


def ends(opens_at: datetime, minutes: int) -> datetime:
    """The end of the window."""
    return opens_at + timedelta(minutes=minutes)


class LessonsForm(forms.Form):
    """What went well, and what must be better."""

    well = forms.CharField(label=_("Wat ging goed?"), required=False, max_length=4000, widget=forms.Textarea)
    better = forms.CharField(
        label=_("Wat moet beter, en wie doet dat?"), required=False, max_length=4000, widget=forms.Textarea
    )
