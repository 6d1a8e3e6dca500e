"""What is asked about a button, a panel and its zones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.devices import words
from regie.devices.models import Device, Hook
from regie.devices.queries import kept_by, places_for
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


class HookForm(forms.Form):
    """A system of others that reports presses, and where in its messages what stands."""

    name = forms.CharField(
        label=_("Naam"), max_length=80, help_text=_("Bijvoorbeeld: LoRa-knoppen Werkplein.")
    )
    kind = forms.ChoiceField(label=_("Welk systeem?"), choices=Hook.Kind.choices)
    proof = forms.ChoiceField(
        label=_("Hoe bewijst het zich?"), choices=Hook.Proof.choices,
        help_text=_("The Things Network kan alleen een geheim in een kopregel sturen."),
    )  # fmt: skip
    device = forms.CharField(
        label=_("Veld met de naam van de knop"), max_length=120, initial="end_device_ids.device_id",
        help_text=_("Met punten ertussen. The Things Network: end_device_ids.device_id. CloudEvents: subject."),
    )  # fmt: skip
    press = forms.CharField(
        label=_("Veld dat zegt dat er gedrukt is"), max_length=120, required=False,
        help_text=_("Bijvoorbeeld uplink_message.decoded_payload.pressed. Leeg: elk bericht is een druk."),
    )  # fmt: skip
    press_values = forms.CharField(
        label=_("Waarden die een druk betekenen"), max_length=200, required=False,
        help_text=_("Met komma's ertussen. Leeg: alles behalve 0, nee en niets."),
    )  # fmt: skip
    battery = forms.CharField(label=_("Veld met de batterij in procenten"), max_length=120, required=False)
    test = forms.CharField(label=_("Veld dat zegt dat het een test is"), max_length=120, required=False)

    def as_verb(self) -> dict[str, Any]:
        """What `make_hook` wants to know."""
        said = dict(self.cleaned_data)
        known = {name: said.pop(name) for name in ("name", "kind", "proof")}
        values = [one.strip() for one in said.pop("press_values").split(",") if one.strip()]
        return {**known, "fields": {**said, "press_values": values}}


class HookDeviceForm(forms.Form):
    """Which button of ours the other system means."""

    external_id = forms.CharField(label=_("Naam bij het andere systeem"), max_length=120)
    device = forms.ModelChoiceField(
        Device.objects.none(), label=_("Onze knop"), required=False, empty_label=_("Een nieuwe knop")
    )
    name = forms.CharField(label=_("Naam van een nieuwe knop"), max_length=80, required=False)
    place = PlaceChoice(Place.objects.none(), label=_("Waar hangt het?"), required=False)

    def __init__(self, *args: Any, keeper: Person, hook: Hook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_for(keeper)
        self.fields["device"].queryset = kept_by(keeper).filter(
            organisation=hook.organisation, revoked_at=None, kind=Device.Kind.BUTTON
        )


def form_for(device: Device, keeper: Person, data: Any = None) -> DeviceForm:
    """The form with what is known now."""
    known = {"name": device.name, "place": device.place_id, "supervision": device.supervision}
    return DeviceForm(data, keeper=keeper, initial=known)
