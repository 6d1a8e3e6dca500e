"""What is asked after a talk, to tell the reporter, and to answer that."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
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
