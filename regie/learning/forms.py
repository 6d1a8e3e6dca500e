"""What the coordinator asks, and what a colleague answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.learning import words
from regie.learning.actions import Asked
from regie.learning.models import Calibration
from regie.policies import words as policies
from regie.policies.rules import Pack

ROOM_FOR = 6


class AskForm(forms.Form):
    """A title, until when, from how many answers something is shown, and up to six situations."""

    title = forms.CharField(
        label=_("Waar gaat het over?"), max_length=160,
        error_messages={"required": _("Schrijf in een paar woorden waar het over gaat.")},
    )  # fmt: skip
    closes_on = forms.DateField(
        label=_("Tot en met welke dag kan men antwoorden?"),
        widget=DayInput,
        error_messages={"required": _("Kies tot welke dag men kan antwoorden.")},
    )
    smallest_group = forms.IntegerField(
        label=_("Vanaf hoeveel antwoorden tonen we de uitslag?"),
        min_value=1,
        max_value=10000,
        help_text=_("Spreek dit af met de ondernemingsraad. Bij minder antwoorden ziet niemand iets."),
        error_messages={"required": _("Spreek af vanaf hoeveel antwoorden de uitslag te zien is.")},
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        examples = [(policies.say(text), one.code) for one in pack.norm for text in one.examples[:1]][
            :ROOM_FOR
        ]
        examples += [("", "")] * (ROOM_FOR - len(examples))
        for number, (text, norm) in enumerate(examples, start=1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=gettext("Situatie %s") % number, required=False, max_length=1000, initial=text,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"norm_{number}"] = forms.ChoiceField(
                label=gettext("Wat zegt de norm van situatie %s?") % number, required=False, initial=norm,
                choices=[("", gettext("kies")), *words.answers(pack)],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Whoever describes a situation says what the norm calls it."""
        cleaned = super().clean() or {}
        for number in range(1, ROOM_FOR + 1):
            if cleaned.get(f"text_{number}") and not cleaned.get(f"norm_{number}"):
                self.add_error(f"norm_{number}", gettext("Kies wat de norm hiervan zegt."))
        return cleaned

    def situations(self) -> list[tuple[Any, Any]]:
        """The fields of each situation, beside each other."""
        return [(self[f"text_{number}"], self[f"norm_{number}"]) for number in range(1, ROOM_FOR + 1)]

    def asked(self) -> Asked:
        """What was filled in, as the action wants it."""
        said = self.cleaned_data
        pairs = ((said[f"text_{number}"], said[f"norm_{number}"]) for number in range(1, ROOM_FOR + 1))
        return Asked(
            title=said["title"], closes_on=said["closes_on"], smallest_group=said["smallest_group"],
            vignettes=tuple((text, norm) for text, norm in pairs if text.strip()),
        )  # fmt: skip


class RateForm(forms.Form):
    """Every situation with the same answers below it."""

    def __init__(self, *args: Any, calibration: Calibration, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in calibration.vignettes.all():
            self.fields[f"answer_{one.number}"] = forms.ChoiceField(
                label=one.text, choices=words.answers(pack), widget=forms.RadioSelect,
                error_messages={"required": gettext("Kies een antwoord. Weet je het niet, kies dan dat.")},
            )  # fmt: skip

    def answers(self) -> dict[int, str]:
        """What was chosen, by the number of the situation."""
        return {int(name.removeprefix("answer_")): said for name, said in self.cleaned_data.items()}
