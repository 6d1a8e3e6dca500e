"""What is asked at a door: a name to look for, and three taps when somebody stepped in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.people.models import Person
from regie.people.queries import workplace_of
from regie.people.rules import Role
from regie.places.models import Place
from regie.responses.models import Measure
from regie.visitors import queries, rules
from regie.visitors.models import Intervention

# As which somebody speaks, unless they say otherwise.
SPEAKS_AS = {
    Role.GUARD: rules.Capacity.GUARD,
    Role.MANAGER: rules.Capacity.HOLDER,
    Role.TEAM_LEAD: rules.Capacity.HOLDER,
}


class SearchForm(forms.Form):
    """A name as it is heard, and a second mark when the person gives one."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Naam"), max_length=160, error_messages={"required": _("Typ een naam.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )  # fmt: skip
    second = forms.CharField(
        label=_("Tweede kenmerk"), required=False, max_length=40,
        help_text=_("Geboortedatum, of het kenmerk op de brief. Vraag ernaar: veel mensen heten hetzelfde."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class InterventionForm(forms.Form):
    """What it came to; only who sent somebody out is asked more, and most of that is filled in."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("Hoe liep het af?"), choices=Intervention.Outcome.choices, widget=forms.RadioSelect,
        initial=rules.Outcome.SENT_OUT, error_messages={"required": _("Kies hoe het afliep.")},
    )  # fmt: skip
    ordered_by = forms.CharField(
        label=_("Wie zei dat deze persoon moest gaan?"), required=False, max_length=120
    )
    capacity = forms.ChoiceField(
        label=_("In welke rol?"), choices=[("", _("Kies")), *Intervention.Capacity.choices], required=False
    )
    went = forms.ChoiceField(
        label=_("Ging de persoon weg?"),
        choices=Intervention.Went.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.ModelChoiceField(
        label=_("Waar?"), queryset=Place.objects.none(), required=False, empty_label=_("Ergens anders")
    )
    minutes = forms.TypedChoiceField(
        label=_("Wanneer?"), coerce=int, initial=0, required=False, empty_value=0,
        choices=[(0, _("nu")), (5, _("5 minuten geleden")), (15, _("15 minuten geleden")), (60, _("een uur geleden"))],
    )  # fmt: skip
    asked = forms.TypedChoiceField(
        label=_("Vroeg iemand je te komen?"), choices=[("yes", _("Ja")), ("no", _("Nee, ik ging zelf"))],
        required=False, widget=forms.RadioSelect, coerce=lambda said: said == "yes", empty_value=None,
    )  # fmt: skip
    description = forms.CharField(
        label=_("Wil je er iets bij zeggen?"), required=False, max_length=200,
        help_text=_("Kort. Geen naam: die staat al bij de maatregel, of in de melding."),
    )  # fmt: skip
    measure = forms.ModelChoiceField(
        label=_("Staat deze persoon op de lijst?"), queryset=Measure.objects.none(), required=False,
        empty_label=_("Nee, of weet ik niet"),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, listed: list[queries.Precaution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = workplace_of(person)
        self.fields["place"].queryset = queries.places_to_log(person)  # type: ignore[attr-defined]
        self.fields["place"].initial = place.pk if place else None
        self.fields["ordered_by"].initial = person.name
        self.fields["capacity"].initial = _speaks_as(person)
        measure: Any = self.fields["measure"]
        measure.queryset = Measure.objects.filter(pk__in=[one.id for one in listed])
        names = {one.id: one.name for one in listed}
        measure.label_from_instance = lambda one: names[one.pk]


def _speaks_as(person: Person) -> str:
    roles = {held.role for held in person.held}
    return next((capacity for role, capacity in SPEAKS_AS.items() if role in roles), rules.Capacity.OFFICIAL)
