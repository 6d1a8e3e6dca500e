"""One response of one kind, in a few steps: why, for whom, how far, what stays open, how it is told."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from regie.incidents.models import Act, Incident
from regie.inputs import DayInput
from regie.responses import rules, words
from regie.responses.actions.choosing import open_ways
from regie.responses.forms.inputs import pick
from regie.responses.forms.inputs import words as some_words
from regie.responses.models import Measure
from regie.responses.queries import ground, nature_in, proposal_of, ways_of

# At which field a missing safeguard is mended, where the two are not called the same.
FIELD_OF = {
    "no_reason": "why", "lighter_not_weighed": "lighter", "only_suspicion": "suspected",
    "starts_in_the_past": "starts_on", "no_end": "ends_on", "ends_too_early": "ends_on",
    "longer_than_the_norm": "ends_on", "no_place": "where", "no_review": "review_on",
    "review_not_in_between": "review_on", "no_early_end": "ends_early", "no_remedy": "nature",
    "not_weighed": "weight", "no_proof_of_delivery": "delivery", "never_a_lawyer": "lawyer",
    "basic_service_never_stops": "service", "decider_handles_the_file": "is_apart",
    **{f"{question}_not_asked": question for question in rules.ASKED},
    **{f"no_{term}": term for term in words.TERMS},
}  # fmt: skip
FOR_LIMITS = ("where", "starts_on", "ends_on", "review_on", "ends_early")
PARTS = {"channel": _("De weg"), "contact": _("Bij wie"), "hours": _("Wanneer")}
YES_NO = [("no", _("nee")), ("yes", _("ja"))]
IN_MEASURE = (
    "why", "lighter", "is_apart", "weight", "where", "starts_on", "ends_on", "review_on", "ends_early", "reads",
    "interpreter", "delivery",
)  # fmt: skip


def _needed(code: str) -> dict[str, Any]:
    return {"required": words.MISSING[code]}


class MeasureForm(forms.Form):
    """One response of one kind; only what this kind needs is asked."""

    use_required_attribute = False

    kind = forms.ChoiceField(choices=[(code, code) for code in rules.KINDS], widget=forms.HiddenInput)
    rule = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    renews = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Waarom past dit?"),
        help_text=_("Noem de feiten, niet de toon. Deze woorden komen in de brief."),
        widget=some_words(4),
        error_messages=_needed("no_reason"),
    )
    lighter = forms.CharField(
        label=_("Wat lichters overwoog je, en waarom is dat niet genoeg?"),
        widget=some_words(3),
        error_messages=_needed("lighter_not_weighed"),
    )
    suspected = forms.MultipleChoiceField(
        label=_("Welke regels zijn nog maar een vermoeden?"),
        help_text=_("Wat je aanvinkt telt niet mee."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nature = pick(
        _("Is dit een besluit?"),
        words.NATURES.items(),
        help_text=_(
            "Daarvan hangt af wat de burger ertegen kan doen. Weet je het niet zeker, vraag een jurist."
        ),
        error_messages=_needed("no_remedy"),
    )
    is_apart = forms.BooleanField(
        label=_("Ik behandel geen aanvraag, bezwaar of klacht van deze burger."), required=False
    )
    vulnerable = pick(
        _("Is de burger extra kwetsbaar?"),
        words.KNOWN.items(),
        help_text=_("Denk aan ziekte, schulden, taal of geen huis."),
        error_messages=_needed("vulnerable_not_asked"),
    )
    dependants = pick(
        _("Zijn anderen van deze burger afhankelijk?"),
        words.KNOWN.items(),
        error_messages=_needed("dependants_not_asked"),
    )
    companion = pick(
        _("Staat iemand de burger bij?"),
        words.KNOWN.items(),
        help_text=_("Een begeleider, gemachtigde of advocaat."),
        error_messages=_needed("companion_not_asked"),
    )
    dependent = pick(
        _("Is de burger van onze hulp afhankelijk?"),
        words.KNOWN.items(),
        error_messages=_needed("dependent_not_asked"),
    )
    weight = forms.CharField(
        label=_("Wat betekent dit voor deze burger, en waarom kan het niet korter of milder?"),
        widget=some_words(3),
        error_messages=_needed("not_weighed"),
    )
    where = forms.CharField(
        label=_("Waar geldt dit?"),
        help_text=_("De plek, of de manier van contact."),
        max_length=300,
        error_messages=_needed("no_place"),
    )
    starts_on = forms.DateField(
        label=_("Vanaf"),
        help_text=_("Laat leeg: dan begint het op de dag van de brief."),
        required=False,
        widget=DayInput,
    )
    ends_on = forms.DateField(label=_("Tot en met"), widget=DayInput, error_messages=_needed("no_end"))
    review_on = forms.DateField(
        label=_("Wanneer kijken wij opnieuw?"),
        help_text=_("Op die dag kijken wij of het nog nodig is. Alleen een korte maatregel mag zonder."),
        required=False,
        widget=DayInput,
    )
    ends_early = forms.CharField(
        label=_("Welk gedrag of welke afspraak beëindigt dit eerder?"),
        help_text=_("De burger leest dit. Iets tekenen mag nooit de enige weg zijn."),
        widget=some_words(2),
        error_messages=_needed("no_early_end"),
    )
    reads = pick(
        _("Welke taal leest de burger?"),
        [
            ("nl", _("Nederlands")),
            ("en", _("Engels")),
            ("other", _("een andere taal")),
            ("unknown", _("weet ik niet")),
        ],
        error_messages=_needed("language_unknown"),
    )
    interpreter = forms.CharField(
        label=_("Wie vertaalt of tolkt?"),
        help_text=_("Alleen bij een andere taal."),
        required=False,
        max_length=300,
    )
    delivery = pick(
        _("Hoe komt de brief bij de burger?"),
        [("handed", _("overhandigen")), ("registered", _("aangetekend")), ("post", _("gewone post"))],
        error_messages=_needed("no_delivery"),
    )

    def __init__(self, *args: Any, kind: str, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = kind
        self.asked = rules.KINDS.get(kind, rules.KINDS[rules.NO_MEASURE])
        self.ways = ways_of(incident.policy_version) if self.asked.limits else []
        self._ask_about_acts(incident)
        version = incident.policy_version
        self._drop_what_is_not_asked(nature_in(version, kind) if kind in rules.KINDS else rules.Nature.NONE)
        for term in self.asked.asks:
            self.fields[term] = _term(term)
        self.acts = [act for act in incident.acts.all() if act.norm_class and self.asked.needs_proof]
        for act in self.acts:
            self.fields[f"proof_{act.pk}"] = _proof(act)
            self.fields[f"target_{act.pk}"] = pick(_("Tegen wie was dit?"), words.TARGETS.items())
        for way in self.ways:
            for part, label in PARTS.items():
                self.fields[f"{way['service']}_{part}"] = forms.CharField(
                    label=label, required=False, initial=way[part], max_length=300
                )

    def _ask_about_acts(self, incident: Incident) -> None:
        told = [(str(act.pk), act.words) for act in incident.acts.all() if act.norm_class]
        self.fields["suspected"].choices = told  # type: ignore[attr-defined]
        if not self.asked.is_written or not told:
            del self.fields["suspected"]

    def _drop_what_is_not_asked(self, nature: rules.Nature) -> None:
        for_paper = ("is_apart", *rules.ASKED, "weight", "reads", "interpreter", "delivery", "lighter")
        gone = [*([] if self.asked.is_written else for_paper), *([] if self.asked.limits else FOR_LIMITS)]
        if nature is not rules.Nature.UNSAID:
            gone.append("nature")
        for name in gone:
            del self.fields[name]

    @property
    def steps(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The questions in the order in which somebody thinks, each step with its own title."""
        told = [
            (_("Waarom dit"), ("why", "lighter", "suspected", "nature", "is_apart")),
            (_("Het bewijs"), [f"{part}_{act.pk}" for act in self.acts for part in ("proof", "target")]),
            (_("Voor deze burger"), (*rules.ASKED, "weight")),
            (
                _("Waar en hoelang"),
                ("where", *self.asked.asks, "starts_on", "ends_on", "review_on", "ends_early"),
            ),
            (_("De brief"), ("reads", "interpreter", "delivery")),
        ]
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in told]
        return [(title, fields) for title, fields in found if fields]

    @property
    def open_ways(self) -> list[dict[str, Any]]:
        """Each basic service with its three questions; open as long as one of them has no answer."""
        return [
            {"label": way["label"], "fields": fields, "is_open": not all(one.value() for one in fields)}
            for way in self.ways
            for fields in [[self[f"{way['service']}_{part}"] for part in PARTS]]
        ]

    def said(self) -> dict[str, Any]:
        """What is filled in well so far, as the words that the verb takes."""
        given = {
            name: self.cleaned_data[name]
            for name in IN_MEASURE
            if self.cleaned_data.get(name) not in (None, "")
        }
        given["proportion"] = self._some(rules.ASKED)
        given["terms"] = self._some(self.asked.asks)
        given["suspected"] = [int(number) for number in self.cleaned_data.get("suspected", ())]
        given["proofs"] = [
            {
                "act": act.pk,
                **{part: self.cleaned_data.get(f"{part}_{act.pk}", "") for part in ("proof", "target")},
            }
            for act in self.acts
        ]
        return given

    def said_ways(self) -> list[dict[str, str]]:
        """The ways as they stand in the form, also what was emptied."""
        return [{"service": way["service"], **self._said_of(way["service"])} for way in self.ways]

    def _said_of(self, service: str) -> dict[str, str]:
        named = {part: f"{service}_{part}" for part in PARTS}
        return {part: self.cleaned_data.get(name, "") for part, name in named.items() if name in self.data}

    def _some(self, names: Iterable[str]) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}

    def put_at_fields(self, missing: Iterable[rules.Missing]) -> None:
        """Say at each field which safeguard it still misses."""
        for one in missing:
            field = FIELD_OF.get(one.code) or self._field_of_way(one)
            self.add_error(field if field in self.fields else None, words.missing_sentence(one))

    def _field_of_way(self, one: rules.Missing) -> str | None:
        part = one.code.removeprefix("no_").removesuffix("_open")
        return next((f"{way['service']}_{part}" for way in self.ways if way["label"] == one.of), None)


def _term(term: str) -> forms.Field:
    label, help_text = words.TERMS[term]
    if term == "lawyer":
        return pick(label, YES_NO, help_text=help_text, error_messages=_needed("no_lawyer"))
    return forms.CharField(
        label=label, help_text=help_text, max_length=300, error_messages=_needed(f"no_{term}")
    )


def _proof(act: Act) -> forms.Field:
    label = format_lazy("{} “{}”", _("Waaruit blijkt dit?"), act.words)
    return forms.CharField(
        label=label,
        widget=some_words(2),
        error_messages={"required": _("Voor een besluit moet elk feit bewezen zijn.")},
    )


def unsaved(form: MeasureForm, **given: Any) -> Measure:
    """The response as it would be now: what is filled in so far, and nothing saved."""
    form.is_valid()
    kind, incident = given["kind"], given["incident"]
    proposal = proposal_of(incident)
    named = ground(proposal, kind, form.cleaned_data.get("rule", ""))
    return Measure(
        **given, rests_on=proposal, **form.said(), **named, **open_ways(incident, kind, form.said_ways()),
        nature=nature_in(incident.policy_version, kind, form.cleaned_data.get("nature", "")),
    )  # fmt: skip
