"""What the stand-down asks: three taps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.alarms.models import StandDown
from regie.people.models import Person

# A drill is no outcome that somebody chooses: a drill ends as a drill by itself.
OUTCOMES = [one for one in StandDown.Outcome.choices if one[0] != StandDown.Outcome.DRILL]


class StandDownForm(forms.Form):
    """What was needed, is everybody all right, who looks after the colleague."""

    outcome = forms.ChoiceField(
        label=_("Wat was er nodig?"), choices=OUTCOMES, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er nodig was."), "invalid_choice": _("Kies een van de vakken.")},
    )  # fmt: skip
    police = forms.TypedChoiceField(
        label=_("Is de politie erbij geweest?"), choices=[("no", _("Nee")), ("yes", _("Ja"))], initial="no",
        widget=forms.RadioSelect, coerce=lambda value: value == "yes", required=False, empty_value=False,
    )  # fmt: skip
    everyone_all_right = forms.TypedChoiceField(
        label=_("Is iedereen in orde?"), required=False, initial="unknown", widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nee")), ("unknown", _("Weet ik niet"))],
        coerce={"yes": True, "no": False}.get, empty_value=None,
    )  # fmt: skip
    looks_after = forms.ModelChoiceField(
        label=_("Wie zorgt er voor de collega?"), queryset=Person.objects.none(), required=False,
        empty_label=_("Nog niemand"),
    )  # fmt: skip

    def __init__(self, *args, colleagues, drill: bool, **details) -> None:
        super().__init__(*args, **details)
        self.fields["looks_after"].queryset = colleagues
        if drill:
            # Nothing was the matter, so there is nothing to ask: the leader of the drill writes down how it went.
            self.fields.clear()
