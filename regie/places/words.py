"""What people read about places."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "place_name_taken": _("“%(name)s” is hier al. Kies een naam die maar één plek aanwijst."),
    "place_is_closed": _("Deze plek is al gesloten."),
    "place_is_in_use": _("Deze plek is gewoon in gebruik."),
    "place_lies_in_closed": _("Dit ligt in een plek die gesloten is. Neem die eerst weer in gebruik."),
    "place_has_parts": _("Hierin liggen nog plekken: %(names)s. Sluit die eerst."),
    "place_has_buttons": _("Hier hangen nog knoppen: %(names)s. Hang die ergens anders, of trek ze in."),
    "place_has_alarm": _("Hier is nog een alarm open. Wacht tot het is afgemeld."),
    "place_has_drill": _("Hier is een oefening gepland: %(names)s. Laat die eerst vervallen."),
    "place_has_rota": _("Er zijn nog mensen ingeroosterd: %(names)s. Haal hen eerst van het rooster."),
    "place_has_visit": _("Er is nog iemand op huisbezoek vanaf hier: %(names)s. Wacht tot die terug is."),
}

ICONS = {
    "site": "building",
    "floor": "stairs",
    "room": "door",
    "counter": "desk",
    "outside": "trees",
}


def obstacles(hanging: Mapping[str, Sequence[str]]) -> list[Any]:
    """What stands in the way of closing, a sentence each."""
    return [REFUSALS[code] % {"names": ", ".join(names)} for code, names in hanging.items() if names]
