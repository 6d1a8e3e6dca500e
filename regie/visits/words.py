"""What the room of visits says: why something cannot be done now."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "visit_lasts": _("Kies hoe lang je wegblijft: minstens 1 minuut en hooguit 24 uur."),
    "visit_every": _(
        "Kies hoe vaak je laat weten dat het goed gaat: minstens elke minuut, hooguit elke 24 uur."
    ),
    "visit_ask_before": _(
        "We vragen het minstens 10 seconden voor het alarm. Dat moet korter zijn dan de tijd tussen twee keer."
    ),
    "visit_where": _("Vul in waar je bent. Als er iets is, moet iemand je kunnen vinden."),
    "visit_already_out": _("Er loopt al een bezoek. Beëindig dat eerst."),
    "visit_alarm_raised": _(
        "Je tijd was om: er is alarm geslagen en er komt hulp. Gaat het goed? Zeg het op de pagina van je oproep."
    ),
    "visit_is_over": _("Dit bezoek is al beëindigd."),
    "visit_just_changed": _("Dit bezoek veranderde net. Kijk hoe het nu is en probeer het opnieuw."),
    "visit_not_yours": _("Dit is niet jouw bezoek. Alleen wie op pad is, zegt of het goed gaat."),
    "visit_said_too_long_ago": _("Dit bericht is te oud om te tellen. Zeg nu opnieuw dat het goed gaat."),
    "visit_to_whom": _("Kies een collega die het bezoek kan overnemen."),
    "visit_other_is_out": _("%(who)s is zelf op pad. Kies iemand anders."),
    "visit_no_offer": _("Niemand vraagt je nu om dit bezoek over te nemen."),
    "visit_code_wrong": _("Deze code klopt niet. De tijd loopt door."),
    "visit_code_digits": _("Een code is precies vier cijfers."),
    "visit_codes_equal": _("Kies twee verschillende codes."),
    "visit_codes_while_out": _("Je bent op pad. Kies nieuwe codes als je terug bent."),
}
