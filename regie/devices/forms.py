"""What is asked about a button, a panel and its zones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.devices import words
from regie.devices.models import Device
from regie.devices.queries import places_for
from regie.devices.rules import Supervision
from regie.people.models import Person
from regie.places.models import Place


class PlaceChoice(forms.ModelChoiceField):
    """Places with their depth in the building, in the order in which one walks in."""

    def label_from_instance(self, place: Place) -> str:  # type: ignore[override]
        """The name, further in for what lies deeper."""
        return "\u2003" * (len(place.ids_upward) - 1) + place.name


class DeviceForm(forms.Form):
    """How a device is called and where it hangs."""

    name = forms.CharField(label=_("Naam"), max_length=80, help_text=_("Bijvoorbeeld: knop balie 3."))
    place = PlaceChoice(
        Place.objects.none(), label=_("Waar hangt het?"), required=False, empty_label=_("Geen vaste plek"),
        help_text=_("Zonder vaste plek zegt een druk alleen wie het is, niet waar."),
    )  # fmt: skip

    supervision = forms.ChoiceField(
        label=_("Wanneer wil je horen dat het stil is?"), required=False, choices=words.SUPERVISION,
        initial=Supervision.SP4.value,
        help_text=_("Het apparaat moet zich dan vaak genoeg melden: minstens drie keer in die tijd."),
    )  # fmt: skip

    def __init__(self, *args: Any, keeper: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_for(keeper)  # type: ignore[attr-defined]


class PanelForm(DeviceForm):
    """A panel that reports by SIA DC-09."""

    account = forms.RegexField(
        r"^[0-9A-Fa-f]{3,16}$", label=_("Accountnummer"),
        help_text=_("Het nummer waarmee het paneel zich meldt: 3 tot 16 cijfers of letters A tot F."),
        error_messages={"invalid": _("Gebruik 3 tot 16 cijfers of letters A tot F.")},
    )  # fmt: skip


class ZoneForm(forms.Form):
    """Where the button on one input hangs, and how loud a press on it is."""

    number = forms.RegexField(
        r"^[0-9]{1,8}$", label=_("Ingang"), error_messages={"invalid": _("Vul het nummer van de ingang in.")}
    )
    place = PlaceChoice(Place.objects.none(), label=_("Waar hangt de knop?"), empty_label=None)
    level = forms.ChoiceField(
        label=_("Wat betekent een druk?"), choices=[("alarm", _("Alarm")), ("attention", _("Attentie"))]
    )

    def __init__(self, *args: Any, keeper: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_for(keeper)  # type: ignore[attr-defined]


def form_for(device: Device, keeper: Person, data: Any = None) -> DeviceForm:
    """The form with what is known now."""
    known = {"name": device.name, "place": device.place_id, "supervision": device.supervision}
    return DeviceForm(data, keeper=keeper, initial=known)
