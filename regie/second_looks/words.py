"""What people read about a second look: refusals, promises, the story."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "looker_of_another_organisation": _("Kies een collega van de eigen organisatie."),
    "looker_was_there": _("Deze collega was erbij, of heeft met de zaak te maken. Kies iemand anders."),
    "looker_knows_the_case": _(
        "Deze collega heeft de zaak gelezen en weet van de dreiging. Vraag iemand anders."
    ),
    "nothing_to_look_at": _("Schrijf op wat het besluit is en waarop het rust. Daar kijkt je collega naar."),
    "tells_of_the_threat": _(
        "In de tekst staat “%(what)s”. Daaraan kan je collega de zaak herkennen. Haal dat weg."
    ),
    "second_look_already_asked": _("Er is al een collega gevraagd."),
    "nobody_asked_yet": _("Er is nog niemand gevraagd. Vraag eerst een collega."),
    "say_why_another": _("Schrijf op waarom je een ander vraagt."),
    "looker_was_asked_before": _("Deze collega is al gevraagd. Kies iemand anders."),
    "second_look_already_given": _("Hier is al op geantwoord, of er is aan een ander gevraagd."),
    "second_look_without_reasons": _("Schrijf op waarom. Wie het vroeg, moet ermee verder."),
}

PROMISES = {
    "ask_second_look": (_("Vraag een tweede blik op het besluit"), "second_looks:look"),
    "give_second_look": (_("Kijk opnieuw naar een besluit"), "second_looks:given"),
}

SENTENCES = {
    "second_looks.Marked": _("%(who)s zette erbij dat er een besluit over de burger is."),
    "second_looks.Asked": _("%(who)s vroeg een collega om opnieuw naar het besluit te kijken."),
    "second_looks.AskedAnother": _("%(who)s vroeg een andere collega om naar het besluit te kijken."),
    "second_looks.Given": _("Een collega keek opnieuw naar het besluit."),
}
