"""What people read about the register: refusals, and what each shape is for and leaves out."""

from django.utils.translation import gettext_lazy

from regie.register.rules import Problem

REFUSALS = {
    "view_without_name": gettext_lazy("Geef deze weergave een naam."),
    "view_shows_everything": gettext_lazy(
        "Kies eerst waarop je het register wilt beperken. Dan kun je dat bewaren."
    ),
    "view_not_yours_to_share": gettext_lazy("Delen kan alleen wie de zaken van anderen mag lezen."),
    "view_with_words_shared": gettext_lazy(
        "Een weergave met zoekwoorden kun je niet delen: er kan een naam in staan. Haal de zoekwoorden weg, "
        "of bewaar de weergave alleen voor jezelf."
    ),
    "view_of_another": gettext_lazy(
        "Deze weergave is van %(who)s. Alleen wie haar maakte, kan haar weghalen."
    ),
    "facts_recorded_already": gettext_lazy(
        "Deze zaak staat al in het register van feiten van derden: %(number)s."
    ),
    "facts_without_description": gettext_lazy("Beschrijf de feiten: wat zei of deed de burger?"),
    "facts_with_odd_dates": gettext_lazy(
        "De eerste dag ligt niet na de laatste, en de laatste niet in de toekomst. Kijk de dagen na."
    ),
    "facts_with_a_name": gettext_lazy(
        "In de beschrijving staat een naam: %(name)s. Die mag daar niet in. Haal de naam weg."
    ),
    "sheet_too_big": gettext_lazy("Dit bestand is te groot. Maak er een paar kleinere van."),
    "sheet_too_long": gettext_lazy(
        "Er staan meer dan %(most)s rijen in. Maak er een paar kleinere bestanden van."
    ),
    "sheet_without_header": gettext_lazy("De eerste rij moet zeggen wat er in elke kolom staat."),
    "sheet_unreadable": gettext_lazy(
        "Dit is geen rekenblad dat Regie kan lezen. Bewaar het als CSV of als xlsx."
    ),
    "sheet_lacks_columns": gettext_lazy(
        "Er is een kolom nodig voor: %(columns)s. Zeg hieronder hoe die heet."
    ),
    "nothing_to_bring_in": gettext_lazy("Er is geen nieuwe rij die klopt. Er is niets overgenomen."),
    "import_built_upon": gettext_lazy(
        "Met zaak %(reference)s is al verder gewerkt. Daarom blijft alles staan."
    ),
    "import_undone_already": gettext_lazy("Dit is al ongedaan gemaakt."),
}

# What is wrong with a cell of a file that somebody wants to take over.
PROBLEMS = {
    "no_date": gettext_lazy("“%(value)s” is geen datum. Schrijf bijvoorbeeld 3-3-2026 of 2026-03-03 14:30."),
    "odd_date": gettext_lazy("“%(value)s” kan niet: te lang geleden, of het moet nog komen."),
    "empty": gettext_lazy("Hier staat niets, en het is nodig."),
    "too_long": gettext_lazy("Deze tekst is te lang."),
    "unknown_behaviour": gettext_lazy("“%(value)s” is geen gedrag dat Regie kent."),
}


def problem(one: Problem) -> str:
    """Why a cell cannot be taken over."""
    return str(PROBLEMS[one.code]) % {"value": one.value}


# What each shape is called, what it is for, and what stays out of it.
SHAPES = {
    "police": (
        gettext_lazy("Formulier voor de politie"),
        gettext_lazy("De zeven W's voor melding of aangifte, met het werkadres als gekozen adres."),
        gettext_lazy("Zonder thuisadres, gevoel, zorg, oordeel en maatregelen."),
    ),
    "police_numbered": (
        gettext_lazy("Formulier voor de politie, onder nummer"),
        gettext_lazy("Hetzelfde, maar met een nummer in plaats van de naam van de medewerker."),
        gettext_lazy("Lees de tekst na: in het verhaal zelf kan een naam staan."),
    ),
    "third_party": (
        gettext_lazy("Register van feiten van derden"),
        gettext_lazy(
            "Nummer, beschrijving en datum van de feiten. Vijf jaar bewaard, geteld vanaf de dag van inschrijving."
        ),
        gettext_lazy("Zonder naam van de medewerker, tenzij die dat goed vond. Zonder naam van de burger."),
    ),
    "accidents": (
        gettext_lazy("Ongevallenlijst"),
        gettext_lazy(
            "Wie door een voorval meer dan drie werkdagen niet kon werken, en van wanneer tot wanneer."
        ),
        gettext_lazy(
            "Zonder wat er gebeurde, waar, door wie, of welke zorg iemand kreeg. Feestdagen tellen mee als werkdag."
        ),
    ),
    "anonymous": (
        gettext_lazy("Cijfers zonder personen"),
        gettext_lazy("Hoe vaak elk gedrag is gemeld, per kwartaal en per locatie."),
        gettext_lazy(
            "Zonder tekst, namen, dagen, balies en nummers. Een aantal onder de vijf staat er als “<5”: anders kun "
            "je raden om wie het gaat. Eén zaak telt bij elk gedrag dat is gekozen: tel regels niet bij elkaar op."
        ),
    ),
    "exchange": (
        gettext_lazy("Alle zaken, om over te nemen"),
        gettext_lazy(
            "In een open vorm die beschreven is, om in te lezen in een ander register of opnieuw hier."
        ),
        gettext_lazy(
            "Zonder wie de burger is, wie het meldde of overkwam, zorg, maatregelen en brieven. In het verhaal zelf "
            "kunnen namen staan: geef het alleen aan wie het register overneemt."
        ),
    ),
}
FORMATS = {
    "pdf": gettext_lazy("PDF"),
    "csv": gettext_lazy("CSV, voor een rekenblad"),
    "json": gettext_lazy("JSON, voor programma's"),
}

# How the fields of a form for the police are called.
POLICE = {
    "reference": gettext_lazy("Kenmerk"),
    "organisation": gettext_lazy("Werkgever"),
    "public_task": gettext_lazy("Veilige Publieke Taak (VPT)"),
    "chosen_address": gettext_lazy("Gekozen adres (domicilie): het werk"),
    "employee": gettext_lazy("Medewerker"),
    "employee_number": gettext_lazy("Medewerker, onder nummer"),
    "who": gettext_lazy("Wie deed het?"),
    "what": gettext_lazy("Wat gebeurde er?"),
    "what_unnamed": gettext_lazy("Wat gebeurde er?"),
    "where": gettext_lazy("Waar?"),
    "with_what": gettext_lazy("Waarmee?"),
    "how": gettext_lazy("Op welke wijze?"),
    "when": gettext_lazy("Wanneer?"),
    "why": gettext_lazy("Waarom?"),
    "witnesses": gettext_lazy("Getuigen"),
    "witnesses_numbered": gettext_lazy("Getuigen"),
    "victims": gettext_lazy("Wie overkwam het nog meer?"),
    "victims_numbered": gettext_lazy("Wie overkwam het nog meer?"),
    "damage": gettext_lazy("Schade"),
    "police_came": gettext_lazy("Is de politie erbij geweest?"),
}
