"""The sections of a policy file: which keys each has, and what must hold within it."""

from typing import Any

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.examples import example
from regie.policies.pack_file.promises import basic_service, care_step, deadline, retention
from regie.policies.pack_file.reading import Key, Read, Reading, Wrong, entries, list_of, mapping
from regie.policies.pack_file.remedies import refuse_roads_that_lead_nowhere, remedy
from regie.policies.pack_file.table import rule
from regie.policies.pack_file.values import (
    choice,
    code,
    day,
    defining,
    known,
    one_of,
    period,
    plain,
    seconds,
    setting,
    silence,
    text,
    using,
    version,
    yes_or_no,
)
from regie.policies.rules import (
    LADDER_KINDS,
    NOT_CONFIGURED,
    Against,
    Cause,
    Group,
    HomeVisits,
    HouseRule,
    Ladder,
    Law,
    Measure,
    Modality,
    NormClass,
    OffDuty,
    Pack,
    PoliceRule,
    Road,
    Safeguards,
    Scope,
    SignOfLife,
    Step,
)

# Whoever complains is never answered with a measure (S2-26); a talk is no measure.
FOR_A_COMPLAINT = frozenset({Measure.COMPLAINT_ROAD, Measure.TALK})


def norm_class(reading: Reading, node: yaml.Node) -> NormClass:
    """One kind of conduct."""
    values = mapping(
        reading,
        node,
        {
            "class": Key(defining("norm")),
            "label": Key(text),
            "criteria": Key(setting(text), NOT_CONFIGURED),
            "examples": Key(list_of(text), ()),
            "against": Key(setting(choice(Against)), NOT_CONFIGURED),
            "channels": Key(setting(list_of(code)), NOT_CONFIGURED),
            "cause": Key(setting(choice(Cause)), NOT_CONFIGURED),
            "police": Key(setting(choice(PoliceRule)), NOT_CONFIGURED),
            "road": Key(choice(Road), Road.RESPONSE),
        },
    )
    return NormClass(code=values.pop("class"), **values)


def house_rule(reading: Reading, node: yaml.Node) -> HouseRule:
    """One sentence on the wall."""
    values = mapping(reading, node, {"id": Key(defining("house_rules")), "text": Key(text)})
    return HouseRule(values["id"], values["text"])


def named(kind: str) -> Read[tuple[Group, ...]]:
    """Codes with what people call them: groups that a ladder calls, acts of our own, circumstances."""

    def read_named(reading: Reading, node: yaml.Node) -> tuple[Group, ...]:
        found = []
        for name, (key, value) in entries(reading, node).items():
            with reading.noting():
                reading.define(kind, code(reading, key), key)
                found.append(Group(name, text(reading, value)))
        return tuple(found)

    return read_named


def scope(reading: Reading, node: yaml.Node) -> Scope:
    """Whom the policy protects, by which channels, where, and whether off duty."""
    values = mapping(
        reading,
        node,
        {
            "targets": Key(setting(list_of(code)), NOT_CONFIGURED),
            "channels": Key(setting(list_of(code)), NOT_CONFIGURED),
            "places": Key(setting(list_of(code)), NOT_CONFIGURED),
            "off_duty": Key(setting(choice(OffDuty)), NOT_CONFIGURED),
        },
    )
    return Scope(**values)


def ladders(reading: Reading, node: yaml.Node) -> tuple[tuple[str, Ladder], ...]:
    """A ladder for each kind of press."""
    found = []
    for _name, (key, value) in entries(reading, node).items():
        with reading.noting():
            kind = one_of(list(LADDER_KINDS), reading, key)
            found.append((kind, ladder(reading, value)))
    return tuple(found)


def ladder(reading: Reading, node: yaml.Node) -> Ladder:
    """At least one step: a ladder without steps would leave an alarm in silence."""
    steps = list_of(step)(reading, node)
    if not steps:
        raise Wrong(node, _("een ladder heeft ten minste één stap; anders wordt niemand geroepen."))
    return Ladder(steps)


def step(reading: Reading, node: yaml.Node) -> Step:
    """Whom to call, by what, and how long until the next call."""
    values = mapping(
        reading,
        node,
        {
            "call": Key(using("groups")),
            "wait": Key(seconds),
            "by": Key(list_of(known("channels"))),
            "also_off_duty": Key(yes_or_no, False),
        },
    )
    if not values["by"]:
        raise Wrong(node, _("noem bij 'by' ten minste één kanaal; anders wordt niemand geroepen."))
    return Step(values["call"], values["wait"], values["by"], values["also_off_duty"])


def home_visits(reading: Reading, node: yaml.Node) -> HomeVisits:
    """The timer of somebody who is alone on a visit; whoever goes may choose otherwise."""
    silences = {
        "confirm_every": Key(setting(silence), NOT_CONFIGURED),
        "ask_before": Key(setting(silence), NOT_CONFIGURED),
    }
    values = mapping(reading, node, silences)
    every, before = values["confirm_every"], values["ask_before"]
    if NOT_CONFIGURED not in (every, before) and before >= every:
        raise Wrong(node, _("'ask_before' moet korter zijn dan 'confirm_every'."))
    return HomeVisits(**values)


def sign_of_life(reading: Reading, node: yaml.Node) -> SignOfLife:
    """What happens when whoever has the regie falls silent: both terms, or neither."""
    silences = {
        "ask_after": Key(setting(silence), NOT_CONFIGURED),
        "answer_within": Key(setting(silence), NOT_CONFIGURED),
    }
    values = mapping(reading, node, silences)
    if (values["ask_after"] is NOT_CONFIGURED) != (values["answer_within"] is NOT_CONFIGURED):
        raise Wrong(node, _("noem 'ask_after' en 'answer_within' allebei, of laat ze allebei open."))
    return SignOfLife(**values)


def safeguards(reading: Reading, node: yaml.Node) -> Safeguards:
    """What measures against a citizen are held against."""
    values = {
        "law": Key(setting(choice(Law)), NOT_CONFIGURED),
        "short_measure": Key(setting(period), NOT_CONFIGURED),
        "long_measure": Key(setting(period), NOT_CONFIGURED),
    }
    return Safeguards(**mapping(reading, node, values))


SECTIONS = {
    "pack": Key(code),
    "version": Key(version),
    "title": Key(text),
    "label": Key(setting(text), NOT_CONFIGURED),
    "owner": Key(setting(plain), NOT_CONFIGURED),
    "source": Key(setting(plain), NOT_CONFIGURED),
    "public_address": Key(setting(plain), NOT_CONFIGURED),
    "valid_from": Key(setting(day), NOT_CONFIGURED),
    "valid_to": Key(setting(day), NOT_CONFIGURED),
    "works_council_consent": Key(setting(day), NOT_CONFIGURED),
    "norm": Key(list_of(norm_class)),
    "house_rules": Key(list_of(house_rule), ()),
    "legal_base": Key(setting(plain), NOT_CONFIGURED),
    "replaces": Key(setting(plain), NOT_CONFIGURED),
    "scope": Key(scope, Scope()),
    "groups": Key(named("groups"), ()),
    "acts": Key(named("acts"), ()),
    "circumstances": Key(named("circumstances"), ()),
    "ladders": Key(ladders, ()),
    "home_visits": Key(home_visits, HomeVisits()),
    "sign_of_life": Key(sign_of_life, SignOfLife()),
    "rules": Key(list_of(rule), ()),
    "deadlines": Key(list_of(deadline), ()),
    "aftercare": Key(list_of(care_step), ()),
    "retention": Key(list_of(retention), ()),
    "basic_services": Key(list_of(basic_service), ()),
    "safeguards": Key(safeguards, Safeguards()),
    "remedies": Key(list_of(remedy), ()),
    "closed_days": Key(list_of(day), ()),
    "examples": Key(list_of(example), ()),
}


def pack(reading: Reading, node: yaml.Node) -> Pack:
    """The whole file."""
    values: dict[str, Any] = mapping(reading, node, SECTIONS)
    read = Pack(id=values.pop("pack"), **values)
    if not read.norm:
        raise Wrong(node, _("beschrijf bij 'norm' ten minste één soort gedrag."))
    if _ends_before_it_begins(read):
        raise Wrong(node, _("'valid_to' ligt voor 'valid_from'."))
    _refuse_measures_for_a_complaint(reading, read)
    refuse_roads_that_lead_nowhere(reading, read)
    return read


def _ends_before_it_begins(read: Pack) -> bool:
    if read.valid_from is NOT_CONFIGURED or read.valid_to is NOT_CONFIGURED:
        return False
    return read.valid_to < read.valid_from


def _refuse_measures_for_a_complaint(reading: Reading, read: Pack) -> None:
    complaints = {one.code for one in read.norm if one.road is Road.NOT_AGGRESSION}
    for row in read.rules:
        measures = {
            measure
            for option in row.then
            if option.modality is not Modality.CONTRARY
            for measure in (option.measure, *option.alternatives)
        }
        if complaints & set(row.when.class_any) and measures - FOR_A_COMPLAINT:
            reading.note(
                reading.defined["rules"][row.id],
                _("'%s' gaat over een klacht of kritiek: daar volgt alleen complaint_road of talk op.")
                % row.id,
            )
