"""What is asked after a talk, to tell the reporter, and to answer that."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.aftercare.models import ProfessionalHelp
from regie.inputs import TO_THE_MINUTE, DayInput, MomentInput
from regie.people.models import Person


class TalkForm(forms.Form):
    """Nothing has to be filled in: that it took place is what counts."""

    note = forms.CharField(
        label=_("Wat spraken jullie af?"), required=False, max_length=4000,
        help_text=_("Je collega leest dit mee. Schrijf alleen op wat jullie allebei mogen teruglezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    held_at = forms.DateTimeField(
        label=_("Wanneer spraken jullie elkaar?"), required=False,
        help_text=_("Leeg betekent: nu."),
        widget=MomentInput,
        input_formats=[TO_THE_MINUTE],
    )  # fmt: skip


class FeedbackForm(forms.Form):
    """What the reporter hears."""

    text = forms.CharField(
        label=_("Wat vertel je?"), max_length=4000,
        help_text=_("Wat is er gedaan, en waarom? Noem niets over de burger dat je collega niet al weet."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What the reporter says to that."""

    answer = forms.CharField(
        label=_("Wat wil je terugzeggen?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


def a_day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """One day, chosen from the calendar of the browser."""
    widget = DayInput()
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class CheckInForm(forms.Form):
    """When somebody asks again how it goes."""

    on = a_day(_("Op welke dag?"))


class HelpForm(forms.Form):
    """Which help is offered."""

    kind = forms.ChoiceField(label=_("Welke hulp?"), choices=ProfessionalHelp.Kind.choices)


class HelpAnswerForm(forms.Form):
    """When the help begins, if that is known."""

    starts_on = a_day(_("Eerste afspraak (als je die al hebt)"), required=False)


class AbsenceForm(forms.Form):
    """From when until when somebody could not work."""

    starts_on = a_day(_("Eerste dag"))
    ends_on = a_day(_("Laatste dag"), required=False, help_text=_("Leeg betekent: nog niet terug."))


class WitnessForm(forms.Form):
    """Which colleague was there too."""

    person = forms.ModelChoiceField(
        label=_("Wie was er ook bij?"), queryset=Person.objects.none(), empty_label=_("Kies een collega")
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues
