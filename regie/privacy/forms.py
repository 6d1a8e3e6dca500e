"""What is asked before something is erased, held or looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput


class EraseForm(forms.Form):
    """Why; asked always, needed when a term did not pass."""

    reason = forms.CharField(
        label=_("Waarom mag dit weg?"), required=False, max_length=200,
        help_text=_("Nodig als een termijn nog loopt of niet is vastgelegd. Noem geen namen: dit blijft staan."),
    )  # fmt: skip


class HoldForm(forms.Form):
    """Why a case stays, and until when."""

    reason = forms.CharField(
        label=_("Waarom moet dit blijven?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    until = forms.DateField(
        label=_("Tot en met (leeg: tot iemand het opheft)"), required=False,
        widget=DayInput,
    )  # fmt: skip


class GlassForm(forms.Form):
    """Which case, and why now."""

    reference = forms.CharField(label=_("Nummer van de zaak"), max_length=20)
    reason = forms.CharField(
        label=_("Waarom moet je dit nu zien?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De jurist en wie de regie heeft, horen dit meteen. Een ander beoordeelt het achteraf."),
    )  # fmt: skip


class ReviewForm(forms.Form):
    """Whether looking was right."""

    justified = forms.ChoiceField(
        label=_("Was dit nodig?"), choices=[("yes", _("Ja")), ("no", _("Nee"))], widget=forms.RadioSelect
    )
    verdict = forms.CharField(label=_("Wat vond je?"), required=False, max_length=1000)
