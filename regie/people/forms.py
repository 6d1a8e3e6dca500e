"""What is asked of an administrator about a member of staff."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import known_of, organisations_of, places_of
from regie.people.words import ROLES
from regie.places.models import Place

USERNAME = r"^[a-z0-9][a-z0-9._-]*$"


class PersonForm(forms.Form):
    """What is known of somebody who works here: no home address, no number of the state."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    job_title = forms.CharField(label=_("Functie"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("Werkmail"), max_length=200, required=False,
        help_text=_("Hierheen gaan oproepen en de mail dat er iets klaarstaat."),
    )  # fmt: skip
    guard_diploma = forms.BooleanField(
        label=_("Heeft het diploma Ordebewaring Publieke Dienstverlening"), required=False,
        help_text=_("Vink dit aan als je het diploma hebt gezien."),
    )  # fmt: skip

    @classmethod
    def filled(cls, person: Person, data: Any = None) -> "PersonForm":
        """The form with what is known now."""
        return cls(data, initial=known_of(person))


class OwnPasswordForm(forms.Form):
    """The password of now and the next one."""

    use_required_attribute = False

    old = forms.CharField(
        label=_("Je wachtwoord van nu"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul je wachtwoord van nu in.")},
    )  # fmt: skip
    new = forms.CharField(
        label=_("Je nieuwe wachtwoord"), max_length=200, strip=False,
        help_text=_("Minstens twaalf tekens. Een paar woorden achter elkaar is goed."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vul een nieuw wachtwoord in.")},
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new(self) -> str:
        """Long enough, and not one that everybody uses."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self.person)
        return new


class NewPersonForm(PersonForm):
    """The same, and how they log in."""

    username = forms.RegexField(
        USERNAME, label=_("Inlognaam"), max_length=60,
        help_text=_("Kleine letters, cijfers, punt en streepje. Later niet te veranderen."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers, punt en streepje.")},
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisatie"), empty_label=None
    )
    field_order = ["name", "username", "organisation", "job_title", "email", "guard_diploma"]

    def __init__(self, *args: Any, administrator: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_of(administrator, "people.change")
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]
        self.fields["organisation"].initial = own.first()


class RoleForm(forms.Form):
    """Which role, and where it holds."""

    role = forms.ChoiceField(label=_("Rol"), choices=[])
    where = forms.ChoiceField(label=_("Waar"), choices=[])

    def __init__(self, *args: Any, administrator: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {
            f"organisation-{one.pk}": one for one in organisations_of(administrator, "people.change")
        }
        self.places = {
            f"place-{one.pk}": one for one in places_of(administrator).select_related("organisation")
        }
        self.fields["role"].choices = [(role.value, word) for role, word in ROLES.items()]  # type: ignore[attr-defined]
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            *(
                (key, _("Overal bij %(name)s") % {"name": one.name})
                for key, one in self.organisations.items()
            ),
            *((key, indented(place)) for key, place in self.places.items()),
        ]

    def chosen(self) -> dict[str, Any]:
        """The role with its organisation and place."""
        where = self.cleaned_data["where"]
        place = self.places.get(where)
        organisation = place.organisation if place else self.organisations[where]
        return {"role": self.cleaned_data["role"], "place": place, "organisation": organisation}


def indented(place: Place) -> str:
    """The name, further in for what lies deeper in the building."""
    return "\u2003" * (len(place.ids_upward) - 1) + place.name
