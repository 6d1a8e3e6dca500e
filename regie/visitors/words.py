"""What people read at a door: refusals, and what each precaution asks of whoever stands there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.visitors.rules import Certainty

REFUSALS = {
    "type_a_name": _("Typ een naam van minstens twee letters, of een zaaknummer."),
    "intervention_still_to_come": _("Dit moment is nog niet geweest. Kies een tijd die voorbij is."),
    "ordered_by_nobody": _(
        "Vul in wie zei dat deze persoon moest gaan. Daar hangt aan of het een bevel was."
    ),
    "ordered_in_no_capacity": _("Kies in welke rol diegene dat zei. Daar hangt aan of het een bevel was."),
}

CERTAINTIES = {
    Certainty.POSSIBLE: _(
        "Mogelijk. Vraag een tweede kenmerk: de geboortedatum, of het kenmerk op de brief."
    ),
    Certainty.AGREES: _("De naam lijkt erop en het tweede kenmerk klopt."),
    Certainty.DIFFERS: _("De geboortedatum klopt niet. Dit is waarschijnlijk iemand anders."),
}

# What somebody at a door or a desk does; the measure itself says where and until when.
PRECAUTIONS: dict[str, Any] = {
    "building_ban": _("Mag niet naar binnen"),
    "access_restriction": _("Mag naar binnen onder voorwaarden"),
    "contact_restriction": _("Contact op een afgesproken manier"),
    "representative_barred": _("Mag niet voor een ander spreken"),
    "area_ban": _("Mag hier niet komen (burgemeester)"),
    "prosecutor_order": _("Mag hier niet komen (officier van justitie)"),
}
