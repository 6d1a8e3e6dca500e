"""Given this case: what follows according to the norm, because of which section, or what is unknown?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.policies.rules.case import Case, came_before
from regie.policies.rules.pack import Pack, Road, is_in_force
from regie.policies.rules.scope import Inside, is_inside
from regie.policies.rules.table import LIMITING, Measure, Modality, Option, OwnAct, Rule, When
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class Status(StrEnum):
    """What the norm says about a measure; not applicable is a case about which the pack does not speak at all."""

    PRESCRIBED = "prescribed"
    ADVISED = "advised"
    DISCRETION = "discretion"
    CONTRARY = "contrary"
    NOT_DETERMINABLE = "not_determinable"
    NOT_APPLICABLE = "not_applicable"


STATUS_OF = {
    Modality.MUST: Status.PRESCRIBED,
    Modality.SHOULD: Status.ADVISED,
    Modality.MAY: Status.DISCRETION,
    Modality.CONTRARY: Status.CONTRARY,
    NOT_CONFIGURED: Status.NOT_DETERMINABLE,
}
# What a person reads first; it says how strongly the norm speaks, not how heavy a measure is.
READING_ORDER = list(STATUS_OF.values())


@dataclass(frozen=True)
class Missing:
    """Something that the norm, or the case, does not say: which setting, of what."""

    setting: str
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One option of one rule that speaks here. `repetition` only says that the rule asks about what came before."""

    rule: str
    section: Setting[str]
    option: Option
    status: Status
    repetition: bool
    missing: tuple[Missing, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that meet this option."""
        return self.option.measures


@dataclass(frozen=True, kw_only=True)
class OwnProposal:
    """One thing that the organisation itself does or may do in this case."""

    rule: str
    section: Setting[str]
    act: str
    status: Status
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What follows from the norm. A person chooses, with reasons: nothing here takes force by itself.

    `status` is about measures towards the citizen; `acts` are the organisation's own. `in_force` is not
    configured when the pack has no first day, or when nobody asked.
    """

    pack: str
    version: str
    status: Status
    options: tuple[Proposal, ...]
    missing: tuple[Missing, ...]
    conflicts: tuple[Measure, ...]
    roads: tuple[Road, ...]
    acts: tuple[OwnProposal, ...] = ()
    inside: Inside = Inside.INSIDE
    in_force: Setting[bool] = NOT_CONFIGURED

    @property
    def all_missing(self) -> tuple[Missing, ...]:
        """Everything that is not known, of the case, of each option and of each act; each once."""
        of_options = (missing for one in self.options for missing in one.missing)
        of_acts = (missing for one in self.acts for missing in one.missing)
        return tuple(dict.fromkeys((*self.missing, *of_options, *of_acts)))


def propose(
    pack: Pack,
    classes: Collection[str],
    *,
    repeated: Setting[bool] = False,
    channel: str | None = None,
    place: str | None = None,
) -> Answer:
    """The question as a case in hand asks it: what came before is what a person says of it."""
    case = Case(classes=tuple(classes), repeated=repeated, channel=channel, place=place)
    return what_follows(pack, case)


def what_follows(pack: Pack, case: Case, *, any_day: bool = False) -> Answer:
    """Every option of every rule that speaks for this case.

    What came before can open options that a rule holds for that; nothing is counted, and no option becomes
    stronger by it. A pack that is over, or a case outside its scope, gets no answer at all; `any_day` asks what
    the rules say whether or not they count on the day of the case.
    """
    in_force = NOT_CONFIGURED if any_day else _in_force(pack, case)
    inside, unknown = is_inside(pack.scope, case)
    silent = in_force is False or inside is Inside.OUTSIDE
    speaking = () if silent else tuple(_speaking(pack, case))
    options = sorted(_proposals(speaking), key=lambda one: READING_ORDER.index(one.status))
    acts = sorted(_own_acts(speaking), key=lambda one: READING_ORDER.index(one.status))
    conflicts = _conflicts(options)
    return Answer(
        pack=pack.id,
        version=pack.version,
        status=Status.NOT_APPLICABLE if silent else _status_of_all(options, conflicts),
        options=tuple(options),
        missing=() if silent else (*_unsaid(pack, case, unknown), *_silent(pack, case.classes)),
        conflicts=conflicts,
        roads=tuple(dict.fromkeys(one.road for one in pack.norm if one.code in case.classes)),
        acts=tuple(acts),
        inside=inside,
        in_force=in_force,
    )


def _in_force(pack: Pack, case: Case) -> Setting[bool]:
    if case.on is None:
        return NOT_CONFIGURED
    over = pack.valid_to is not NOT_CONFIGURED and case.on > pack.valid_to
    if pack.valid_from is NOT_CONFIGURED and not over:
        return NOT_CONFIGURED
    return is_in_force(pack, case.on)


def _unsaid(pack: Pack, case: Case, unknown: tuple[str, ...]) -> Iterable[Missing]:
    """What is unknown about whether this pack speaks here at all."""
    if case.on is not None and pack.valid_from is NOT_CONFIGURED:
        yield Missing("valid_from")
    yield from (Missing(name) for name in unknown)


def conduct_of(pack: Pack, when: When) -> set[str]:
    """The classes for which a row speaks."""
    return set(when.class_any) or {one.code for one in pack.norm if one.road is Road.RESPONSE}


def _speaking(pack: Pack, case: Case) -> Iterable[tuple[Rule, tuple[Missing, ...]]]:
    """The rules that speak here, each with what must still be known before that is certain."""
    for rule in pack.rules:
        if conduct_of(pack, rule.when) & set(case.classes) and not _excluded(rule.when, case):
            yield rule, tuple(_unknown(rule, case))


def _excluded(when: When, case: Case) -> bool:
    """Whether what is known of the case rules this row out."""
    before = came_before(when, case) if when.asks_history else NOT_CONFIGURED
    if before is not NOT_CONFIGURED and before is (when.repeated is False):
        return True
    elsewhere = (
        (when.channels, case.channel),
        (when.places, case.place),
        (when.targets, case.target),
    )
    if any(named and actual is not None and actual not in named for named, actual in elsewhere):
        return True
    return any(case.circumstances.get(name) is False for name in when.circumstances)


def _unknown(rule: Rule, case: Case) -> Iterable[Missing]:
    """What must be known before this row can be said to speak."""
    when = rule.when
    if when.asks_history and came_before(when, case) is NOT_CONFIGURED:
        yield Missing("repeated", rule.id)
    if when.repeated and when.window is NOT_CONFIGURED:
        yield Missing("window", rule.id)
    for name in ("channel", "place", "target"):
        if getattr(when, f"{name}s") and getattr(case, name) is None:
            yield Missing(name, rule.id)
    for circumstance in when.circumstances:
        if circumstance not in case.circumstances:
            yield Missing("circumstance", circumstance)


def _proposals(speaking: Iterable[tuple[Rule, tuple[Missing, ...]]]) -> Iterable[Proposal]:
    for rule, unknown in speaking:
        for option in rule.then:
            yield Proposal(
                rule=rule.id,
                section=rule.section,
                option=option,
                status=Status.NOT_DETERMINABLE if unknown else STATUS_OF[option.modality],
                repetition=rule.when.asks_history,
                missing=(*unknown, *_unset(option)),
            )


def _own_acts(speaking: Iterable[tuple[Rule, tuple[Missing, ...]]]) -> Iterable[OwnProposal]:
    for rule, unknown in speaking:
        for one in rule.ourselves:
            yield OwnProposal(
                rule=rule.id,
                section=rule.section,
                act=one.act,
                status=Status.NOT_DETERMINABLE if unknown else STATUS_OF[one.modality],
                missing=(*unknown, *_undecided(one)),
            )


def _undecided(one: OwnAct) -> Iterable[Missing]:
    if one.modality is NOT_CONFIGURED:
        yield Missing("modality", one.act)


def _unset(option: Option) -> Iterable[Missing]:
    """What a person must still fill in or ask for before this option can become a measure."""
    if option.modality is Modality.CONTRARY:
        return
    if option.modality is NOT_CONFIGURED:
        yield Missing("modality", option.measure)
    if option.decider is NOT_CONFIGURED:
        yield Missing("decider", option.measure)
    if option.duration.maximum is NOT_CONFIGURED:
        yield from (Missing("maximum", measure) for measure in option.measures if measure in LIMITING)
    for measure, modality in option.register:
        if modality is NOT_CONFIGURED:
            yield Missing("register_entry", measure)


def _conflicts(options: Collection[Proposal]) -> tuple[Measure, ...]:
    """Measures that one rule asks for or allows while another excludes them."""
    asked: dict[Measure, None] = {}
    excluded: set[Measure] = set()
    for one in options:
        if one.status is Status.CONTRARY:
            excluded.update(one.measures)
        else:
            asked.update(dict.fromkeys(one.measures))
    return tuple(measure for measure in asked if measure in excluded)


def _status_of_all(ordered: Iterable[Proposal], conflicts: tuple[Measure, ...]) -> Status:
    """The strongest thing said without contradiction."""
    for one in ordered:
        if not set(one.measures) & set(conflicts):
            return one.status
    return Status.NOT_DETERMINABLE


def _silent(pack: Pack, classes: Collection[str]) -> Iterable[Missing]:
    """Conduct that the norm does not name, or for which it has no rule."""
    if not classes:
        yield Missing("classes")
    spoken_for = {code for rule in pack.rules for code in rule.when.class_any}
    for code in classes:
        if pack.norm_class(code) is None:
            yield Missing("class", code)
        elif code not in spoken_for:
            yield Missing("rule", code)
