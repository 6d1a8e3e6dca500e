"""Where a pack contradicts itself, and which of its rows can never speak: found without any case."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from regie.policies.rules.gaps import Gap
from regie.policies.rules.pack import NormClass, Pack, PoliceRule
from regie.policies.rules.response import conduct_of
from regie.policies.rules.table import Measure, Modality, Option, Rule, When
from regie.policies.rules.terms import Period, Unit
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting

# Long enough to compare two terms of different units; no date is ever reckoned with it.
ROUGH_DAYS = {
    Unit.HOURS: 1 / 24,
    Unit.DAYS: 1,
    Unit.WORKING_DAYS: 7 / 5,
    Unit.WEEKS: 7,
    Unit.MONTHS: 30.4,
    Unit.YEARS: 365,
}
TO_THE_POLICE = frozenset({Measure.CRIMINAL_COMPLAINT, Measure.POLICE_NOTICE})


def rough_days(period: Period) -> float:
    """About how long it is, to put two terms in order."""
    return period.amount * ROUGH_DAYS[period.unit]


def contradictions(pack: Pack) -> tuple[Gap, ...]:
    """Two rows that can speak in the same case and cannot both be followed, and rows against the norm."""
    found = (
        *_within_the_table(pack),
        *(gap for one in pack.norm for gap in _about_the_police(pack, one)),
    )
    return tuple(dict.fromkeys(found))


def _within_the_table(pack: Pack) -> Iterable[Gap]:
    for rule in pack.rules:
        for one, other in combinations(rule.then, 2):
            yield from _between(rule.id, one, other)
    for first, second in combinations(pack.rules, 2):
        if can_both_speak(pack, first.when, second.when):
            for one, other in product(first.then, second.then):
                yield from _between(f"{first.id} / {second.id}", one, other)


def _between(where: str, one: Option, other: Option) -> Iterable[Gap]:
    """What two options say about the measures that they share."""
    shared = [measure for measure in one.measures if measure in other.measures]
    excludes = [each.modality is Modality.CONTRARY for each in (one, other)]
    for measure in shared:
        if excludes[0] is not excludes[1]:
            yield Gap("contradiction", f"{where}: {measure}")
        elif not any(excludes) and _cannot_last(one, other):
            yield Gap("contradicting_durations", f"{where}: {measure}")


def _cannot_last(one: Option, other: Option) -> bool:
    """Whether the longest of one is shorter than the shortest of the other."""
    return _shorter(one.duration.maximum, other.duration.minimum) or _shorter(
        other.duration.maximum, one.duration.minimum
    )


def _shorter(longest: Setting[Period], shortest: Setting[Period]) -> bool:
    if longest is NOT_CONFIGURED or shortest is NOT_CONFIGURED:
        return False
    return rough_days(longest) < rough_days(shortest)


def can_both_speak(pack: Pack, one: When, other: When) -> bool:
    """Whether there is a case for which both rows speak."""
    if not conduct_of(pack, one) & conduct_of(pack, other):
        return False
    if {one.repeated, other.repeated} == {True, False}:
        return False
    lists = ((one.channels, other.channels), (one.places, other.places), (one.targets, other.targets))
    return all(not ours or not theirs or bool(set(ours) & set(theirs)) for ours, theirs in lists)


def _about_the_police(pack: Pack, one: NormClass) -> Iterator[Gap]:
    """What the class says about the police, and what its rows say."""
    options = [option for rule in pack.rules if one.code in rule.when.class_any for option in rule.then]
    police = [option for option in options if TO_THE_POLICE & set(option.measures)]
    asked = {option.modality for option in police} - {Modality.CONTRARY}
    excluded = bool(police) and not asked
    if one.police is PoliceRule.NO and Modality.MUST in asked:
        yield Gap("police_asked_and_refused", one.code)
    if one.police is PoliceRule.MUST and options and (excluded or not police):
        yield Gap("police_must_without_row", one.code)


def unreachable(pack: Pack) -> tuple[Gap, ...]:
    """Rows and names that no case can ever reach."""
    return (
        *(gap for rule in pack.rules for gap in _never_speaks(pack, rule)),
        *_repeated_rows(pack),
        *_unused_names(pack),
    )


def _never_speaks(pack: Pack, rule: Rule) -> Iterator[Gap]:
    when, scope = rule.when, pack.scope
    limits = (
        ("channel", when.channels, scope.channels),
        ("place", when.places, scope.places),
        ("target", when.targets, scope.targets),
    )
    for name, asked, allowed in limits:
        if asked and allowed is not NOT_CONFIGURED and not set(asked) & set(allowed):
            yield Gap(f"row_outside_scope_{name}", rule.id)
    if when.channels and not _channels_of_conduct(pack, when) & set(when.channels):
        yield Gap("row_for_other_channels", rule.id)
    if when.after and not set(when.after) & _can_come_before(pack, rule):
        yield Gap("row_after_what_never_comes", rule.id)
    if when.repeated is False and when.after:
        yield Gap("row_after_nothing", rule.id)


def _channels_of_conduct(pack: Pack, when: When) -> set[str]:
    """The channels by which this conduct can come; a class that names none can come by any."""
    found: set[str] = set()
    for one in pack.norm:
        if one.code in conduct_of(pack, when):
            found |= set(when.channels if one.channels is NOT_CONFIGURED else one.channels)
    return found


def _can_come_before(pack: Pack, rule: Rule) -> set[Measure]:
    """The measures that another row can lead to."""
    return {
        measure
        for other in pack.rules
        if other.id != rule.id
        for option in other.then
        if option.modality is not Modality.CONTRARY
        for measure in option.measures
    }


def _repeated_rows(pack: Pack) -> Iterator[Gap]:
    """A row that says what an earlier one says already, in the same case."""
    for first, second in combinations(pack.rules, 2):
        if (first.when, first.then, first.ourselves) == (second.when, second.then, second.ourselves):
            yield Gap("row_said_before", f"{second.id} / {first.id}")


def _unused_names(pack: Pack) -> Iterator[Gap]:
    called = {step.group for _kind, ladder in pack.ladders for step in ladder.steps}
    done = {one.act for rule in pack.rules for one in rule.ourselves}
    asked = {name for rule in pack.rules for name in rule.when.circumstances}
    yield from (Gap("group_never_called", one.code) for one in pack.groups if one.code not in called)
    yield from (Gap("act_never_done", one.code) for one in pack.acts if one.code not in done)
    yield from (
        Gap("circumstance_never_asked", one.code) for one in pack.circumstances if one.code not in asked
    )
