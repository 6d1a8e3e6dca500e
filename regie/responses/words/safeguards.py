"""What a safeguard says when it stands, and what it asks when it does not; and what only warns."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.responses import rules

# What somebody said is kept with its quotation marks, and the sentence has its own.
QUOTES = '“”"'

# What a safeguard says when it stands.
SAFEGUARDS = {
    "facts": _("Wat er gebeurde staat er als feiten, met dag en bron."),
    "no_legitimate_road": _("Een tweede persoon zag: dit is geen klacht, bezwaar of kritiek."),
    "heard_first": _("De burger kon het eigen verhaal vertellen."),
    "other_decider": _("Wie kiest, was er niet bij betrokken en behandelt de zaak niet."),
    "reasons": _("Er staat waarom, en waarom niet iets lichters."),
    "proportion": _("Er is gewogen wat dit voor deze burger betekent."),
    "bounded": _("Er staat tot wanneer en waar."),
    "stays_open": _("Voor elke basisdienst staat er een weg, een contact en een tijd."),
    "review": _("Er staat wanneer wij opnieuw kijken, en wat dit eerder beëindigt."),
    "remedy": _("Wij weten wat de burger hiertegen kan doen."),
    "data_notice": _("Wij kunnen zeggen wat wij bewaren, en hoelang."),
    "readable": _("De burger kan de brief lezen, en wij weten hoe die aankomt."),
    "no_counting": _("Een mens kiest. Er wordt niets geteld."),
    "published": _("Onze regels staan op een openbaar adres."),
}

# What is still needed, as something that one can do.
MISSING = {
    "no_acts": _("Er staat nog geen feit dat onder de norm valt. Zet elk feit op een eigen regel."),
    "only_suspicion": _("Er is alleen een vermoeden. Een maatregel kan alleen op feiten die vaststaan."),
    "act_without_source": _("Bij een feit staat geen bron. Schrijf op wie het zag of waar het staat."),
    "act_without_proof": _(
        "Schrijf op waaruit dit blijkt: “%(of)s”. Voor een besluit moet elk feit bewezen zijn."
    ),
    "nobody_protected": _(
        "De wet beschermt hier alleen wie de wet uitvoert. Geen enkel feit gaat over zo iemand."
    ),
    "not_heard_with_caution": _(
        "Hoor de burger hier apart over, en zeg vooraf dat antwoorden niet hoeft. Een ordegesprek telt niet."
    ),
    "benefit_review_too_late": _(
        "Een verlaging wordt binnen drie maanden opnieuw bekeken. Kies een eerdere dag."
    ),
    "no_amount": _("Schrijf op hoeveel de verlaging is."),
    "no_mayor": _("Schrijf op wie namens de burgemeester besliste, en op welke dag."),
    "no_fresh_acts": _("Verlengen kan alleen met een nieuw feit, van na de vorige maatregel."),
    "not_confirmed": _(
        "Niemand heeft bevestigd dat dit over de norm gaat. Een klacht of bezwaar is geen grond."
    ),
    "contact_load_only": _("Veel contact is geen agressie. Alleen een afspraak over contact kan hier."),
    "no_second_person": _("Wie meldde, mag niet zelf beoordelen. Laat een tweede persoon kijken."),
    "not_heard": _(
        "Er is nog niet met de burger gesproken. Plan een gesprek, of vraag om een schriftelijke reactie."
    ),
    "decider_was_involved": _("Wie kiest, was erbij betrokken. Laat een collega kiezen."),
    "decider_handles_the_file": _("Wie kiest, mag de zaak of klacht van deze burger niet zelf behandelen."),
    "no_policy": _("Op die dag gold geen beleid. Zonder eigen regels kan deze maatregel niet."),
    "no_reason": _("Schrijf op waarom deze reactie past."),
    "lighter_not_weighed": _("Schrijf op wat lichters je overwoog, en waarom dat niet genoeg is."),
    "vulnerable_not_asked": _("Zeg of de burger extra kwetsbaar is: ziek, schulden, taal of geen huis."),
    "dependants_not_asked": _("Zeg of anderen van deze burger afhankelijk zijn, zoals kinderen."),
    "companion_not_asked": _("Zeg of iemand de burger bijstaat: een begeleider of advocaat."),
    "dependent_not_asked": _("Zeg of de burger van onze hulp afhankelijk is."),
    "not_weighed": _(
        "Schrijf op wat dit voor deze burger betekent, en waarom het niet korter of milder kan."
    ),
    "starts_in_the_past": _("De eerste dag is al voorbij. Een maatregel werkt nooit terug."),
    "no_end": _("Kies een einddatum. Zonder einde kan deze maatregel niet."),
    "ends_too_early": _("De einddatum ligt vóór het begin."),
    "longer_than_the_norm": _("Dit duurt langer dan onze norm toestaat. Kies een eerdere einddatum."),
    "no_place": _("Schrijf op voor welke plek of welk kanaal dit geldt."),
    "no_channel": _("Schrijf op hoe er nog contact kan zijn."),
    "no_address": _("Schrijf op naar welk adres of nummer."),
    "no_frequency": _("Schrijf op hoe vaak er contact kan zijn."),
    "no_person": _("Schrijf op met wie de burger contact heeft."),
    "no_times": _("Schrijf op voor welke dagen en tijden dit geldt."),
    "no_how": _("Schrijf op onder welke voorwaarde iemand wel mag komen."),
    "no_representative": _("Schrijf op om welke gemachtigde het gaat."),
    "no_objections": _("Schrijf op wat de ernstige bezwaren tegen deze gemachtigde zijn."),
    "no_lawyer": _("Zeg of de gemachtigde advocaat is."),
    "never_a_lawyer": _("Een advocaat kan nooit geweigerd worden."),
    "no_told_both": _("Schrijf op hoe de burger en de gemachtigde dit allebei meteen op papier krijgen."),
    "no_service": _("Schrijf op welke dienst wordt opgeschort."),
    "basic_service_never_stops": _("Deze dienst blijft altijd open. Hij kan niet worden opgeschort."),
    "no_basic_services": _(
        "In ons beleid staat niet welke diensten altijd open blijven (%(setting)s). Leg dat eerst vast."
    ),
    "no_channel_open": _("Schrijf op langs welke weg dit kan: %(of)s. Alles afsluiten kan nooit."),
    "no_contact_open": _("Schrijf op bij wie de burger hiervoor terechtkan: %(of)s."),
    "no_hours_open": _("Schrijf op wanneer dit kan: %(of)s."),
    "no_review": _("Kies een dag waarop wij kijken of dit nog nodig is."),
    "review_not_in_between": _("De dag om opnieuw te kijken ligt niet tussen vandaag en de einddatum."),
    "no_early_end": _("Schrijf op welk gedrag of welke afspraak dit eerder beëindigt."),
    "no_lifting_term": _(
        "Ons beleid noemt geen tijd voor een antwoord op een verzoek om te stoppen (%(setting)s). Leg die eerst vast."
    ),
    "no_remedy": _("Zeg of dit een besluit is. Daarvan hangt af wat de burger ertegen kan doen."),
    "no_remedy_in_law": _(
        "Wat de burger hiertegen kan doen is hier niet vastgelegd (%(setting)s). Leg dat eerst vast."
    ),
    "retention_unset": _(
        "In ons beleid staat niet hoelang wij dit bewaren (%(setting)s). Leg dat eerst vast."
    ),
    "language_unknown": _("Wij weten niet welke taal de burger leest. Vraag het."),
    "no_interpreter": _("De burger leest een andere taal. Schrijf op wie vertaalt of tolkt."),
    "hard_to_read": _("Deze zin is te lang om goed te lezen: “%(of)s”."),
    "no_delivery": _("Kies hoe de brief bij de burger komt."),
    "no_proof_of_delivery": _("Kies aangetekend of overhandigen: deze brief moet aantoonbaar aankomen."),
    "no_person_chose": _("Een mens moet kiezen."),
    "rules_not_published": _(
        "Onze regels staan nergens openbaar (%(setting)s). De burger moet ze kunnen lezen."
    ),
}

# What only warns: nobody is stopped by it.
FLAGS = {
    "trivial_force": _(
        "Dit telt als geweld, maar het was een kleine handeling: “%(of)s”. Past iets lichters?"
    ),
    "vague_words": _("“%(of)s” zegt niet wat iemand deed. Noem de woorden of de handeling."),
    "threatening_tone": _("“%(of)s” klinkt als dreigen. Zeg rustig wat er gebeurde en wat wij vragen."),
    "suspicion_as_fact": _("Dit is nog een vermoeden, en staat hier als feit: “%(of)s”."),
    "outside_protection": _("Deze regel beschermt niet iedereen. Kijk of hij hier geldt: %(of)s."),
    "signature_loop": _("Moet de burger iets tekenen om terug te mogen? Laat dat niet de enige weg zijn."),
    "no_service_trigger": _("Er staat niet hoe het begon. Wat ging er aan onze kant aan vooraf?"),
    "long_and_vulnerable": _("Deze burger is kwetsbaar en dit duurt lang. Kan het korter of anders?"),
}


def missing_sentence(one: rules.Missing) -> str:
    """What is missing, as a sentence that names of what, or which setting must be decided first."""
    return str(MISSING[one.code]) % {"of": one.of.strip(QUOTES), "setting": one.setting}


def sentences(missing: Iterable[rules.Missing]) -> list[dict[str, str]]:
    """What is missing, as sentences with where they come from."""
    return [{"code": one.code, "sentence": missing_sentence(one), "source": one.source} for one in missing]


def gates(standings: Iterable[rules.Standing]) -> list[dict[str, Any]]:
    """Every safeguard as a line that ticks itself, and what it still asks for."""
    return [
        {
            "done": standing.passed,
            "sentences": [SAFEGUARDS[standing.gate.code]] if standing.passed else _asked(standing),
            "source": standing.gate.source,
        }
        for standing in standings
    ]


def _asked(standing: rules.Standing) -> list[str]:
    return [missing_sentence(one) for one in standing.missing]


def flags(found: Iterable[rules.Flag]) -> list[dict[str, str]]:
    """What asks for a second thought, with the case from which it was learnt."""
    return [
        {
            "code": one.code,
            "sentence": str(FLAGS[one.code]) % {"of": one.of.strip(QUOTES)},
            "source": one.source,
        }
        for one in found
    ]
