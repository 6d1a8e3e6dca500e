"""One row of the response table in a policy file, and what may not stand in it."""

from typing import Any

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.reading import Key, Reading, Wrong, entries, list_of, mapping
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
    Anchor,
    Duration,
    Measure,
    Modality,
    Option,
    OwnAct,
    Period,
    Rule,
    Setting,
    Standing,
    Voices,
    When,
    rough_days,
)

VOICES = ("heard", "consulted", "informed")
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
            "then": Key(list_of(option), ()),
            "ourselves": Key(list_of(own_act), ()),
        },
    )
    row = Rule(**values)
    if not row.then and not row.ourselves:
        raise Wrong(
            node, _("noem bij 'then' ten minste één maatregel, of bij 'ourselves' wat jullie zelf doen.")
        )
    if row.when.asks_history:
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
    """For which conduct, after what, by which channel, at what kind of place, towards whom, and if what holds."""
    values = mapping(
        reading,
        node,
        {
            "class_any": Key(list_of(using("norm")), ()),
            "repeated": Key(came_before, None),
            "window": Key(setting(period), NOT_CONFIGURED),
            "after": Key(list_of(MEASURE), ()),
            "counts_also": Key(list_of(choice(Standing)), ()),
            "channels": Key(list_of(code), ()),
            "places": Key(list_of(code), ()),
            "targets": Key(list_of(code), ()),
            "circumstances": Key(list_of(using("circumstances")), ()),
        },
    )
    found = When(**values)
    if found.window is not NOT_CONFIGURED and not found.asks_history:
        raise Wrong(node, _("'window' zegt iets over herhaling; zet er 'repeated: ja' bij."))
    return found


def came_before(reading: Reading, node: yaml.Node) -> bool:
    """Whether something came before; never how often."""
    value = plain(reading, node)
    if value.isdigit():
        raise Wrong(node, _("'repeated' is ja of nee, geen aantal: hier wordt niet geteld."))
    return yes_or_no(reading, node)


def own_act(reading: Reading, node: yaml.Node) -> OwnAct:
    """Something that the organisation itself must, should or may do."""
    keys = {"act": Key(using("acts")), "modality": Key(setting(choice(Modality)))}
    return OwnAct(**mapping(reading, node, keys))


def option(reading: Reading, node: yaml.Node) -> Option:
    """One measure, or several of which one is enough, and how strongly the rule speaks."""
    values = mapping(
        reading,
        node,
        {
            "measure": Key(MEASURE, None),
            "any_of": Key(list_of(MEASURE), ()),
            "modality": Key(setting(choice(Modality))),
            "min_duration": Key(setting(period), NOT_CONFIGURED),
            "default_duration": Key(setting(period), NOT_CONFIGURED),
            "max_duration": Key(setting(period), NOT_CONFIGURED),
            "decider": Key(setting(known("roles")), NOT_CONFIGURED),
            **dict.fromkeys(VOICES, Key(setting(list_of(known("parties"))), NOT_CONFIGURED)),
            "within": Key(setting(period), NOT_CONFIGURED),
            "counted_from": Key(setting(choice(Anchor)), NOT_CONFIGURED),
            "needs_talk": Key(setting(yes_or_no), NOT_CONFIGURED),
            "letter": Key(setting(code), NOT_CONFIGURED),
            "register_entry": Key(register_entry, None),
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
    if values["within"] is not NOT_CONFIGURED and values["counted_from"] is NOT_CONFIGURED:
        raise Wrong(node, _("zeg bij 'counted_from' vanaf welk moment 'within' telt."))
    return Option(
        measure=first,
        alternatives=tuple(others),
        duration=duration,
        voices=Voices(**{name: values.pop(name) for name in VOICES}),
        register=registered((first, *others), values.pop("register_entry")),
        **values,
    )


def named_measures(
    node: yaml.Node, measure: Measure | None, any_of: tuple[Measure, ...]
) -> tuple[Measure, ...]:
    """Either one measure or a choice of them."""
    if (measure is None) == (not any_of):
        raise Wrong(node, _("schrijf of 'measure' met één maatregel, of 'any_of' met een lijst."))
    return any_of or (measure,)  # type: ignore[return-value]


def register_entry(reading: Reading, node: yaml.Node) -> Any:
    """How strongly an entry in the register is asked: once for all measures, or by measure."""
    if not isinstance(node, yaml.MappingNode):
        return setting(choice(Modality))(reading, node)
    found = {}
    for _name, (key, value) in entries(reading, node).items():
        with reading.noting():
            found[MEASURE(reading, key)] = setting(choice(Modality))(reading, value)
    return found


def registered(measures: tuple[Measure, ...], entry: Any) -> tuple[tuple[Measure, Setting[Modality]], ...]:
    """By measure, in the order of the measures; a measure that was left out of the list is not said."""
    if entry is None:
        return ()
    by_measure = entry if isinstance(entry, dict) else dict.fromkeys(measures, entry)
    return tuple((measure, by_measure.get(measure, NOT_CONFIGURED)) for measure in measures)


def refuse_upside_down(node: yaml.Node, duration: Duration) -> None:
    """Shortest, usual and longest must stand in that order."""
    set_ones: list[Setting[Period]] = [duration.minimum, duration.default, duration.maximum]
    days = [rough_days(one) for one in set_ones if one is not NOT_CONFIGURED]
    if days != sorted(days):
        raise Wrong(node, _("de kortste, de gewone en de langste duur staan niet in die volgorde."))
