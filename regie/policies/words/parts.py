"""What people call the parts of a policy file."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "about": _("Over deze versie"),
    "norm": _("Onze norm"),
    "house_rules": _("Huisregels"),
    "groups": _("Wie er in een groep zit"),
    "ladders": _("Wie we roepen"),
    "home_visits": _("Op huisbezoek"),
    "sign_of_life": _("Wie de regie heeft en niets laat horen"),
    "acts": _("Wat we zelf doen"),
    "circumstances": _("Omstandigheden"),
    "rules": _("Wat er kan volgen"),
    "deadlines": _("Wat we beloven"),
    "aftercare": _("Nazorg"),
    "retention": _("Hoe lang we bewaren"),
    "basic_services": _("Wat altijd open blijft"),
    "safeguards": _("Waaraan we een maatregel toetsen"),
    "remedies": _("Wat iemand tegen een maatregel kan doen"),
    "closed_days": _("Dagen waarop wij gesloten zijn"),
    "examples": _("Voorbeelden in dit beleid"),
}


def part_name(name: str) -> str:
    """A part as people call it; a key that nobody knows stays itself."""
    return str(NAMES.get(name, name))
