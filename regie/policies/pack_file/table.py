"""One row of the response table in a policy file, and what may not stand in it."""

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.reading import Key, Reading, Wrong, list_of, mapping
from regie.policies.pack_file.values import (
    choice,
    code,
    defining,
    known,
    period,
    plain,
    setting,
    text,
    using,
    yes_or_no,
)
from regie.policies.rules import (
    NOT_CONFIGURED,
    Duration,
    Measure,
    Modality,
    Option,
    Period,
    Rule,
    Setting,
    Unit,
    When,
)

# Long enough to compare two terms of different units; no date is ever reckoned with it.
ROUGH_DAYS = {
    Unit.HOURS: 1 / 24,
    Unit.DAYS: 1,
    Unit.WORKING_DAYS: 7 / 5,
    Unit.WEEKS: 7,
    Unit.MONTHS: 30.4,
    Unit.YEARS: 365,
}

MEASURE = choice(Measure)


def rule(reading: Reading, node: yaml.Node) -> Rule:
    """A row: an id, a section of the protocol, for which conduct, and what then."""
    values = mapping(
        reading,
        node,
        {
            "id": Key(defining("rules")),
            "section": Key(setting(plain), NOT_CONFIGURED),
            "when": Key(when),
            "then": Key(at_least_one_option),
        },
    )
    row = Rule(**values)
    if row.when.repeated:
        refuse_counting(reading, node, row)
    return row


def refuse_counting(reading: Reading, node: yaml.Node, row: Rule) -> None:
    """Repetition may open a measure for a person to weigh; it never prescribes or advises one."""
    for option in row.then:
        if option.modality in {Modality.MUST, Modality.SHOULD}:
            reading.note(
                node,
                _("herhaling schrijft nooit een maatregel voor: kies 'may' bij '%s', een mens weegt.")
                % option.measure,
            )


def when(reading: Reading, node: yaml.Node) -> When:
    """For which conduct, and possibly for what came before, by which channel, at what kind of place."""
    values = mapping(
        reading,
        node,
        {
            "class_any": Key(list_of(using("norm"))),
            "repeated": Key(came_before, None),
            "window": Key(setting(period), NOT_CONFIGURED),
            "channels": Key(list_of(code), ()),
            "places": Key(list_of(code), ()),
        },
    )
    if not values["class_any"]:
        raise Wrong(node, _("noem bij 'class_any' ten minste één soort gedrag."))
    if values["window"] is not NOT_CONFIGURED and values["repeated"] is None:
        raise Wrong(node, _("'window' zegt iets over herhaling; zet er 'repeated: ja' bij."))
    return When(**values)


def came_before(reading: Reading, node: yaml.Node) -> bool:
    """Whether something came before; never how often."""
    value = plain(reading, node)
    if value.isdigit():
        raise Wrong(node, _("'repeated' is ja of nee, geen aantal: hier wordt niet geteld."))
    return yes_or_no(reading, node)


def at_least_one_option(reading: Reading, node: yaml.Node) -> tuple[Option, ...]:
    """What follows; a row from which nothing follows is a mistake."""
    options = list_of(option)(reading, node)
    if not options:
        raise Wrong(node, _("noem bij 'then' ten minste één maatregel."))
    return options


def option(reading: Reading, node: yaml.Node) -> Option:
    """One measure, or several of which one is enough, and how strongly the rule speaks."""
    values = mapping(
        reading,
        node,
        {
            "measure": Key(MEASURE, None),
            "any_of": Key(list_of(MEASURE), ()),
            "modality": Key(choice(Modality)),
            "min_duration": Key(setting(period), NOT_CONFIGURED),
            "default_duration": Key(setting(period), NOT_CONFIGURED),
            "max_duration": Key(setting(period), NOT_CONFIGURED),
            "decider": Key(setting(known("roles")), NOT_CONFIGURED),
            "needs_talk": Key(setting(yes_or_no), NOT_CONFIGURED),
            "letter": Key(setting(code), NOT_CONFIGURED),
            "reason": Key(setting(text), NOT_CONFIGURED),
        },
    )
    first, *others = named_measures(node, values.pop("measure"), values.pop("any_of"))
    duration = Duration(
        minimum=values.pop("min_duration"),
        default=values.pop("default_duration"),
        maximum=values.pop("max_duration"),
    )
    refuse_upside_down(node, duration)
    return Option(measure=first, alternatives=tuple(others), duration=duration, **values)


def named_measures(
    node: yaml.Node, measure: Measure | None, any_of: tuple[Measure, ...]
) -> tuple[Measure, ...]:
    """Either one measure or a choice of them."""
    if (measure is None) == (not any_of):
        raise Wrong(node, _("schrijf of 'measure' met één maatregel, of 'any_of' met een lijst."))
    return any_of or (measure,)  # type: ignore[return-value]


def refuse_upside_down(node: yaml.Node, duration: Duration) -> None:
    """Shortest, usual and longest must stand in that order."""
    set_ones: list[Setting[Period]] = [duration.minimum, duration.default, duration.maximum]
    days = [one.amount * ROUGH_DAYS[one.unit] for one in set_ones if one is not NOT_CONFIGURED]
    if days != sorted(days):
        raise Wrong(node, _("de kortste, de gewone en de langste duur staan niet in die volgorde."))
