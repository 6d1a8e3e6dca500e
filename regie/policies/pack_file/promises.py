"""What a policy file promises: deadlines, care, how long we keep, and which services stay open."""

import yaml

from regie.policies.pack_file.reading import Key, Reading, mapping
from regie.policies.pack_file.values import (
    THE_SAME_DAY,
    choice,
    code,
    defining,
    known,
    one_of,
    period,
    plain,
    setting,
    text,
    yes_or_no,
)
from regie.policies.rules import (
    NOT_CONFIGURED,
    RECORDS,
    Anchor,
    BasicService,
    CareStep,
    Clock,
    Deadline,
    Retention,
)


def deadline(reading: Reading, node: yaml.Node) -> Deadline:
    """One promise with its term."""
    values = mapping(
        reading,
        node,
        {
            "clock": Key(defining("deadlines", list(Clock))),
            "from": Key(choice(Anchor)),
            "within": Key(setting(period), NOT_CONFIGURED),
            "owner": Key(setting(known("permissions")), NOT_CONFIGURED),
        },
    )
    return Deadline(clock=Clock(values.pop("clock")), anchor=values.pop("from"), **values)


def care_step(reading: Reading, node: yaml.Node) -> CareStep:
    """One moment of care."""
    values = mapping(
        reading,
        node,
        {
            "step": Key(defining("aftercare")),
            "label": Key(text),
            "from": Key(care_anchor),
            "opens": Key(period, THE_SAME_DAY),
            "until": Key(setting(period), NOT_CONFIGURED),
            "optional": Key(yes_or_no, False),
        },
    )
    return CareStep(kind=values.pop("step"), anchor=values.pop("from"), **values)


def care_anchor(reading: Reading, node: yaml.Node) -> Anchor:
    """Care counts from the incident or from the first talk, never from a decision."""
    return Anchor(one_of([Anchor.INCIDENT.value, Anchor.FIRST_TALK.value], reading, node))


def retention(reading: Reading, node: yaml.Node) -> Retention:
    """How long one type of record is kept."""
    values = mapping(
        reading,
        node,
        {
            "record": Key(defining("retention", RECORDS)),
            "keep": Key(setting(period), NOT_CONFIGURED),
            "counted_from": Key(setting(code), NOT_CONFIGURED),
            "archive": Key(setting(period), NOT_CONFIGURED),
            "basis": Key(setting(plain), NOT_CONFIGURED),
        },
    )
    return Retention(**values)


def basic_service(reading: Reading, node: yaml.Node) -> BasicService:
    """A service that stays open, and the safe road to it."""
    values = mapping(
        reading,
        node,
        {
            "id": Key(defining("basic_services")),
            "label": Key(text),
            "road": Key(setting(text), NOT_CONFIGURED),
            "contact": Key(setting(text), NOT_CONFIGURED),
            "hours": Key(setting(text), NOT_CONFIGURED),
        },
    )
    return BasicService(code=values.pop("id"), **values)
