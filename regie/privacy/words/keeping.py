"""What people read about what is kept of them, and why something may not be forgotten yet."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.people.rules import Role
from regie.people.words import ROLES as ROLE_NAMES
from regie.policies.rules import NOT_CONFIGURED, Period, Setting
from regie.policies.words import kept_from, period
from regie.privacy.queries.fields import Term
from regie.privacy.rules import About, Kind, Standing

REFUSALS = {
    "erased_already": _("Deze gegevens zijn al gewist."),
    "held": _("Dit wordt vastgehouden. Hef dat eerst op, als dat mag."),
    "archive_says_not_yet": _("De archieftermijn loopt nog. Tot dan mag dit niet weg."),
    "erasure_needs_reason": _(
        "De termijn is nog niet om, of niet vastgelegd. Schrijf op waarom dit toch weg moet."
    ),
    "not_over_yet": _("Dit loopt nog. Pas als het voorbij is, kan het weg."),
    "hold_needs_reason": _("Schrijf op waarom dit moet blijven zoals het is."),
    "held_already": _("Dit wordt al vastgehouden."),
    "held_no_more": _("Dit wordt niet meer vastgehouden."),
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
ROOTS = {
    "incident": _("Zaak"), "aftercare": _("Opvang"), "alarm": _("Alarm zonder zaak"),
    "response": _("Reactie bij"), "letter": _("Brieven bij"), "originator": _("Burger"), "staff": _("Uit dienst:"),
    "visit": _("Huisbezoek"),
}  # fmt: skip
# The same as headings of a list.
GROUPS = {
    "incident": _("Zaken"), "response": _("Reacties"), "letter": _("Brieven"), "originator": _("Burgers"),
    "aftercare": _("Opvang"), "alarm": _("Alarmen zonder zaak"), "staff": _("Uit dienst"), "visit": _("Huisbezoeken"),
}  # fmt: skip
RECORDS = {
    "alarm": _("Alarm"), "incident": _("Incident"), "originator": _("Wie het veroorzaakte"), "response": _("Reactie"),
    "letter": _("Brief"), "aftercare": _("Opvang"), "journal": _("Logboek"), "staff": _("Medewerker"),
    "visit": _("Huisbezoek"),
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

# What an erasure takes and what it leaves, for whoever is about to do it.
GOES = {
    "incident": _(
        "Weg gaan alle woorden: het verhaal, de feiten, de bestanden, kladteksten en de zoekwoorden. Ook de reactie en "
        "de brieven, als hun eigen termijn om is, en de naam van de burger bij de laatste zaak."
    ),
    "response": _(
        "Weg gaan de woorden van de reactie: waarom zij paste, wat de burger daarover zei en wat er is gemeld."
    ),
    "letter": _(
        "Weg gaan de brieven: aan wie, wat erin staat, de pdf en wat er over de bezorging is geschreven."
    ),
    "originator": _(
        "Weg gaan de naam, het zaaknummer en waaraan iemand is te herkennen. Niemand vindt deze burger nog."
    ),
    "aftercare": _("Weg gaan de aantekeningen van de gesprekken."),
    "alarm": _("Weg gaan de woorden bij het alarm: waar precies, en wat iemand erbij schreef."),
    "staff": _(
        "Weg gaan de naam, de log-in, de functie, de telefoon- en mailadressen, berichten en kladteksten. "
        "In de plaats van de naam komt een nummer."
    ),
    "visit": _("Weg gaat wie er op huisbezoek was. Het adres is al gewist toen het bezoek voorbij was."),
}
STAYS = {
    "staff": _(
        "Wat blijft is wat met dat nummer is gedaan: zaken, gesprekken en handtekeningen. De cijfers veranderen niet."
    ),
    "visit": _(
        "Wat blijft is dat er een huisbezoek was, hoe lang, en of er een alarm kwam. De cijfers veranderen niet."
    ),
}
STAYS_OF_A_CASE = _(
    "Wat blijft zijn aantallen: wanneer, welke locatie, welk gedrag, welke maatregel en of beloften op tijd waren. "
    "De cijfers veranderen niet."
)


def row(term: Term) -> dict[str, Any]:
    """One line of the register as people read it; what nobody decided says so."""
    said = term.said
    return {
        "record": RECORDS[term.record], "purpose": PURPOSES[term.purpose], "fields": term.fields,
        "roles": _roles(term),
        "kinds": [KINDS[Kind(kind)] for kind in term.kinds],
        "about": [ABOUT[About(about)] for about in (["both"] if "both" in term.about else term.about)],
        "keep": _term(said.keep if said else NOT_CONFIGURED),
        "archive": _term(said.archive if said else NOT_CONFIGURED),
        "counted_from": kept_from(term.counted_from) if term.counted_from else _now("niet vastgelegd"),
        "basis": term.basis or _now("niet vastgelegd"),
    }  # fmt: skip


def _roles(term: Term) -> list[str]:
    """Everybody is one word; fifteen roles are not read."""
    everybody = set(term.roles) == {str(role) for role in Role}
    return [_now("iedereen")] if everybody else [str(ROLE_NAMES[Role(role)]) for role in term.roles]


def _term(value: Setting[Period]) -> str:
    return period(value) if isinstance(value, Period) else _now("niet vastgelegd")
