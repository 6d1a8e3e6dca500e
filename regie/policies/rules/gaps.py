"""What a pack leaves open: shown to people, filled in by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from regie.policies.rules.pack import Clock, Pack, Road, remedy_for
from regie.policies.rules.remedies import TOLD_ON_PAPER
from regie.policies.rules.table import LIMITING, Measure, Modality, Option, Rule
from regie.policies.rules.unknown import NOT_CONFIGURED

LADDER_KINDS = ("attention", "alarm")
RECORDS = ("alarm", "incident", "originator", "response", "letter", "aftercare", "visit", "staff", "journal")


@dataclass(frozen=True)
class Gap:
    """One thing that the pack does not say; `code` finds the sentence, `of` names the place."""

    code: str
    of: str = ""


def gaps(pack: Pack) -> tuple[Gap, ...]:
    """Everything left open, in the order of the file."""
    return (
        *_of_the_pack(pack),
        *_of_the_norm(pack),
        *(Gap("no_ladder", kind) for kind in LADDER_KINDS if kind not in dict(pack.ladders)),
        *_of_the_silences(pack),
        *(gap for rule in pack.rules for gap in _of_a_rule(rule)),
        *_of_the_promises(pack),
        *_of_the_basic_services(pack),
        *_of_the_safeguards(pack),
        *_of_the_remedies(pack),
    )


def _of_the_silences(pack: Pack) -> Iterable[Gap]:
    if NOT_CONFIGURED in (pack.home_visits.confirm_every, pack.home_visits.ask_before):
        yield Gap("no_home_visits")
    if pack.sign_of_life.ask_after is NOT_CONFIGURED:
        yield Gap("no_sign_of_life")


def _of_the_pack(pack: Pack) -> Iterable[Gap]:
    if pack.valid_from is NOT_CONFIGURED:
        yield Gap("no_first_day")
    if pack.works_council_consent is NOT_CONFIGURED:
        yield Gap("no_works_council_consent")
    if pack.public_address is NOT_CONFIGURED:
        yield Gap("no_public_address")
    if not pack.house_rules:
        yield Gap("no_house_rules")
    for rule in pack.house_rules:
        if any("respect" in words.lower() for _language, words in rule.label.by_language):
            yield Gap("asks_respect", rule.code)


def _of_the_norm(pack: Pack) -> Iterable[Gap]:
    spoken_for = {code for rule in pack.rules for code in rule.when.class_any}
    for one in pack.norm:
        if one.code not in spoken_for:
            yield Gap("class_without_rule", one.code)
        if one.police is NOT_CONFIGURED and one.road is not Road.NOT_AGGRESSION:
            yield Gap("class_without_police_rule", one.code)
        if one.road is Road.CARE_FIRST and one.code in spoken_for and not _starts_with_care(pack, one.code):
            yield Gap("care_first_without_care", one.code)


def _starts_with_care(pack: Pack, code: str) -> bool:
    return any(
        option.measure is Measure.CARE_REFERRAL and option.modality in {Modality.MUST, Modality.SHOULD}
        for option in _options_for(pack, code)
    )


def _options_for(pack: Pack, code: str) -> Iterable[Option]:
    return (option for rule in pack.rules if code in rule.when.class_any for option in rule.then)


def _of_a_rule(rule: Rule) -> Iterable[Gap]:
    if rule.when.repeated and rule.when.window is NOT_CONFIGURED:
        yield Gap("no_window", rule.id)
    for act in rule.ourselves:
        if act.modality is NOT_CONFIGURED:
            yield Gap("no_modality", f"{rule.id}: {act.act}")
    yield from (gap for option in rule.then for gap in _of_an_option(rule, option))


def _of_an_option(rule: Rule, option: Option) -> Iterable[Gap]:
    if option.modality is Modality.CONTRARY:
        return
    if option.modality is NOT_CONFIGURED:
        yield Gap("no_modality", f"{rule.id}: {option.measure}")
    if option.decider is NOT_CONFIGURED:
        yield Gap("no_decider", f"{rule.id}: {option.measure}")
    if option.measure in LIMITING and option.duration.maximum is NOT_CONFIGURED:
        yield Gap("no_longest_duration", f"{rule.id}: {option.measure}")


def _of_the_promises(pack: Pack) -> Iterable[Gap]:
    promised = {one.clock for one in pack.deadlines if one.within is not NOT_CONFIGURED}
    for clock in Clock:
        if clock not in promised:
            yield Gap("no_term", clock)
    if not pack.aftercare:
        yield Gap("no_aftercare")
    kept = {one.record for one in pack.retention if one.keep is not NOT_CONFIGURED}
    for record in RECORDS:
        if record not in kept:
            yield Gap("no_retention", record)


def _of_the_basic_services(pack: Pack) -> Iterable[Gap]:
    if not pack.basic_services:
        yield Gap("no_basic_services")
    for one in pack.basic_services:
        if one.road is NOT_CONFIGURED:
            yield Gap("no_safe_road", one.code)


def _of_the_safeguards(pack: Pack) -> Iterable[Gap]:
    if pack.safeguards.law is NOT_CONFIGURED:
        yield Gap("no_law")
    if pack.safeguards.short_measure is NOT_CONFIGURED:
        yield Gap("no_short_measure")
    if pack.safeguards.long_measure is NOT_CONFIGURED:
        yield Gap("no_long_measure")


def _of_the_remedies(pack: Pack) -> Iterable[Gap]:
    """What the rules can lead to and a letter tells, without what somebody can do against it."""
    named = dict.fromkeys(
        measure
        for rule in pack.rules
        for option in rule.then
        if option.modality is not Modality.CONTRARY
        for measure in option.measures
    )
    for measure in named:
        remedy = remedy_for(pack, measure)
        if measure in TOLD_ON_PAPER and (remedy is None or remedy.nature is NOT_CONFIGURED):
            yield Gap("no_remedy", measure)
