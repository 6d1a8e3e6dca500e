"""Which period a shape of the register covers, and what an entry of facts of third parties needs."""

from django import forms
from django.utils.translation import gettext_lazy

from regie.inputs import DayInput
from regie.register.queries import Period


class PeriodForm(forms.Form):
    """From and until, both of them days that are included."""

    since = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DayInput)

    def period(self) -> Period:
        """What was chosen; a day that makes no sense is no bound."""
        if not self.is_valid():
            return Period()
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


class FactsForm(forms.Form):
    """What happened, when, and whether the employee may be named."""

    description = forms.CharField(
        label=gettext_lazy("Beschrijving van de feiten"), widget=forms.Textarea, max_length=20_000
    )
    first_on = forms.DateField(label=gettext_lazy("Eerste dag"), widget=DayInput)
    last_on = forms.DateField(label=gettext_lazy("Laatste dag"), widget=DayInput)
    consents = forms.BooleanField(
        label=gettext_lazy("De medewerker vindt goed dat de eigen naam erin staat"), required=False
    )
