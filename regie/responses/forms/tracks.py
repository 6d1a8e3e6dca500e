"""What is asked for an order talk, the police, damage, and one's own term."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import DamageItem, Incident
from regie.inputs import DayInput
from regie.responses.forms.inputs import pick
from regie.responses.forms.inputs import words as some_words
from regie.responses.models import CareLook, CareReferral, OrderTalk, PoliceReport

CENTS = 100


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput)


def _euros(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_digits=9, decimal_places=2
    )


class InviteForm(forms.Form):
    """When, and about what."""

    invited_for = _day(_("Op welke dag is het gesprek?"))
    agenda = forms.CharField(
        label=_("Waar gaat het over?"),
        help_text=_(
            "Over de orde en de voorwaarden, niet over de zaak van de burger. Nooit om bewijs te zoeken."
        ),
        widget=some_words(3),
    )


class CloseTalkForm(forms.Form):
    """How it ended, and what was agreed."""

    held_on = _day(_("Op welke dag was het?"))
    outcome = pick(_("Hoe liep het af?"), OrderTalk.Outcome.choices)
    agreements = forms.CharField(label=_("Wat is er afgesproken?"), required=False, widget=some_words(3))


class PoliceForm(forms.Form):
    """Aangifte or melding: by whom, from which address, and what came of it."""

    kind = pick(_("Aangifte of melding?"), PoliceReport.Kind.choices)
    made_by = pick(_("Wie deed het?"), PoliceReport.By.choices)
    made_on = _day(_("Op welke dag?"))
    chosen_address = forms.CharField(
        label=_("Welk adres is gekozen?"), help_text=_("Het werkadres, nooit het huisadres."), max_length=300
    )
    number = forms.CharField(label=_("Nummer bij de politie"), required=False, max_length=60)
    outcome = pick(_("Wat kwam ervan?"), PoliceReport.Outcome.choices, initial=PoliceReport.Outcome.WAITING)
    outcome_words = forms.CharField(label=_("Meer hierover"), required=False, widget=some_words(2))


class PoliceNewsForm(forms.Form):
    """What came of it, and since when it has a number."""

    outcome = pick(_("Wat kwam ervan?"), PoliceReport.Outcome.choices)
    outcome_words = forms.CharField(label=_("Meer hierover"), required=False, widget=some_words(3))
    number = forms.CharField(label=_("Nummer bij de politie"), required=False, max_length=60)


class CareForm(forms.Form):
    """To whom, with what consent, in which words, and when it is looked at again."""

    to_whom = forms.CharField(
        label=_("Wie vraag je om te helpen?"), max_length=200,
        help_text=_("De organisatie, en wie daar. Bijvoorbeeld: de huisarts, of de crisisdienst."),
    )  # fmt: skip
    consent = pick(_("Vindt de burger dit goed?"), CareReferral.Consent.choices)
    consent_on = forms.DateField(
        label=_("Wanneer zei de burger dat?"), required=False, widget=DayInput,
        help_text=_("Leeg is vandaag."),
    )  # fmt: skip
    why_without = forms.CharField(
        label=_("Waarom geef je het toch door?"), required=False, widget=some_words(2),
        help_text=_("Alleen als de burger geen ja zei. Vertel het de burger, als dat veilig kan."),
    )  # fmt: skip
    told = forms.CharField(
        label=_("Wat vertel je de hulpverlener?"), widget=some_words(3),
        help_text=_("Alleen wat nodig is om te helpen. De melding zelf gaat niet mee."),
    )  # fmt: skip
    look_on = forms.DateField(label=_("Wanneer kijk je of de hulp er is?"), widget=DayInput)


class CareLookForm(forms.Form):
    """What became of it."""

    outcome = pick(_("Hoe staat het ervoor?"), CareLook.Outcome.choices)
    words = forms.CharField(label=_("Wat hoorde je?"), widget=some_words(3))
    next_on = forms.DateField(
        label=_("Wanneer kijk je opnieuw?"), required=False, widget=DayInput,
        help_text=_("Alleen als de hulp er nog niet is."),
    )  # fmt: skip


class DamageForm(forms.Form):
    """Of which item, and how much, in euros."""

    item = forms.ModelChoiceField(DamageItem.objects.none(), label=_("Welke schade?"))
    paid = _euros(_("Hoeveel betaalde de werkgever al?"))
    claimed = _euros(_("Hoeveel is er geëist?"))
    recovered = _euros(_("Hoeveel is er terug?"))

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = cast(forms.ModelChoiceField, self.fields["item"])
        chosen.queryset = incident.damage_items.all()

    def cents(self) -> dict[str, int]:
        """The amounts in cents."""
        return {
            name: int((self.cleaned_data[name] or 0) * CENTS) for name in ("paid", "claimed", "recovered")
        }


class OwnTermForm(forms.Form):
    """Since when somebody knows of the stalking."""

    knew_on = _day(_("Sinds welke dag weet je dat je gestalkt wordt?"))
