"""A worked example in a policy file: the case as it is given, and what should come out."""

from collections.abc import Iterable

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.reading import Key, Read, Reading, Wrong, entries, list_of, mapping
from regie.policies.pack_file.values import (
    choice,
    code,
    day,
    defining,
    one_of,
    plain,
    setting,
    text,
    yes_or_no,
)
from regie.policies.rules import (
    NOT_CONFIGURED,
    Case,
    Example,
    Expected,
    Inside,
    Measure,
    Status,
    read_history,
)


def example(reading: Reading, node: yaml.Node) -> Example:
    """One example: an id, the case in words, the case as data, and what must follow."""
    values = mapping(
        reading,
        node,
        {
            "id": Key(defining("examples")),
            "text": Key(text),
            "given": Key(given),
            "expect": Key(expected),
        },
    )
    return Example(code=values["id"], label=values["text"], given=values["given"], expect=values["expect"])


def given(reading: Reading, node: yaml.Node) -> Case:
    """The case; what is left out is not known. A behaviour may be one that the norm does not name."""
    values = mapping(
        reading,
        node,
        {
            "behaviour": Key(list_of(code)),
            "on": Key(day, None),
            "channel": Key(code, None),
            "place": Key(code, None),
            "target": Key(code, None),
            "history": Key(list_of(plain), ()),
            "circumstances": Key(known_circumstances, {}),
            "off_duty": Key(yes_or_no, False),
            "about_work": Key(setting(yes_or_no), NOT_CONFIGURED),
        },
    )
    try:
        repeated, history = read_history(values.pop("history"))
    except ValueError as problem:
        raise Wrong(node, not_history(str(problem))) from problem
    return Case(classes=values.pop("behaviour"), repeated=repeated, history=history, **values)


def not_history(word: str) -> str:
    """What `history` can hold, with an example."""
    return (
        _("'%s' is geen voorgeschiedenis. Schrijf none, repeated, of bijvoorbeeld warning_letter@2026-01-05.")
        % word
    )


def known_circumstances(reading: Reading, node: yaml.Node) -> dict[str, bool]:
    """Which circumstances are known, each ja or nee."""
    found = {}
    for name, (key, value) in entries(reading, node).items():
        with reading.noting():
            reading.use("circumstances", name, key)
            found[name] = yes_or_no(reading, value)
    return found


def expected(reading: Reading, node: yaml.Node) -> Expected:
    """What must come out; at least one thing."""
    values = mapping(
        reading,
        node,
        {
            "scope": Key(choice(Inside), None),
            "status": Key(choice(Status), None),
            "measures": Key(statuses([one.value for one in Measure]), ()),
            "acts": Key(statuses(()), ()),
            "missing": Key(list_of(plain), ()),
        },
    )
    found = Expected(**values)
    if found == Expected():
        raise Wrong(node, _("zeg wat je verwacht: scope, status, measures, acts of missing."))
    return found


def statuses(names: Iterable[str]) -> Read[tuple[tuple[str, str], ...]]:
    """For each measure, or each act that the file names, the status that is expected."""
    measures = list(names)

    def read_statuses(reading: Reading, node: yaml.Node) -> tuple[tuple[str, str], ...]:
        found = []
        for _name, (key, value) in entries(reading, node).items():
            with reading.noting():
                name = one_of(measures, reading, key) if measures else code(reading, key)
                if not measures:
                    reading.use("acts", name, key)
                found.append((name, choice(Status)(reading, value).value))
        return tuple(found)

    return read_statuses
