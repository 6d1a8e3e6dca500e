"""The five questions of a report, what is filled in beforehand, and what can be told later."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.incidents.actions import Report
from regie.incidents.models import Addition, Behaviour, Impact, Incident
from regie.incidents.queries import people_known_to, places_known_to, readers_near
from regie.inputs import MomentInput
from regie.people.models import Person
from regie.people.queries import workplace_of
from regie.places.models import Place

ME, NOBODY_YET = "me", "unknown"
# Filled in anew for every form: an old draft must not bring an old key back.
NOT_RESTORED = {"key", "sender", "csrfmiddlewaretoken"}


class ReportForm(forms.Form):
    """Five questions; where, when and for whom are filled in and can be corrected."""

    story = forms.CharField(
        label=gettext_lazy("Wat gebeurde er?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    behaviours = forms.MultipleChoiceField(
        label=gettext_lazy("Wat deed de burger?"), required=False, choices=Behaviour.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    originator = forms.CharField(
        label=gettext_lazy("Weten we wie?"), required=False, max_length=160,
        help_text=gettext_lazy("Een naam of zaaknummer, meer niet. Nee? Laat het leeg."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    feeling = forms.ChoiceField(
        label=gettext_lazy("Hoe is het met jou?"), required=False, choices=Impact.Feeling.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    need = forms.ChoiceField(
        label=gettext_lazy("Wat heb je nu nodig?"), required=False, choices=Impact.Need.choices,
    )  # fmt: skip
    affected = forms.ChoiceField(label=gettext_lazy("Wie overkwam het?"))
    relation = forms.ChoiceField(
        label=gettext_lazy("Hoe weet jij het?"), required=False,
        choices=[("", gettext_lazy("het overkwam mij")), *Incident.Relation.choices[1:]],
    )  # fmt: skip
    leave_out = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag dit niet lezen en niet beslissen?"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Is je leidinggevende deel van het probleem? Dan leest een ander het."),
    )  # fmt: skip
    happened_at = forms.DateTimeField(label=gettext_lazy("Wanneer?"), widget=MomentInput)
    place = forms.ChoiceField(label=gettext_lazy("Waar?"), required=False)
    place_words = forms.CharField(
        label=gettext_lazy("Waar precies?"), required=False, max_length=160,
        help_text=gettext_lazy("Bijvoorbeeld: in de gang, op straat, bij de burger thuis."),
    )  # fmt: skip
    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, person: Person, incident: Incident | None, at: datetime, typed: Any = None
    ) -> None:
        self.person, self.incident, self.at = person, incident, at
        super().__init__(data, initial={**self._known(), **(typed or {})})
        self.places = {str(place.pk): place for place in places_known_to(person)}
        self.people = {str(one.pk): one for one in people_known_to(person)}
        if incident and incident.affected and incident.affected != person:
            self.people.setdefault(str(incident.affected.pk), incident.affected)
        if incident and incident.place:
            self.places.setdefault(str(incident.place.pk), incident.place)
        self.leaders = {str(one.pk): one for one in readers_near(person)}
        self.fields["leave_out"].choices = [(pk, one.name) for pk, one in self.leaders.items()]  # type: ignore[attr-defined]
        self.fields["place"].choices = place_choices(self.places.values())  # type: ignore[attr-defined]
        self.fields["affected"].choices = [  # type: ignore[attr-defined]
            (ME, _("mijzelf")), *((pk, one.name) for pk, one in self.people.items()),
            (NOBODY_YET, _("dat weet ik nog niet")),
        ]  # fmt: skip

    def _known(self) -> dict[str, Any]:
        """What the alarm tells; and where nothing tells the place, the place where this person works."""
        known: dict[str, Any] = {"need": Impact.Need.NOTHING, "affected": ME, "key": uuid4().hex}
        told = self.incident
        place_id = told.place_id if told else None
        if not (place_id or (told and told.place_words)):
            workplace = workplace_of(self.person)
            place_id = workplace.pk if workplace else None
        known["place"] = str(place_id or "")
        known["happened_at"] = told.happened_at if told else self.at
        known["place_words"] = told.place_words if told and not told.place_id else ""
        if told and told.affected_id != self.person.pk:
            known["affected"] = str(told.affected_id or NOBODY_YET)
        return known

    @property
    def where(self) -> str:
        """The place as it is filled in now, in words."""
        place = self.places.get(str(self["place"].value() or ""))
        return ", ".join(filter(None, [self["place_words"].value() or "", place.in_words() if place else ""]))

    def clean_happened_at(self) -> datetime:
        """The minute is what was shown; the seconds that the alarm knows stay when nobody changed it."""
        happened_at: datetime = self.cleaned_data["happened_at"]
        if self.incident and happened_at == self.incident.happened_at.replace(second=0, microsecond=0):
            return self.incident.happened_at
        if happened_at > self.at:
            raise forms.ValidationError(_("Dat moment moet nog komen. Kies wanneer het gebeurde."))
        return happened_at

    def clean(self) -> dict[str, Any]:
        """One thing must be told, and how you are; all the rest can wait."""
        data = self.cleaned_data
        if not data.get("story", "").strip() and not data.get("behaviours"):
            self.add_error(
                "story", _("Vertel in een paar woorden wat er gebeurde, of kies wat de burger deed.")
            )
        if data.get("affected") == ME and not data.get("feeling"):
            self.add_error("feeling", _("Kies hoe het met je is. Dan weten we of we je moeten helpen."))
        return data

    def told(self, *, draft: str) -> Report:
        """The report as the verb takes it. The same words sent twice are one report; other words are another."""
        data = self.cleaned_data
        words = sha256(repr(sorted(data.items(), key=str)).encode()).hexdigest()[:20]
        return Report(
            happened_at=data["happened_at"], story=data["story"], behaviours=tuple(data["behaviours"]),
            affected=self.person if data["affected"] == ME else self.people.get(data["affected"]),
            place=self.places.get(data["place"]), place_words=data["place_words"],
            relation=data["relation"], leave_out=tuple(self.leaders[pk] for pk in data["leave_out"]),
            originator_label=data["originator"], feeling=data["feeling"], need=data["need"],
            key=f"{data['key']}:{words}" if data["key"] else "", draft=draft,
        )  # fmt: skip


def place_choices(places: Any) -> list[tuple[str, Any]]:
    """The places of each site under its name: the spot first, because that is what people look for."""
    known: dict[int, Place] = {place.pk: place for place in places}
    choices: dict[str, list[tuple[str, str]]] = {}
    for place in sorted(known.values(), key=lambda one: one.path):
        names = [known[pk].name for pk in reversed(place.ids_upward) if pk in known]
        choices.setdefault(names[-1], []).append((str(place.pk), ", ".join(names)))
    return [("", _("Kies een plek")), *choices.items()]


class AdditionForm(forms.Form):
    """What comes to mind later; it never changes the first words."""

    ACT = "act"

    about = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        choices=[*Addition.About.choices, (ACT, gettext_lazy("wat de burger letterlijk zei of deed"))],
        widget=forms.Select,
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Wat wil je erbij zetten?"), widget=forms.Textarea(attrs={"rows": 3})
    )
