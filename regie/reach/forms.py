"""What is asked about an outlet: its name, and what its kind needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regie.channels import KINDS
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.reach import words
from regie.reach.models import Outlet
from regie.reach.queries import organisations_kept_by


class OutletForm(forms.Form):
    """The fields of one kind of outlet; a key that is there is never shown again, except one that we made."""

    name = forms.CharField(
        label=_("Naam"), max_length=80, help_text=_("Zoals je het op het scherm wilt lezen.")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisatie"), empty_label=None
    )

    def __init__(
        self, *args: Any, kind: str, keeper: Person, outlet: Outlet | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        about = KINDS[kind]
        if outlet:
            del self.fields["organisation"]
        else:
            own = organisations_kept_by(keeper)
            self.fields["organisation"].queryset = own
            self.fields["organisation"].initial = own.first()
        if about.schemes:
            help_text = " ".join(f"{scheme}://…" for scheme in about.schemes)
            self.fields["address"] = forms.CharField(
                label=words.field("address"), max_length=1000, help_text=help_text
            )
        for one in about.fields:
            kept = _("Laat leeg om de oude te houden.") if outlet and one.name in outlet.settings else ""
            self.fields[f"set_{one.name}"] = forms.RegexField(
                f"^(?:{one.pattern})$", label=words.field(one.name), required=one.required, max_length=300,
                error_messages={"invalid": _("Zo kan het niet. Kijk het na.")},
                widget=forms.PasswordInput if one.secret else forms.TextInput,
                help_text=kept if one.secret else "",
            )  # fmt: skip
        if about.key_from in ("them", "perhaps"):
            self.fields["secret"] = forms.CharField(
                label=words.field("secret"), max_length=2000, required=about.key_from == "them" and not outlet,
                widget=forms.PasswordInput, help_text=_("Laat leeg om de oude te houden.") if outlet else "",
            )  # fmt: skip
        self.fields["name"].initial = outlet.name if outlet else words.kind(kind)
        if outlet:
            self._fill(outlet)

    def _fill(self, outlet: Outlet) -> None:
        if "address" in self.fields:
            self.fields["address"].initial = outlet.address
        for name, value in outlet.for_showing.items():
            if f"set_{name}" in self.fields:
                self.fields[f"set_{name}"].initial = value

    def said(self) -> dict[str, Any]:
        """What the verb wants to know."""
        given = self.cleaned_data
        settings = {name[4:]: value for name, value in given.items() if name.startswith("set_") and value}
        return {
            "name": given["name"],
            "address": given.get("address", ""),
            "settings": settings,
            "secret": given.get("secret", ""),
        }
