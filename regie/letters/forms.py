"""What is asked of whoever changes or sends a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.letters.models import Delivery, Letter
from regie.letters.queries import LANGUAGES


class LetterForm(forms.Form):
    """The draft; addressee and contact may wait until it is sent."""

    use_required_attribute = False

    addressee = forms.CharField(
        label=_("Aan wie?"),
        help_text=_("Naam, en het adres als de brief met de post gaat."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    subject = forms.CharField(
        label=_("Onderwerp"), max_length=200, error_messages={"required": _("Geef de brief een onderwerp.")}
    )
    body = forms.CharField(
        label=_("Tekst"),
        help_text=_(
            "## is een kop, - een punt in een lijst, > staat in het kader. Tussen ‹ en › vul je zelf in."
        ),
        widget=forms.Textarea(attrs={"rows": 24}),
        error_messages={"required": _("De brief is nog leeg.")},
    )
    contact = forms.CharField(
        label=_("Wie kan de burger bellen of schrijven?"),
        help_text=_(
            "Naam of team, nummer, en wanneer. Nog niet vastgelegd? Vraag het na: zonder gaat de brief niet weg."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    interpreter = forms.CharField(
        label=_("Welke hulp is er bij het lezen?"),
        help_text=_(
            "Een tolk of een vertaling: in welke taal, van wie, en wanneer. Staat het er, dan komt het in de brief."
        ),
        required=False,
        max_length=200,
    )


class WordingForm(forms.Form):
    """The words of one kind of letter, and why they change."""

    use_required_attribute = False

    subject = forms.CharField(
        label=_("Onderwerp"), max_length=200, error_messages={"required": _("Geef de brief een onderwerp.")}
    )
    body = forms.CharField(
        label=_("Tekst"), max_length=50_000,
        help_text=_(
            "## is een kop, - een punt in een lijst, > staat in het kader. Tussen { en } vult Regie iets in. "
            "Weet Regie het niet, dan valt die regel weg."
        ),
        widget=forms.Textarea(attrs={"rows": 28}),
        error_messages={"required": _("De brief is nog leeg.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Waarom verander je dit?"), max_length=300,
        help_text=_("Eén zin. Collega's lezen dit bij de versies."),
        error_messages={"required": _("Schrijf op waarom. Collega's moeten het kunnen volgen.")},
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """What must change before the letter can go."""

    use_required_attribute = False

    why = forms.CharField(
        label=_("Wat moet er anders?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat er anders moet. De schrijver gaat daarmee verder.")},
    )


class DeliveryForm(forms.Form):
    """What became known of the way of a letter."""

    use_required_attribute = False

    step = forms.ChoiceField(
        label=_("Wat weet je van de brief?"),
        choices=Delivery.Step.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met de brief gebeurde.")},
    )
    on = forms.DateField(
        label=_("Op welke dag?"), widget=DayInput, error_messages={"required": _("Kies de dag.")}
    )
    by_whom = forms.CharField(
        label=_("Door wie?"),
        help_text=_("Wie gaf hem af, of wie tekende ervoor."),
        required=False,
        max_length=120,
    )
    number = forms.CharField(
        label=_("Nummer"),
        help_text=_("Het nummer van de aangetekende brief."),
        required=False,
        max_length=60,
    )
    note = forms.CharField(label=_("Wil je er iets bij zeggen?"), required=False, max_length=300)


class SendForm(forms.Form):
    """How it leaves the house. `seen` is the version that the sender looked at."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("Hoe gaat de brief naar de burger?"),
        choices=Letter.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de brief gaat.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class LanguageForm(forms.Form):
    """In which language the letter is written."""

    language = forms.ChoiceField(choices=[(one, one) for one in LANGUAGES])
