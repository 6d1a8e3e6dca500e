"""What is asked of whoever goes on a visit: where, how long, how often; and the codes with which it ends."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.policies.rules import NOT_CONFIGURED, HomeVisits, Setting
from regie.policies.words import seconds as in_words
from regie.text import storable
from regie.visits import rules

MINUTE = 60
LASTS = tuple(minutes * MINUTE for minutes in (30, 45, 60, 90, 120, 180, 240, 480))
EVERY = tuple(minutes * MINUTE for minutes in (10, 15, 20, 30, 45, 60, 120))
ASK_BEFORE = (30, MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE)
CHOOSE = ("", _("Kies"))


class VisitForm(forms.Form):
    """One visit. What the policy says is chosen already; where it says nothing, nothing is."""

    where = forms.CharField(
        label=_("Waar ga je heen?"), max_length=200,
        help_text=_("Adres en huisnummer. Als er iets is, moet iemand je kunnen vinden."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Wat moet iemand weten die je komt helpen?"), max_length=300, required=False,
        help_text=_("Bijvoorbeeld: derde verdieping, hond in huis. Geen namen van bewoners."),
    )  # fmt: skip
    lasts = forms.TypedChoiceField(label=_("Hoe lang blijf je weg?"), coerce=int)
    every = forms.TypedChoiceField(label=_("Hoe vaak laat je weten dat het goed gaat?"), coerce=int)
    ask_before = forms.TypedChoiceField(
        label=_("Hoe lang voor het alarm vragen we of het goed gaat?"), coerce=int
    )

    def __init__(self, *args: Any, policy: HomeVisits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("lasts", LASTS, NOT_CONFIGURED)
        self._offer("every", EVERY, policy.confirm_every)
        self._offer("ask_before", ASK_BEFORE, policy.ask_before)

    def _offer(self, name: str, usual: tuple[int, ...], said: Setting[int]) -> None:
        decided = () if said is NOT_CONFIGURED else (int(said),)  # type: ignore[call-overload]
        amounts = sorted({*usual, *decided})
        field = self.fields[name]
        field.choices = [CHOOSE, *((one, in_words(one)) for one in amounts)]  # type: ignore[attr-defined]
        field.initial = decided[0] if decided else ""

    def clean_where(self) -> str:
        """As it can be stored."""
        return storable(self.cleaned_data["where"])

    def clean_note(self) -> str:
        """As it can be stored."""
        return storable(self.cleaned_data["note"])

    def times(self) -> rules.Times:
        """The three times that were chosen."""
        said = self.cleaned_data
        return rules.Times(*(timedelta(seconds=said[name]) for name in ("lasts", "every", "ask_before")))


class CodesForm(forms.Form):
    """Two codes of four digits; they are never shown again."""

    ending = forms.CharField(
        label=_("Code waarmee je een bezoek beëindigt"), max_length=4,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    silent = forms.CharField(
        label=_("Code voor als iemand je dwingt"), max_length=4,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Het lijkt of je bezoek klaar is. Er gaat een stil alarm, dat jij niet op je telefoon ziet."),
    )  # fmt: skip
