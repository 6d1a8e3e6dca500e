"""What people read about letters: refusals, promises, the story."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "letter_is_sent": _("Deze brief is al verstuurd. Wat de burger heeft, verandert niemand meer."),
    "only_a_person_sends": _("Alleen een mens verstuurt een brief."),
    "letter_changed_meanwhile": _(
        "Iemand veranderde deze brief net. Lees hem opnieuw voordat je hem verstuurt."
    ),
    "response_was_lifted": _("Deze reactie is opgeheven. De brief hoeft niet meer weg."),
    "letter_has_gaps": _("In de brief staat nog iets open: %(what)s. Vul dat eerst in."),
    "letter_without_addressee": _("Er staat nog niet aan wie deze brief gaat."),
    "letter_without_contact": _(
        "Er is niet vastgelegd wie de burger kan bellen of schrijven. Vul dat in; zonder gaat de brief niet weg."
    ),
    "pdf_unavailable": _(
        "Deze computer kan nog geen PDF maken. Vraag de beheerder om dit uit te voeren: %(command)s"
    ),
}

PROMISES = {
    "send_letter": (_("Lees en verstuur de brief"), "letters:letter"),
}

SENTENCES = {
    "letters.Drafted": _("Er staat een brief klaar om te lezen."),
    "letters.Changed": _("%(who)s veranderde de brief."),
    "letters.Sent": _("%(who)s verstuurde de brief aan de burger."),
}

KINDS = {
    "warning_letter": _("Waarschuwing"),
    "order_talk_invitation": _("Uitnodiging voor een ordegesprek"),
    "talk_invitation": _("Uitnodiging voor een gesprek"),
    "building_ban": _("Gebouwverbod"),
    "contact_restriction": _("Contactbeperking"),
    "general": _("Algemene brief"),
    "remedy_none": _("Wat de burger kan doen: als wij niets opleggen"),
    "remedy_no_decision": _("Wat de burger kan doen: geen besluit"),
    "remedy_decision": _("Wat de burger kan doen: besluit"),
}
