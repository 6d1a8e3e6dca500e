"""What is asked: which decision and how it stands; what the colleague reads; what the colleague says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.people.models import Person
from regie.second_looks.models import SecondLook


class MarkForm(forms.Form):
    """Two tiles; no file, no content."""

    use_required_attribute = False

    matter = forms.ChoiceField(
        label=_("Waarover gaat het besluit?"), choices=SecondLook.Matter.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarover het besluit gaat.")},
    )  # fmt: skip
    standing = forms.ChoiceField(
        label=_("Hoe staat het ervoor?"), choices=SecondLook.Standing.choices, widget=forms.RadioSelect,
        help_text=_("Ook een besluit dat de burger wilde, krijgt een tweede blik."),
        error_messages={"required": _("Kies hoe het besluit ervoor staat.")},
    )  # fmt: skip
    handler = forms.ModelChoiceField(
        label=_("Wie behandelt het?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Weet ik niet"),
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = colleagues  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """What the colleague reads, and who that is."""

    use_required_attribute = False

    decision = forms.CharField(
        label=_("Wat is het besluit?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Of wat er nog besloten moet worden. Geen namen, geen dossier, niets over de dreiging."),
        error_messages={"required": _("Schrijf op wat het besluit is.")},
    )  # fmt: skip
    grounds = forms.CharField(
        label=_("Waarop rust het?"), widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("De regel, en de feiten die daarbij tellen."),
        error_messages={"required": _("Schrijf op waarop het besluit rust.")},
    )  # fmt: skip
    looker = forms.ModelChoiceField(
        label=_("Welke collega kijkt opnieuw?"), queryset=Person.objects.none(),
        help_text=_("Wie erbij was, of de zaak heeft gelezen, staat er niet bij."),
        error_messages={"required": _("Kies een collega."), "invalid_choice": _("Kies een collega uit de lijst.")},
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["looker"].queryset = colleagues  # type: ignore[attr-defined]


class AnotherForm(forms.Form):
    """Who looks instead, and why the first could not; what they read stays the same."""

    use_required_attribute = False

    why = forms.CharField(
        label=_("Waarom vraag je een ander?"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bijvoorbeeld: is ziek, kan dit niet beoordelen, of weet nu van de zaak."),
        error_messages={"required": _("Schrijf op waarom je een ander vraagt.")},
    )  # fmt: skip
    looker = forms.ModelChoiceField(
        label=_("Wie kijkt nu?"), queryset=Person.objects.none(),
        help_text=_("Wie al gevraagd is, staat er niet meer bij."),
        error_messages={"required": _("Kies een collega."), "invalid_choice": _("Kies een collega uit de lijst.")},
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["looker"].queryset = colleagues  # type: ignore[attr-defined]


class GiveForm(forms.Form):
    """What the colleague says, and why."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("Wat vind je van dit besluit?"), choices=SecondLook.Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je van het besluit vindt.")},
    )  # fmt: skip
    reasons = forms.CharField(
        label=_("Waarom?"), widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op waarom. Wie het vroeg, moet ermee verder.")},
    )  # fmt: skip
