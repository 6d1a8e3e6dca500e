"""What a policy file says that somebody can do against a measure, and which of that cannot be."""

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.reading import Key, Reading, list_of, mapping
from regie.policies.pack_file.values import choice, defining, setting, text
from regie.policies.rules import (
    DUTCH_ROADS,
    NOT_CONFIGURED,
    Law,
    Measure,
    Nature,
    Pack,
    Remedy,
    RemedyRoad,
)


def remedy(reading: Reading, node: yaml.Node) -> Remedy:
    """What a measure is in law, and what somebody can do against it."""
    values = mapping(
        reading,
        node,
        {
            "measure": Key(defining("remedies", [one.value for one in Measure])),
            "nature": Key(setting(choice(Nature)), NOT_CONFIGURED),
            "roads": Key(setting(list_of(choice(RemedyRoad))), NOT_CONFIGURED),
            "text": Key(setting(text), NOT_CONFIGURED),
        },
    )
    return Remedy(measure=Measure(values.pop("measure")), **values)


def refuse_roads_that_lead_nowhere(reading: Reading, read: Pack) -> None:
    """Under Dutch law an objection needs a decision, and a decision is no matter for the civil court."""
    if read.safeguards.law is not Law.DUTCH:
        return
    for one in read.remedies:
        if one.nature is NOT_CONFIGURED or one.roads is NOT_CONFIGURED:
            continue
        wrong = [road.value for road in one.roads if road not in DUTCH_ROADS[one.nature]]
        if wrong:
            reading.note(
                reading.defined["remedies"][one.measure],
                _("'%(measure)s' is '%(nature)s': dan kan '%(road)s' volgens Nederlands recht niet.")
                % {"measure": one.measure, "nature": one.nature, "road": ", ".join(wrong)},
            )
