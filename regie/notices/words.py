"""What people read about promises and messages."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.notices.models import Notice
from regie.notices.rules import Standing

REFUSALS = {
    "not_your_message": _("Dit bericht is niet voor jou."),
}

STANDINGS = {
    Standing.OPEN: _("loopt nog"),
    Standing.KEPT: _("op tijd"),
    Standing.LATE: _("te laat gedaan"),
    Standing.BROKEN: _("niet op tijd, en nog niet gedaan"),
    Standing.DROPPED: _("niet meer nodig"),
}

# How a promise is called in a count. A new kind gets a line here; without one its code is shown.
KINDS = {
    "report": _("Melding aanvullen"),
    "classify": _("Melding beoordelen"),
    "take_case": _("Iemand heeft de regie over de zaak"),
    "answer_case": _("Antwoord op de vraag de regie over te nemen"),
    "handle_complaint": _("Klacht behandelen"),
    "choose_response": _("Reactie kiezen"),
    "choose_again": _("Opnieuw een reactie kiezen"),
    "sign": _("Tweede handtekening"),
    "look_at_care": _("Kijken of de hulp voor de burger er is"),
    "send_letter": _("Brief versturen"),
    "approve_letter": _("Brief van een collega lezen"),
    "prove_delivery": _("Bewijs dat de brief aankwam"),
    "ask_second_look": _("Tweede blik vragen"),
    "give_second_look": _("Tweede blik op een besluit"),
    "review_glass": _("Inkijken achteraf beoordelen"),
    "care_talk": _("Nazorggesprek"),
    "end_drill": _("Oefening afmelden"),
    "evaluate_drill": _("Oefening evalueren"),
    "feedback": _("Terugkoppeling aan de melder"),
}

# What a message says on the screen; the page behind it says the rest. A new kind gets a line here.
NOTICES = {
    "digest": _("Jouw week: wat is gehouden, wat wacht, wat is geleerd."),
    "glass_broken": _("Iemand keek in een zaak die niet van hem of haar is, met een reden. Lees waarom."),
    "glass_reviewed": _("Er is geoordeeld over een zaak die je met een reden inkeek."),
    "case_alone": _("Niemand heeft de regie over een zaak. Neem haar, of vraag een collega."),
    "case_offered": _("Een collega vraagt of jij de regie over een zaak neemt."),
    "case_accepted": _("Je collega heeft de regie over de zaak overgenomen."),
    "case_declined": _("Je collega neemt de regie niet over. Jij hebt haar nog, of niemand."),
    "case_instead": _("Een melder vraagt jou te lezen wat een ander niet mag lezen."),
    "care_planned": _("Er staat opvang voor je klaar."),
    "care_let_go": _("Je staat niet meer bij een melding. Wil je er toch over praten? Dat kan altijd."),
    "help_offered": _("Er is hulp voor je, als je die wilt. Jij kiest."),
    "carer": _("Je weet nu wie je opvang doet."),
    "decided": _("Er is besloten over je melding."),
    "feedback": _("Je hoort wat er met je melding is gedaan."),
    "sent_back": _("De reactie die je koos is teruggestuurd."),
    "letter_returned_by_reader": _("Een collega las je brief en wil dat er iets verandert."),
    "letter_came_back": _("Een brief die je verstuurde, kwam niet aan."),
    "second_look_given": _("Je collega keek opnieuw naar een besluit."),
    "device_silent": _("Een knop of paneel is stil. Kijk of het nog werkt."),
    "device_heard_again": _("Een knop of paneel dat stil was, doet het weer."),
    "way_ended": _("Meldingen op een van je apparaten werken niet meer. Zet ze opnieuw aan."),
    "battery_low": _("De batterij van een knop is bijna leeg."),
    "panel_trouble": _("Er is iets met een paneel. Kijk wat er is."),
    "panel_clock": _("De klok van een paneel loopt verkeerd."),
    "panel_well": _("Wat er met een paneel was, is over."),
    "panel_refused": _("Er kwam een bericht dat niet van een paneel zelf lijkt. Kijk of de sleutel klopt."),
    "button_off": _("Een knop is uitgezet op het paneel."),
    "button_on": _("Een knop is weer aangezet op het paneel."),
    "drill_announced": _("Er komt een oefening. Alleen wie het vooraf hoort, ziet dit."),
    "drill_called_off": _("Een oefening gaat niet door."),
    "drill_made_real": _("In je oefening zei iemand dat het echt is."),
    "drill_evaluated": _("Je kunt lezen wat er van een oefening geleerd is."),
    "calibration_asked": _("Er is een vraag voor je: wat zegt onze norm hiervan? Het kost een paar minuten."),
    "feedback_answered": _("Er is gereageerd op wat je vertelde."),
}
SOMETHING_NEW = _("Er staat nieuws voor je klaar.")


def sentences(notices: Iterable[Notice]) -> list[tuple[Notice, Any]]:
    """Every message with what it says."""
    return [(notice, NOTICES.get(notice.kind, SOMETHING_NEW)) for notice in notices]
