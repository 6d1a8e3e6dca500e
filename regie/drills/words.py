"""What people read about drills."""

from django.utils.translation import gettext_lazy as _

from regie.drills.rules import Standing

REFUSALS = {
    "drill_is_past": _("Deze tijd is al voorbij. Kies een tijd die nog komt."),
    "drill_too_long": _(
        "Een oefening staat hoogstens %(minutes)s minuten open. Zo lang telt de druk op deze knop als oefening."
    ),
    "drill_without_purpose": _("Schrijf in een paar woorden wat je wilt oefenen."),
    "drill_has_begun": _("Deze oefening is al begonnen of afgezegd."),
    "drill_begins_with_button": _("Deze oefening begint met een druk op de gekozen knop."),
    "drill_not_over": _("Deze oefening is nog niet afgemeld. Daarna schrijf je op hoe het ging."),
    "drill_without_lessons": _("Schrijf op wat goed ging of wat beter moet."),
    "drill_where": _("Kies een plek of een knop die je kunt gebruiken."),
}

PROMISES = {
    "end_drill": (_("Meld de oefening af"), "drills:drill"),
    "evaluate_drill": (_("Schrijf op hoe de oefening ging"), "drills:drill"),
}

STANDINGS = {
    Standing.PLANNED: _("gepland"),
    Standing.OPEN: _("staat open: de volgende druk is de oefening"),
    Standing.RUNNING: _("is bezig"),
    Standing.OVERRUN: _("had al klaar moeten zijn"),
    Standing.ENDED: _("gehouden, nog niet geëvalueerd"),
    Standing.EVALUATED: _("gehouden"),
    Standing.REAL: _("werd echt"),
    Standing.CALLED_OFF: _("afgezegd"),
    Standing.NOT_HELD: _("niet gehouden: er is niet gedrukt"),
}
