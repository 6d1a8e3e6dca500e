"""What is asked about a place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.partners.models import Organisation
from regie.places.models import Place
from regie.places.queries import organisations_of

# What can lie in what: a counter stands on a floor, not in another counter.
WITHIN = {
    Place.Kind.SITE: [Place.Kind.FLOOR, Place.Kind.COUNTER, Place.Kind.ROOM, Place.Kind.OUTSIDE],
    Place.Kind.FLOOR: [Place.Kind.COUNTER, Place.Kind.ROOM],
}


class NameForm(forms.Form):
    """What a spot is called."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=80,
        help_text=_("Zo staat het op het bord. Een collega moet er blind heen kunnen rennen."),
    )


class SiteForm(NameForm):
    """A building with an address."""

    address = forms.CharField(
        label=_("Adres"), max_length=160, required=False, help_text=_("Voor de politie.")
    )


class NewSiteForm(SiteForm):
    """A building, and whose it is."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisatie"), empty_label=None
    )

    def __init__(self, *args: Any, administrator: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_of(administrator)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]
        self.fields["organisation"].initial = own.first()


class PartForm(NameForm):
    """A spot within another."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=[])
    field_order = ["kind", "name"]

    def __init__(self, *args: Any, parent: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in possible_parts(parent)]  # type: ignore[attr-defined]


def possible_parts(place: Place) -> list[Place.Kind]:
    """What can lie in this place; nothing lies in a counter."""
    return WITHIN.get(Place.Kind(place.kind), [])


def form_for(place: Place, data: Any = None) -> NameForm:
    """The form with which this place gets another name; only a site has an address."""
    initial = {"name": place.name, "address": place.address}
    return (
        SiteForm(data, initial=initial) if place.kind == Place.Kind.SITE else NameForm(data, initial=initial)
    )
