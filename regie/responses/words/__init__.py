"""What people read about responses: refusals, promises, and the story of a case."""

from django.utils.translation import gettext_lazy as _

from regie.responses.words.kinds import (
    KNOWN,
    NATURES,
    STATES,
    TARGETS,
    TERMS,
    measure,
    state,
    terms,
    told_terms,
)
from regie.responses.words.norm import earlier_answer, norm_gap, option, own_act, question
from regie.responses.words.safeguards import MISSING, flags, gates, missing_sentence, sentences

__all__ = [
    "KNOWN",
    "MISSING",
    "NATURES",
    "PROMISES",
    "REFUSALS",
    "SENTENCES",
    "STATES",
    "TARGETS",
    "TERMS",
    "earlier_answer",
    "flags",
    "gates",
    "measure",
    "missing_sentence",
    "norm_gap",
    "option",
    "own_act",
    "question",
    "sentences",
    "state",
    "terms",
    "told_terms",
]

REFUSALS = {
    "unknown_measure": _("“%(kind)s” is geen reactie die Regie kent. Kies er een uit de lijst."),
    "only_a_person_chooses": _("Alleen een mens kiest een reactie."),
    "never_let_pass": _("Deze waarborg kan niemand laten passeren."),
    "author_lets_nothing_pass": _(
        "Jij koos deze reactie of was erbij betrokken. Een ander moet dit toestaan."
    ),
    "nothing_to_let_pass": _("Dit is al in orde, of het geldt hier niet."),
    "write_a_full_sentence": _("Schrijf de reden in een hele zin, met een punt. De burger mag dit lezen."),
    "name_the_day": _("Kies een dag vanaf vandaag: uitstellen kan, vergeten niet."),
    "short_is_not_configured": _(
        "In het beleid staat niet welke maatregel kort is (%(setting)s). Kies een dag om opnieuw te kijken."
    ),
    "not_a_short_measure": _("Alleen een korte maatregel mag zonder een dag om opnieuw te kijken."),
    "only_a_person_signs": _("Alleen een mens ondertekent."),
    "four_eyes": _("Jij koos deze reactie. Iemand anders moet ondertekenen."),
    "involved_may_not_sign": _("Jij was hierbij betrokken. Laat een collega ondertekenen."),
    "not_your_own_to_send_back": _("Jij koos deze reactie. Alleen een ander kan haar terugsturen."),
    "say_why": _("Schrijf op waarom."),
    "not_classified_yet": _("Deze melding is nog niet beoordeeld. Dat komt eerst."),
    "response_needs_open_case": _("Deze zaak is afgesloten. Er kan geen reactie meer bij."),
    "rule_says_nothing_of_it": _("Regel “%(rule)s” van de norm noemt deze reactie niet."),
    "no_longer_waiting": _("Deze reactie wacht niet meer: ze is al ondertekend of teruggestuurd."),
    "first_day_has_passed": _(
        "De eerste dag is al voorbij en de burger weet het nog niet. Hef deze reactie op en kies opnieuw."
    ),
    "not_in_force": _("Deze reactie is nog niet ondertekend. Er is niets om op te heffen."),
    "already_over": _("De einddatum is al voorbij."),
    "already_lifted": _("Deze reactie was al opgeheven."),
    "own_term_is_personal": _("Dit is een eigen termijn. Alleen wie het overkwam kan die bijhouden."),
    "day_still_to_come": _("Deze dag moet nog komen."),
    "talk_is_closed": _("Dit gesprek is al vastgelegd."),
    "agreements_without_words": _("Schrijf op wat er is afgesproken."),
    "no_work_address": _("Kies het werkadres als adres. Het huisadres staat hier nooit."),
    "nothing_new_from_the_police": _("Dit stond er al. Kies wat er nu bekend is, of schrijf er iets bij."),
    "care_to_nobody": _("Schrijf op wie de burger helpt: welke organisatie, of wie daar."),
    "care_told_nothing": _("Schrijf op wat je de hulpverlener vertelt."),
    "consent_still_to_come": _("Deze dag is nog niet geweest. Kies de dag waarop de burger het zei."),
    "care_without_consent_needs_a_reason": _(
        "De burger zei geen ja. Schrijf op waarom je het toch doorgeeft, of vraag het eerst."
    ),
    "day_has_passed": _("Deze dag is al voorbij. Kies vandaag of later."),
    "care_is_over": _("Dit is al afgerond."),
    "care_look_without_words": _("Schrijf op wat je hoorde."),
    "care_needs_a_next_day": _("De hulp is er nog niet. Kies een dag waarop je opnieuw kijkt."),
    "care_has_a_page_of_its_own": _(
        "Zorg wacht niet op een handtekening. Leg het vast op de bladzijde over zorg van deze zaak."
    ),
    "amounts_do_not_fit": _(
        "Deze bedragen kloppen niet: niemand betaalt, eist of krijgt meer dan de schade."
    ),
    "request_without_words": _("Schrijf op wat de burger vraagt."),
    "asked_in_the_future": _("Deze dag is nog niet geweest."),
    "request_waits_already": _("Er wacht al een vraag om eerder te stoppen. Beantwoord die eerst."),
    "request_was_answered": _("Deze vraag is al beantwoord."),
    "chooser_answers_no_request": _("Jij koos deze maatregel. Laat een collega de vraag beantwoorden."),
    "chooser_does_not_look_again": _("Jij koos deze maatregel. Laat een collega opnieuw kijken."),
    "another_looks_this_time": _("Jij keek de vorige keer. Laat nu een ander kijken."),
    "older_needs_fresh_answers": _(
        "Deze maatregel duurt al langer. Schrijf op wat er sindsdien gebeurde, en of de burger onze hulp echt bereikt."
    ),
    "next_look_not_in_between": _("Kies een volgende dag tussen morgen en de einddatum."),
    "looks_come_closer": _("Hoe ouder, hoe vaker: kijk binnen %(days)s dagen opnieuw."),
    "nothing_to_prolong": _("Deze maatregel kan niet verlengd worden."),
    "another_measure_cannot_be_prolonged": _("Verlengen kan alleen dezelfde maatregel voor dezelfde burger."),
    "unknown_ending": _("Kies hoe het eindigt: opgeheven, ingetrokken of vernietigd."),
    "norm_has_no_answer": _(
        "De norm zegt nog niets over deze zaak. Eerst moet iemand de melding beoordelen."
    ),
    "norm_asked_meanwhile": _("Een collega vroeg de norm net opnieuw. Lees eerst dat antwoord."),
    "response_rests_on_the_norm": _(
        "Er wacht een reactie op een handtekening, en die rust op dit antwoord. Teken eerst, of stuur haar terug."
    ),
    "hearing_without_words": _("Schrijf op wat er gezegd is, of waarom een gesprek niet kon."),
    "hearing_still_to_come": _("Deze dag is nog niet geweest. Leg het gesprek vast als het gevoerd is."),
    "safeguards_missing": _("Dit kan nog niet. Kijk wat er nog nodig is."),
}

PROMISES = {
    "choose_response": (_("Kies een reactie"), "responses:choose"),
    "choose_again": (_("Kies opnieuw een reactie"), "responses:measure"),
    "answer_lifting": (_("Antwoord op de vraag om te stoppen"), "responses:answer_request"),
    "look_at_care": (_("Kijk of de hulp er is"), "responses:look_at_care"),
    "sign": (_("Lees en onderteken de reactie"), "responses:measure"),
}

# Sentences of the story of a case, by the kind of fact.
SENTENCES = {
    "responses.Proposed": _("De norm is ernaast gelegd."),
    "responses.NormAsked": _("De norm is opnieuw gevraagd, met meer dat bekend is."),
    "responses.Heard": _("%(who)s legde vast hoe de burger het ziet."),
    "responses.Chosen": _("%(who)s koos een reactie."),
    "responses.LetPass": _("%(who)s liet een waarborg passeren, met een reden."),
    "responses.SentBack": _("%(who)s stuurde de reactie terug."),
    "responses.Decided": _("%(who)s ondertekende. Er is besloten."),
    "responses.Begun": _("De burger weet het."),
    "responses.LiftingAsked": _("De burger vroeg om eerder te stoppen."),
    "responses.LiftingAnswered": _("%(who)s gaf antwoord op de vraag om te stoppen."),
    "responses.Reviewed": _("%(who)s keek opnieuw of het nog nodig is."),
    "responses.Superseded": _("Een nieuw besluit kwam ervoor in de plaats."),
    "responses.TalkPlanned": _("%(who)s nodigde de burger uit voor een ordegesprek."),
    "responses.TalkHeld": _("Het ordegesprek is vastgelegd."),
    "responses.PoliceTold": _("%(who)s legde vast wat er aan de politie is verteld."),
    "responses.PoliceHeard": _("%(who)s schreef op wat de politie ermee deed."),
    "responses.CareAsked": _("%(who)s vroeg hulp voor de burger."),
    "responses.CareLookedAt": _("%(who)s keek of de hulp er is."),
    "responses.DamageClaimed": _("%(who)s schreef schade op."),
    "responses.Lifted": _("%(who)s hief de reactie op."),
}
