"""What people read about what is kept of them, and why something may not be forgotten yet."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.privacy.queries.fields import Term
from regie.privacy.rules import About, Kind, Standing

REFUSALS = {
    "erased_already": _("Deze gegevens zijn al gewist."),
    "held": _("Deze zaak wordt vastgehouden. Hef dat eerst op, als dat mag."),
    "archive_says_not_yet": _("De archieftermijn loopt nog. Tot dan mag dit niet weg."),
    "erasure_needs_reason": _(
        "De termijn is nog niet om, of niet vastgelegd. Schrijf op waarom dit toch weg moet."
    ),
    "hold_needs_reason": _("Schrijf op waarom deze zaak moet blijven zoals zij is."),
    "held_already": _("Deze zaak wordt al vastgehouden."),
    "held_no_more": _("Deze zaak wordt niet meer vastgehouden."),
    "glass_needs_reason": _("Schrijf eerst op waarom je dit nu moet zien. Een ander leest dat."),
    "glass_is_closed": _("De tijd is om. Is het nog nodig, schrijf dan opnieuw op waarom."),
    "glass_needs_another": _("Jij keek zelf. Een ander beoordeelt of dat nodig was."),
    "glass_is_reviewed": _("Dit is al beoordeeld."),
}
PROMISES = {"review_glass": (_("Beoordeel het inkijken door"), "privacy:glass_list")}
STANDINGS = {
    Standing.RUNS: _("termijn loopt"),
    Standing.DUE: _("mag weg"),
    Standing.ARCHIVE_RUNS: _("archief: nog niet"),
    Standing.ARCHIVE_UNKNOWN: _("privacytermijn om, archieftermijn niet vastgelegd"),
    Standing.NOT_CONFIGURED: _("termijn niet vastgelegd"),
    Standing.NOT_STARTED: _("nog niet begonnen"),
    Standing.HELD: _("wordt vastgehouden"),
}
ROOTS = {"incident": _("Zaak"), "aftercare": _("Opvang"), "alarm": _("Alarm zonder zaak")}
RECORDS = {
    "alarm": _("Alarm"), "incident": _("Incident"), "originator": _("Wie het veroorzaakte"), "response": _("Reactie"),
    "letter": _("Brief"), "aftercare": _("Opvang"), "journal": _("Logboek"), "staff": _("Medewerker"),
}  # fmt: skip
PURPOSES = {
    "call_help": _("Hulp roepen en geven bij een alarm"),
    "handle_incidents": _("Incidenten met agressie melden, beoordelen en afhandelen"),
    "respond_lawfully": _("Een reactie kiezen die past, met waarborgen voor de burger"),
    "care_for_staff": _("Zorg voor medewerkers na een incident"),
    "account_for_it": _("Laten zien wie wat deed en wie wat inzag"),
    "organise_the_work": _("Werken met rollen, diensten en bereikbaarheid"),
}
KINDS = {
    Kind.IDENTITY: _("wie het is"), Kind.CONTACT: _("bereikbaarheid"), Kind.STORY: _("wat er gebeurde, in woorden"),
    Kind.JUDGEMENT: _("oordeel en redenen"), Kind.CARE: _("zorg"), Kind.WORK: _("werk en rol"),
    Kind.TECHNICAL: _("technisch kenmerk"),
}  # fmt: skip
ABOUT = {About.CITIZEN: _("burgers"), About.STAFF: _("medewerkers"), About.BOTH: _("burgers en medewerkers")}


def row(term: Term) -> dict[str, Any]:
    """One line of the register as people read it; what nobody decided says so."""
    unknown = _now("niet vastgelegd")
    return {
        "record": RECORDS[term.record], "purpose": PURPOSES[term.purpose], "roles": term.roles, "fields": term.fields,
        "kinds": [KINDS[Kind(kind)] for kind in term.kinds], "about": [ABOUT[About(about)] for about in term.about],
        "keep": term.keep or unknown, "counted_from": term.counted_from or unknown,
        "archive": term.archive or unknown, "basis": term.basis or unknown,
    }  # fmt: skip
