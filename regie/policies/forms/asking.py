"""A question to a policy: which conduct, where, towards whom, on which day, and what came before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regie.inputs import DayInput
from regie.policies import words
from regie.policies.pack_file.examples import not_history
from regie.policies.pack_file.values import CODE
from regie.policies.rules import LIMITING, LOCAL, NOT_CONFIGURED, Case, Measure, Pack, Setting, read_history

NOT_KNOWN = ("", _("dat weet ik niet"))
YES_NO = (NOT_KNOWN, ("yes", _("ja")), ("no", _("nee")))
OTHER = "other"


class NamedField(forms.ChoiceField):
    """One name; a well-formed one that stands in no list is allowed, and the answer says that it is unknown."""

    def valid_value(self, value: str) -> bool:
        """Whether it can be a name at all."""
        return bool(CODE.fullmatch(value))


class NamesField(forms.MultipleChoiceField):
    """Several names, likewise."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        """Whether it can be a name at all."""
        return bool(CODE.fullmatch(value))


class HistoryField(forms.MultipleChoiceField):
    """What came before, as the file writes it: `none`, `incident`, `warning_letter:lifted@2026-01-05`."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        """The words, or a mistake that gives an example."""
        said = [word for each in self.to_python(value) for word in each.split(",") if word.strip()]
        try:
            read_history(said)
        except ValueError as problem:
            raise forms.ValidationError(not_history(str(problem))) from problem
        return said


class AskForm(forms.Form):
    """What somebody knows of a case; whatever is left out is not known, and the answer says what it needed."""

    behaviour = NamesField(
        label=_("Welk gedrag was het?"),
        error_messages={"required": _("Kies welk gedrag het was.")},
    )
    place = NamedField(label=_("Waar gebeurde het?"), required=False)
    channel = NamedField(label=_("Hoe kwam het binnen?"), required=False)
    target = NamedField(label=_("Tegen wie was het?"), required=False)
    history = HistoryField(label=_("Wat was er eerder?"), required=False)
    history_on = forms.DateField(
        label=_("Wanneer was dat?"),
        required=False,
        widget=DayInput,
        help_text=_("Alleen nodig als de norm een termijn noemt om terug te kijken."),
    )
    off_duty = forms.BooleanField(label=_("Het was buiten werktijd"), required=False)
    about_work = forms.ChoiceField(label=_("Ging het over het werk?"), choices=YES_NO, required=False)
    on = forms.CharField(
        label=_("Op welke dag?"),
        required=False,
        widget=DayInput,
        help_text=_("Leeg is vandaag. De norm van die dag geldt."),
    )

    moment: datetime | None = None

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        classes = [(one.code, words.say(one.label)) for one in pack.norm]
        self.fields["behaviour"].choices = [*classes, (OTHER, gettext("iets dat de norm niet noemt"))]
        self.fields["history"].choices = _earlier(pack)
        asked = {"place": words.KINDS_OF_PLACE, "channel": words.CASE_CHANNELS, "target": words.TARGETS}
        for name, known in asked.items():
            self.fields[name].choices = _known(pack, name, known)
        for one in pack.circumstances:
            self.fields[f"circumstance_{one.code}"] = forms.ChoiceField(
                label=words.say(one.label).capitalize() + "?", choices=YES_NO, required=False
            )

    @property
    def circumstances(self) -> list[Any]:
        """The fields about circumstances, for the page."""
        return [self[name] for name in self.fields if name.startswith("circumstance_")]

    def clean_on(self) -> date | None:
        """A day, or a moment of a day; a moment also says from when terms run."""
        said = self.cleaned_data["on"].strip()
        if not said:
            return None
        try:
            if "T" not in said:
                return date.fromisoformat(said)
            moment = datetime.fromisoformat(said)
        except ValueError as problem:
            sentence = gettext("'%s' is geen datum. Schrijf jaar-maand-dag, zoals 2026-03-31.")
            raise forms.ValidationError(sentence % said) from problem
        self.moment = moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)
        return self.moment.astimezone(LOCAL).date()

    def case(self, *, now: datetime) -> Case:
        """The case as the rules want it; without a day it is that of `now`."""
        said = self.cleaned_data
        if not self.data.get("on"):
            self.moment = now
        repeated, history = read_history(self._dated(said["history"]))
        known = {one.code: said.get(f"circumstance_{one.code}") for one in self.pack.circumstances}
        return Case(
            classes=tuple(said["behaviour"]),
            on=said["on"] or now.astimezone(LOCAL).date(),
            channel=said["channel"] or None,
            place=said["place"] or None,
            target=said["target"] or None,
            repeated=repeated,
            history=history,
            circumstances={code: value == "yes" for code, value in known.items() if value},
            off_duty=said["off_duty"],
            about_work=_yes(said["about_work"]),
        )

    def _dated(self, history: list[str]) -> list[str]:
        """On the screen the day is asked once, for whatever has none."""
        day = self.cleaned_data.get("history_on")
        plain = {"none", "repeated", "unknown"}
        return [f"{one}@{day}" if day and "@" not in one and one not in plain else one for one in history]


def _yes(value: str) -> Setting[bool]:
    return NOT_CONFIGURED if not value else value == "yes"


def _earlier(pack: Pack) -> list[tuple[str, str]]:
    """Nothing, an incident, a warning, or a measure that limits, as far as this pack knows them."""
    known = {measure for rule in pack.rules for one in rule.then for measure in one.measures}
    asked = {measure for rule in pack.rules for measure in rule.when.after}
    shown = asked | (known & {Measure.WARNING_LETTER, *LIMITING})
    named = [(one.value, words.measure(one)) for one in Measure if one in shown]
    return [("none", gettext("niets")), ("incident", gettext("een eerder voorval")), *named]


def _known(pack: Pack, name: str, known: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What people know, and what this pack names besides."""
    asked = [value for rule in pack.rules for value in getattr(rule.when, f"{name}s")]
    scope = getattr(pack.scope, f"{name}s")
    codes = dict.fromkeys((*known, *asked, *(() if scope is NOT_CONFIGURED else scope)))
    return [NOT_KNOWN, *((code, str(known.get(code, code))) for code in codes)]


class CompareForm(forms.Form):
    """Which two packs stand beside each other."""

    a = forms.ChoiceField(label=_("Van"), error_messages={"required": _("Kies twee beleidsstukken.")})
    b = forms.ChoiceField(label=_("Naar"), error_messages={"required": _("Kies twee beleidsstukken.")})

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("a", "b"):
            self.fields[name].choices = choices
