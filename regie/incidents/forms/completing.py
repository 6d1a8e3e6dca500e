"""The questions with which a telling is completed: one section a screen, everything may stay open."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Behaviour, Circumstances, DamageItem, Impact, Incident, Party
from regie.incidents.queries import people_known_to
from regie.people.models import Person

LATER = [("", _("nog niet ingevuld"))]


def _choice(label: Any, choices: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[*LATER, *choices])


def _words(label: Any, *, most: int = 300, rows: int = 0, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, help_text=help_text)


class WhereForm(forms.Form):
    """Waar."""

    channel = _choice(_("Hoe was het contact?"), Circumstances.Channel.choices)
    place_type = _choice(_("Wat voor plek was het?"), Circumstances.PlaceType.choices)
    alone = _choice(_("Was je alleen?"), Circumstances.Answer.choices)


class WhatForm(forms.Form):
    """Wat."""

    behaviours = forms.MultipleChoiceField(
        label=_("Wat deed de burger?"), required=False, choices=Behaviour.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Haal een vinkje weg als het een vergissing was. Het verloop van de zaak laat dat zien."),
    )  # fmt: skip
    # What stood ticked when the page was opened: only that can be taken back, and not what a colleague added since.
    ticked = forms.MultipleChoiceField(
        required=False, choices=Behaviour.Kind.choices, widget=forms.MultipleHiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """The tiles that are no longer ticked."""
        said = super().clean() or {}
        said["taken_back"] = set(said.pop("ticked", ())) - set(said.get("behaviours", ()))
        return said


class HowForm(forms.Form):
    """Waarmee, en op welke wijze."""

    with_what = _words(_("Waarmee gebeurde het?"), help_text=_("Bijvoorbeeld: woorden, een stoel, een mail."))
    in_what_way = _words(_("Op welke manier?"), most=4000, rows=3)


class WhyForm(forms.Form):
    """Waarom."""

    why = _words(_("Hoe begon het?"), most=4000, rows=3)
    service_before = forms.MultipleChoiceField(
        label=_("Wat deden wij ervoor?"), required=False, choices=Circumstances.Service.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Eerlijk zijn helpt: hier leren we van. Het maakt agressie niet goed."),
    )  # fmt: skip
    cause = _choice(_("Waar leek het van te komen?"), Circumstances.Cause.choices)
    decision_open = _choice(_("Liep er een besluit over deze burger?"), Circumstances.Answer.choices)


class AfterForm(forms.Form):
    """Wat er daarna gebeurde."""

    alarm_used = _choice(_("Is er op een alarm gedrukt?"), Circumstances.Answer.choices)
    intervention = _choice(_("Hoe liep het af?"), Circumstances.Intervention.choices)
    ordered_by = _words(_("Wie stuurde de burger weg, en in welke functie?"), most=160)
    police = _choice(_("Politie"), Circumstances.Police.choices)
    police_words = _words(_("Wat deed of zei de politie?"))


class WhoForm(forms.Form):
    """Wie: one more person at a time."""

    kind = forms.ChoiceField(
        label=_("Wie wil je noemen?"), choices=Party.Kind.choices, initial=Party.Kind.WITNESS
    )
    person = forms.ChoiceField(label=_("Collega"), required=False)
    name = _words(_("Of iemand van buiten"), most=160, help_text=_("Deze naam staat afgeschermd."))

    def __init__(self, *args: Any, reader: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in [reader, *people_known_to(reader)]}
        colleagues = [(pk, one.name) for pk, one in self.people.items()]
        self.fields["person"].choices = [("", _("geen collega")), *colleagues]

    def party(self) -> dict[str, Any]:
        """As the verb takes it."""
        data = self.cleaned_data
        return {"kind": data["kind"], "person": self.people.get(data["person"]), "name": data["name"]}


class DamageForm(forms.Form):
    """Eén schadepost."""

    what = _words(_("Wat is er kapot of weg?"), most=160)
    kind = forms.ChoiceField(label=_("Soort schade"), choices=DamageItem.Kind.choices)
    owner = forms.ChoiceField(label=_("Van wie?"), choices=DamageItem.Owner.choices)
    amount = forms.DecimalField(
        label=_("Bedrag in euro"), required=False, min_value=Decimal(0), max_value=Decimal(10**9), decimal_places=2,
        localize=True,
        help_text=_("Weet je het nog niet? Laat het leeg."),
    )  # fmt: skip

    def item(self) -> dict[str, Any]:
        """As the verb takes it: in cents, None while nobody knows."""
        data = dict(self.cleaned_data)
        amount = data.pop("amount")
        return {**data, "amount_cents": None if amount is None else int(amount * 100)}


class FileForm(forms.Form):
    """Eén bestand."""

    file = forms.FileField(
        label=_("Foto, pdf, geluid of video"),
        help_text=_(
            "Wie het maakte, waar en met welk toestel halen we eruit. Alleen wie de zaak leest, kan het openen."
        ),
    )


class ImpactForm(forms.Form):
    """Hoe het met je is."""

    feeling = forms.ChoiceField(
        label=_("Hoe is het met jou?"), choices=Impact.Feeling.choices, widget=forms.RadioSelect
    )
    need = forms.ChoiceField(label=_("Wat heb je nu nodig?"), choices=Impact.Need.choices)


class AffectedForm(forms.Form):
    """Wie het overkwam."""

    person = forms.ChoiceField(label=_("Wie overkwam het?"))

    def __init__(self, *args: Any, reader: Person, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in [reader, *people_known_to(reader)]}
        self.fields["person"].choices = [(pk, one.name) for pk, one in self.people.items()]
        self.fields["person"].initial = str(incident.affected_id or "")


FORMS: dict[str, type[forms.Form]] = {
    "what": WhatForm, "where": WhereForm, "how": HowForm, "why": WhyForm, "after": AfterForm,
    "damage": DamageForm, "files": FileForm,
}  # fmt: skip
