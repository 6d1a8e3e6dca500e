"""What is asked of whoever changes or sends a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.letters.models import Letter
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
