"""What is asked when the citizen wants it to end, when somebody looks again, and when it ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.responses import words
from regie.responses.forms.inputs import pick
from regie.responses.forms.inputs import words as some_words
from regie.responses.models import Lift, Review

NEEDS_WHY = {"required": words.REFUSALS["say_why"]}


class AskForm(forms.Form):
    """The citizen's own words, and the day on which they came."""

    use_required_attribute = False

    words = forms.CharField(
        label=_("Wat vraagt de burger, en waarom?"),
        widget=some_words(3),
        error_messages={"required": words.REFUSALS["request_without_words"]},
    )
    asked_on = forms.DateField(label=_("Op welke dag vroeg de burger dit?"), widget=DayInput)


class AnswerForm(forms.Form):
    """Yes or no, with reasons that the citizen reads."""

    use_required_attribute = False

    granted = pick(
        _("Stopt de maatregel eerder?"),
        [("yes", _("ja, hij stopt nu")), ("no", _("nee, hij blijft"))],
        error_messages={"required": _("Kies ja of nee.")},
    )
    answer = forms.CharField(
        label=_("Waarom?"),
        help_text=_("De burger leest dit antwoord."),
        widget=some_words(4),
        error_messages=NEEDS_WHY,
    )


class ReviewForm(forms.Form):
    """Is it still needed? From the second time on with what happened since."""

    use_required_attribute = False

    outcome = pick(
        _("Is deze maatregel nog nodig?"),
        Review.Outcome.choices,
        error_messages={"required": _("Kies een van de twee.")},
    )
    why = forms.CharField(label=_("Waarom?"), widget=some_words(3), error_messages=NEEDS_WHY)
    since = forms.CharField(
        label=_("Wat gebeurde er sinds de vorige keer?"),
        widget=some_words(2),
        error_messages={"required": words.REFUSALS["older_needs_fresh_answers"]},
    )
    reached = forms.CharField(
        label=_("Bereikte de burger onze hulp echt, langs de wegen die open bleven?"),
        widget=some_words(2),
        error_messages={"required": words.REFUSALS["older_needs_fresh_answers"]},
    )
    next_on = forms.DateField(
        label=_("Blijft hij? Wanneer kijken wij dan weer?"), required=False, widget=DayInput
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["since"]
            del self.fields["reached"]


class LiftForm(forms.Form):
    """How it ends before its day, and why."""

    use_required_attribute = False

    how = pick(
        _("Hoe eindigt het?"),
        [one for one in Lift.How.choices if one[0] != Lift.How.SUPERSEDED],
        initial=Lift.How.LIFTED,
    )
    why = forms.CharField(label=_("Waarom?"), widget=some_words(3), error_messages=NEEDS_WHY)
