"""The lines of facts, the outcome and the reason of a judgement; the answer to a complaint."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.incidents import rules
from regie.incidents.models import Act, Classification, Incident
from regie.incidents.queries import ClassRow
from regie.inputs import MomentInput


class LineForm(forms.Form):
    """One thing said or done. What was told before keeps its words; only its class can be chosen."""

    act_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("Wat zei of deed de burger, letterlijk?"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    happened_at = forms.DateTimeField(label=gettext_lazy("Wanneer?"), required=False, widget=MomentInput)
    source = forms.CharField(
        label=gettext_lazy("Wie zag of hoorde het?"), required=False, max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    norm_class = forms.ChoiceField(label=gettext_lazy("Welke norm?"), required=False)

    def __init__(self, *args: Any, classes: Iterable[ClassRow], told: dict[int, Act], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told_before = told
        self.fields["norm_class"].choices = [  # type: ignore[attr-defined]
            ("", _("telt niet mee")), *((one.code, one.label) for one in classes),
        ]  # fmt: skip

    @property
    def act(self) -> Act | None:
        """The line as it was told before."""
        number = self["act_id"].value()
        return self.told_before.get(int(number)) if str(number or "").isdigit() else None

    def clean(self) -> dict[str, Any]:
        """A new line needs its moment and its source: without those it is no fact."""
        data = self.cleaned_data
        if self.act is None and data.get("words", "").strip():
            for name in ("happened_at", "source"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dit in. Zonder bron en moment is het geen feit."))
        return data

    def line(self) -> rules.Line | None:
        """The line as the verb takes it; None for an empty one."""
        data = self.cleaned_data
        if self.act:
            act = self.act
            return rules.Line(act.words, act.happened_at, act.source, data["norm_class"], act.pk)
        if not data["words"].strip():
            return None
        return rules.Line(data["words"], data["happened_at"], data["source"], data["norm_class"])


LineFormSet = forms.formset_factory(LineForm, extra=0, max_num=60, absolute_max=60)


def lines_formset(incident: Incident, classes: list[ClassRow], *, data: Any = None, empty: int = 1) -> Any:
    """A form per line that was told, and empty ones below with what is already known."""
    told = {act.pk: act for act in incident.acts.all()}
    reporter = incident.reporter.name if incident.reporter else ""
    blank = {"happened_at": incident.happened_at, "source": reporter}
    initial = [
        *({"act_id": act.pk, "norm_class": act.norm_class} for act in told.values()),
        *([blank] * empty),
    ]
    return LineFormSet(data, initial=initial, prefix="lines", form_kwargs={"classes": classes, "told": told})


class ClassifyForm(forms.Form):
    """What it is, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Wat is het volgens de norm?"), choices=Classification.Outcome.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In gewone zinnen. De burger en je collega mogen dit lezen."),
    )  # fmt: skip
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What the citizen was answered."""

    answer = forms.CharField(
        label=gettext_lazy("Wat heb je de burger geantwoord?"), widget=forms.Textarea(attrs={"rows": 6})
    )
