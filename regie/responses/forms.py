"""What is asked of whoever chooses, hears, sends back or lifts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.responses import rules, words
from regie.responses.models import Hearing, Measure
from regie.responses.queries import ground, proposal_of

# At which field a missing safeguard is mended; what is not here stands above the form.
FIELD_OF = {
    "no_reason": "why",
    "lighter_not_weighed": "lighter",
    "starts_in_the_past": "starts_on",
    "no_end": "ends_on",
    "ends_too_early": "ends_on",
    "longer_than_the_norm": "ends_on",
    "no_place": "where",
    "nothing_stays_open": "stays_open",
    "no_review": "review_on",
    "review_not_in_between": "review_on",
    "no_remedy": "nature",
}
FOR_LIMITS = ("where", "starts_on", "ends_on", "review_on", "stays_open")


class DayInput(forms.DateInput):
    """A day, chosen from the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class MeasureForm(forms.Form):
    """One response of one kind; only what this kind needs is asked."""

    use_required_attribute = False

    kind = forms.ChoiceField(choices=[(code, code) for code in rules.KINDS], widget=forms.HiddenInput)
    rule = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Waarom past dit?"),
        help_text=_("Noem de feiten, niet de toon. Deze woorden komen in de brief."),
        widget=_words(4),
        error_messages={"required": words.MISSING["no_reason"]},
    )
    lighter = forms.CharField(
        label=_("Wat lichters overwoog je, en waarom is dat niet genoeg?"),
        widget=_words(3),
        error_messages={"required": words.MISSING["lighter_not_weighed"]},
    )
    nature = forms.ChoiceField(
        label=_("Is dit een besluit?"),
        help_text=_(
            "Daarvan hangt af wat de burger ertegen kan doen. Weet je het niet zeker, vraag een jurist."
        ),
        choices=words.NATURES.items(),
        widget=forms.RadioSelect,
        error_messages={"required": words.MISSING["no_remedy"]},
    )
    where = forms.CharField(
        label=_("Waar geldt dit?"),
        help_text=_("De plek, of de manier van contact."),
        max_length=300,
        error_messages={"required": words.MISSING["no_place"]},
    )
    starts_on = forms.DateField(
        label=_("Vanaf"),
        help_text=_("Laat leeg: dan begint het op de dag van de brief."),
        required=False,
        widget=DayInput,
    )
    ends_on = forms.DateField(
        label=_("Tot en met"), widget=DayInput, error_messages={"required": words.MISSING["no_end"]}
    )
    review_on = forms.DateField(
        label=_("Wanneer kijken wij opnieuw?"),
        help_text=_("Op die dag kijken wij of het nog nodig is."),
        widget=DayInput,
        error_messages={"required": words.MISSING["no_review"]},
    )
    stays_open = forms.CharField(
        label=_("Wat blijft open voor de burger?"),
        help_text=_("Eén dienst op een regel, en hoe de burger daar veilig terechtkan."),
        widget=_words(6),
        error_messages={"required": words.MISSING["nothing_stays_open"]},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = kind
        asked = rules.KINDS.get(kind, rules.KINDS[rules.NO_MEASURE])
        if not asked.is_written:
            del self.fields["lighter"]
        if asked.nature is not rules.Nature.UNSAID:
            del self.fields["nature"]
        if not asked.limits:
            for name in FOR_LIMITS:
                del self.fields[name]

    @property
    def filled(self) -> dict[str, Any]:
        """What is filled in well so far, as the values of a response."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def put_at_fields(self, missing: Iterable[rules.Missing]) -> None:
        """Say at each field which safeguard it still misses."""
        for one in missing:
            field = FIELD_OF.get(one.code)
            self.add_error(field if field in self.fields else None, words.MISSING[one.code])


class HearingForm(forms.Form):
    """How the citizen could tell their side."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Hoe kon de burger het eigen verhaal vertellen?"),
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
        widget=_words(6),
        error_messages={"required": words.REFUSALS["hearing_without_words"]},
    )


class WhyForm(forms.Form):
    """A reason, in words."""

    use_required_attribute = False

    why = forms.CharField(
        label=_("Waarom?"), widget=_words(3), error_messages={"required": words.REFUSALS["say_why"]}
    )


def unsaved(form: MeasureForm, **given: Any) -> Measure:
    """The response as it would be now: what is filled in so far, and nothing saved."""
    kind = given["kind"]
    values = {name: value for name, value in form.filled.items() if name not in {"kind", "rule"}}
    said = values.pop("nature", "")
    named = ground(proposal_of(given["incident"]), kind, form.filled.get("rule", ""))
    return Measure(**given, **values, **named, nature=rules.nature_of(kind, said))
