"""Given this conduct: what follows according to the norm, because of which section, or what is unknown?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.policies.rules.pack import Pack, Road
from regie.policies.rules.table import LIMITING, Measure, Modality, Option, Rule, When
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class Status(StrEnum):
    """What the norm says about a measure."""

    PRESCRIBED = "prescribed"
    ADVISED = "advised"
    DISCRETION = "discretion"
    CONTRARY = "contrary"
    NOT_DETERMINABLE = "not_determinable"


STATUS_OF = {
    Modality.MUST: Status.PRESCRIBED,
    Modality.SHOULD: Status.ADVISED,
    Modality.MAY: Status.DISCRETION,
    Modality.CONTRARY: Status.CONTRARY,
}
# What a person reads first; it says how strongly the norm speaks, not how heavy a measure is.
READING_ORDER = [*STATUS_OF.values(), Status.NOT_DETERMINABLE]


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
        return (self.option.measure, *self.option.alternatives)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What follows from the norm. A person chooses, with reasons: nothing here takes force by itself."""

    pack: str
    version: str
    status: Status
    options: tuple[Proposal, ...]
    missing: tuple[Missing, ...]
    conflicts: tuple[Measure, ...]
    roads: tuple[Road, ...]


def propose(
    pack: Pack,
    classes: Collection[str],
    *,
    repeated: Setting[bool] = False,
    channel: str | None = None,
    place: str | None = None,
) -> Answer:
    """Every option of every rule that speaks for `classes`.

    `repeated` says whether something came before, as a person sees it. It can open options that a rule
    holds for that case; nothing is counted, and no option becomes stronger by it.
    """
    options = tuple(_proposals(pack.rules, classes, repeated, channel, place))
    conflicts = _conflicts(options)
    ordered = sorted(options, key=lambda one: READING_ORDER.index(one.status))
    return Answer(
        pack=pack.id,
        version=pack.version,
        status=_status_of_all(ordered, conflicts),
        options=tuple(ordered),
        missing=tuple(_silent(pack, classes)),
        conflicts=conflicts,
        roads=tuple(dict.fromkeys(one.road for one in pack.norm if one.code in classes)),
    )


def _proposals(
    rules: Iterable[Rule],
    classes: Collection[str],
    repeated: Setting[bool],
    channel: str | None,
    place: str | None,
) -> Iterable[Proposal]:
    for rule in rules:
        if not set(rule.when.class_any) & set(classes) or _excluded(rule.when, repeated, channel, place):
            continue
        unknown = tuple(_unknown(rule, repeated, channel, place))
        for option in rule.then:
            yield Proposal(
                rule=rule.id,
                section=rule.section,
                option=option,
                status=Status.NOT_DETERMINABLE if unknown else STATUS_OF[option.modality],
                repetition=rule.when.repeated is not None,
                missing=(*unknown, *_unset(option)),
            )


def _excluded(when: When, repeated: Setting[bool], channel: str | None, place: str | None) -> bool:
    """Whether what is known of the case rules this row out."""
    if when.repeated is not None and repeated is not NOT_CONFIGURED and when.repeated is not repeated:
        return True
    return _elsewhere(when.channels, channel) or _elsewhere(when.places, place)


def _elsewhere(named: tuple[str, ...], actual: str | None) -> bool:
    return bool(named) and actual is not None and actual not in named


def _unknown(
    rule: Rule, repeated: Setting[bool], channel: str | None, place: str | None
) -> Iterable[Missing]:
    """What must be known before this row can be said to speak."""
    when = rule.when
    if when.repeated is not None and repeated is NOT_CONFIGURED:
        yield Missing("repeated", rule.id)
    if when.repeated and when.window is NOT_CONFIGURED:
        yield Missing("window", rule.id)
    if when.channels and channel is None:
        yield Missing("channel", rule.id)
    if when.places and place is None:
        yield Missing("place", rule.id)


def _unset(option: Option) -> Iterable[Missing]:
    """What a person must still fill in or ask for before this option can become a measure."""
    if option.modality is Modality.CONTRARY:
        return
    if option.decider is NOT_CONFIGURED:
        yield Missing("decider", option.measure)
    if option.duration.maximum is NOT_CONFIGURED and option.measure in LIMITING:
        yield Missing("maximum", option.measure)


def _conflicts(options: Iterable[Proposal]) -> tuple[Measure, ...]:
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
