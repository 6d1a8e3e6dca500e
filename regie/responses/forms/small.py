"""A hearing, a safeguard that is let pass, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.responses import rules, words
from regie.responses.forms.inputs import words as some_words
from regie.responses.models import Hearing


class HearingForm(forms.Form):
    """How the citizen could tell their side."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Hoe kon de burger het eigen verhaal vertellen?"),
        help_text=_("Alleen een gesprek of een schriftelijke reactie telt als gehoord."),
        choices=Hearing.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de vier.")},
    )
    held_on = forms.DateField(
        label=_("Op welke dag?"),
        help_text=_("Kan het gesprek pas achteraf? Kies dan de dag die je aanbiedt."),
        widget=DayInput,
        error_messages={"required": _("Kies een dag.")},
    )
    notes = forms.CharField(
        label=_("Wat zei de burger, of waarom kon het niet?"),
        help_text=_("De burger mag dit lezen."),
        widget=some_words(6),
        error_messages={"required": words.REFUSALS["hearing_without_words"]},
    )
    cautioned = forms.BooleanField(
        label=_("Vooraf is gezegd dat de burger niet hoeft te antwoorden."),
        help_text=_("Alleen nodig als er een straf kan volgen, zoals een lagere uitkering."),
        required=False,
    )


class PassForm(forms.Form):
    """Why a safeguard does not hold this measure up, and until when that is made good."""

    use_required_attribute = False

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Waarom kan dit toch?"),
        help_text=_("In een hele zin. Dit staat in het dossier, en de burger mag het lezen."),
        widget=some_words(3),
        error_messages={"required": words.REFUSALS["write_a_full_sentence"]},
    )
    day = forms.DateField(label=_("Op welke dag gebeurt het alsnog?"), required=False, widget=DayInput)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].initial = code
        if code not in rules.NEEDS_A_DAY:
            del self.fields["day"]


class WhyForm(forms.Form):
    """A reason, in words."""

    use_required_attribute = False

    why = forms.CharField(
        label=_("Waarom?"), widget=some_words(3), error_messages={"required": words.REFUSALS["say_why"]}
    )
