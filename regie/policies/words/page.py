"""A policy as a page that people can read: every value in words, every gap said as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regie.people.rules import PERMISSIONS
from regie.people.words import ROLES
from regie.policies import words
from regie.policies.pack_file.checking import Report, report
from regie.policies.rules import (
    LADDER_KINDS,
    NOT_CONFIGURED,
    CareStep,
    Deadline,
    Ladder,
    Modality,
    NormClass,
    Pack,
    Period,
    Retention,
    Road,
    Setting,
    Trial,
    Unit,
    ladder_for,
)
from regie.policies.words import safeguards
from regie.policies.words.names import KEPT_FROM, named
from regie.policies.words.rows import Line, Said, SaidRule, named_in, rule, said


@dataclass(frozen=True)
class SaidClass:
    """One kind of conduct: what it is, when it counts, what it looks like, and what comes with it."""

    label: str
    criteria: Said
    examples: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class SaidStep:
    """One call of a ladder: when, who, and how."""

    when: str
    who: str
    how: str


@dataclass(frozen=True)
class SaidLadder:
    """A ladder as steps; it has none when it was not configured."""

    kind: str
    steps: tuple[SaidStep, ...]


@dataclass(frozen=True)
class SaidExample:
    """A worked example: the case in words, what follows from it, and whether that is what its authors expected."""

    label: str
    outcome: str
    lines: tuple[str, ...]
    surprises: tuple[str, ...]


@dataclass(frozen=True)
class PolicyPage:
    """Everything that the page of one policy shows, in the order of the page."""

    title: str
    label: str
    facts: tuple[tuple[str, Said], ...]
    gaps: tuple[str, ...]
    norm: tuple[SaidClass, ...]
    house_rules: tuple[str, ...]
    ladders: tuple[SaidLadder, ...]
    silences: tuple[Line, ...]
    rules: tuple[SaidRule, ...]
    deadlines: tuple[Line, ...]
    aftercare: tuple[Line, ...]
    retention: tuple[Line, ...]
    basic_services: tuple[Line, ...]
    safeguards: tuple[Line, ...]
    remedies: tuple[Line, ...]
    examples: tuple[SaidExample, ...]
    report: Report


def policy_page(pack: Pack) -> PolicyPage:
    """The pack in the reader's language."""
    found = report(pack)
    return PolicyPage(
        title=words.say(pack.title),
        label="" if pack.label is NOT_CONFIGURED else words.say(pack.label),
        facts=tuple(facts(pack)),
        gaps=tuple(one.sentence for one in found.gaps),
        norm=tuple(norm_class(one) for one in pack.norm),
        house_rules=tuple(words.say(one.label) for one in pack.house_rules),
        ladders=tuple(ladders(pack)),
        silences=tuple(silences(pack)),
        rules=tuple(rule(pack, one) for one in pack.rules),
        deadlines=tuple(deadline(one) for one in pack.deadlines),
        aftercare=tuple(care_step(one) for one in pack.aftercare),
        retention=tuple(retention(one) for one in pack.retention),
        basic_services=tuple(basic_services(pack)),
        safeguards=tuple(safeguards.lines(pack)),
        remedies=tuple(safeguards.remedies(pack)),
        examples=tuple(said_example(pack, one) for one in found.trials),
        report=found,
    )


def facts(pack: Pack) -> Iterable[tuple[str, Said]]:
    """What one wants to know about the version itself."""
    yield _("Versie"), Said(pack.version)
    yield _("Van wie"), said(pack.owner)
    yield _("Geldt vanaf"), said(pack.valid_from)
    yield _("Geldt tot en met"), said(pack.valid_to)
    yield _("Instemming van de ondernemingsraad"), said(pack.works_council_consent)
    yield _("Openbaar te lezen op"), said(pack.public_address)
    yield _("Bron"), said(pack.source)
    yield _("Grondslag"), said(pack.legal_base)
    yield _("Vervangt"), said(pack.replaces)
    scope = pack.scope
    yield _("Beschermt"), listed(words.TARGETS, scope.targets)
    yield _("Kanalen"), listed(words.CASE_CHANNELS, scope.channels)
    yield _("Plekken"), listed(words.KINDS_OF_PLACE, scope.places)
    off_duty = words.named(words.OFF_DUTY, scope.off_duty)
    yield _("Werktijd"), Said(off_duty, known=scope.off_duty is not NOT_CONFIGURED)


def listed(names: Mapping[str, Any], values: Setting[tuple[str, ...]]) -> Said:
    """Several names in words, or that nobody decided."""
    return Said(words.listed(names, values), known=values is not NOT_CONFIGURED)


def norm_class(one: NormClass) -> SaidClass:
    """One kind of conduct."""
    tags = [] if one.road is Road.RESPONSE else [words.road(one.road)]
    if one.road is not Road.NOT_AGGRESSION:
        known = one.police is not NOT_CONFIGURED
        tags.append(words.police(one.police) if known else _("politie: niet vastgelegd"))
    return SaidClass(
        words.say(one.label), said(one.criteria), tuple(words.say(each) for each in one.examples), tuple(tags)
    )


def ladders(pack: Pack) -> Iterable[SaidLadder]:
    """Both ladders, also the one that is not there."""
    groups = {one.code: words.say(one.label) for one in pack.groups}
    for kind in LADDER_KINDS:
        found = ladder_for(pack, kind)
        steps = () if found is NOT_CONFIGURED else tuple(ladder_steps(found, groups))
        yield SaidLadder(named(words.LADDERS, kind), steps)


def ladder_steps(found: Ladder, groups: dict[str, str]) -> Iterable[SaidStep]:
    """Each call with the moment at which it comes; the last one says that it repeats."""
    passed = 0
    for number, step in enumerate(found.steps, start=1):
        when = _("na %s") % words.seconds(passed) if passed else _("meteen")
        how = ", ".join(named(words.CHANNELS, channel) for channel in step.channels)
        if step.also_off_duty:
            how = f"{how}; {_('ook wie geen dienst heeft')}"
        if number == len(found.steps):
            again = _("elke %s opnieuw, tot iemand de regie neemt") % words.seconds(step.wait_seconds)
            how = f"{how}; {again}"
        yield SaidStep(when, groups.get(step.group, step.group), how)
        passed += step.wait_seconds


def silences(pack: Pack) -> Iterable[Line]:
    """How long somebody may say nothing: alone on a visit, and with the regie."""
    visits, life = pack.home_visits, pack.sign_of_life
    yield Line(_("Op huisbezoek: zeg dat het goed gaat, elke"), end=_silence(visits.confirm_every))
    yield Line(_("Op huisbezoek: we vragen het zo lang voor het alarm"), end=_silence(visits.ask_before))
    yield Line(_("Wie de regie heeft en niets laat horen, vragen we na"), end=_silence(life.ask_after))
    again = _("Zo lang mag het antwoord duren; daarna roept de ladder anderen")
    yield Line(again, end=_silence(life.answer_within))


def _silence(seconds: Setting[int]) -> Said:
    return said(seconds) if seconds is NOT_CONFIGURED else Said(words.seconds(seconds))


def deadline(one: Deadline) -> Line:
    """One promise, who keeps it, and its term."""
    who = "" if one.owner is NOT_CONFIGURED else roles_with(one.owner)
    notes = (words.anchor(one.anchor), who) if who else (words.anchor(one.anchor),)
    return Line(words.clock(one.clock), (" · ".join(notes),), said(one.within))


def roles_with(permission: str) -> str:
    """The roles that may keep the promise; everybody when all of them may."""
    roles = PERMISSIONS.get(permission, frozenset())
    return ", ".join(str(word) for role, word in ROLES.items() if role in roles)


def care_step(one: CareStep) -> Line:
    """One moment of care and its term."""
    notes = [words.anchor(one.anchor)]
    if one.opens != Period(0, Unit.DAYS):
        notes.append(_("niet eerder dan %s") % words.period(one.opens))
    if one.optional:
        notes.append(_("alleen als de medewerker dat wil"))
    return Line(words.say(one.label), (" · ".join(notes),), said(one.until))


def retention(one: Retention) -> Line:
    """How long one type of record is kept by either clock."""
    counted = said(one.counted_from)
    archive = _("archief: %s") % said(one.archive)
    notes = (named(KEPT_FROM, one.counted_from), archive) if counted.known else (archive,)
    return Line(words.record(one.record), (" · ".join(notes),), said(one.keep))


def basic_services(pack: Pack) -> Iterable[Line]:
    """Each service that stays open, the road to it, whom to ask and when."""
    for one in pack.basic_services:
        known = [words.say(each) for each in (one.contact, one.hours) if each is not NOT_CONFIGURED]
        road = said(one.road)
        way = road.words if road.known else _("De weg ernaartoe is niet vastgelegd.")
        yield Line(words.say(one.label), (way, " · ".join(known)) if known else (way,))


def said_example(pack: Pack, one: Trial) -> SaidExample:
    """One worked example and what comes out of it."""
    expect, statuses = one.example.expect, words.STATUSES
    measures = (f"{words.measure(name)}: {words.named(statuses, how)}" for name, how in expect.measures)
    acts = (f"{named_in(pack.acts, name)}: {words.named(statuses, how)}" for name, how in expect.acts)
    inside = "" if expect.scope is None else words.named(words.INSIDE, expect.scope)
    outcome = inside if expect.status is None else words.named(statuses, expect.status)
    return SaidExample(
        words.say(one.example.label),
        outcome,
        (*measures, *acts),
        tuple(words.surprise(each) for each in one.surprises),
    )


def measures_that_can_follow(pack: Pack) -> tuple[str, ...]:
    """What a visitor can meet with when the house rules are broken, each once, in the order of the table."""
    conduct = {one.code for one in pack.norm if one.road is Road.RESPONSE}
    asked = (
        measure
        for row in pack.rules
        if conduct & set(row.when.class_any)
        for each in row.then
        if each.modality is not Modality.CONTRARY
        for measure in (each.measure, *each.alternatives)
    )
    return tuple(words.measure(measure) for measure in dict.fromkeys(asked))
