"""What measures against a citizen are held against, as lines that people can read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.policies.rules import (
    NOT_CONFIGURED,
    TOLD_ON_PAPER,
    Law,
    Measure,
    Modality,
    Pack,
    Remedy,
    remedy_for,
)
from regie.policies.words.names import MEASURES, NATURES, REMEDIES, listed, named
from regie.policies.words.rows import Line, Said, said

LAWS: Mapping[str, Any] = {
    Law.DUTCH: gettext_lazy("Nederlands recht"),
    Law.BELGIAN: gettext_lazy("Belgisch recht"),
}


def lines(pack: Pack) -> Iterable[Line]:
    """The law, and which measures count as short and as long."""
    kept = pack.safeguards
    law = kept.law if kept.law is NOT_CONFIGURED else str(LAWS[kept.law])
    yield Line(_("Volgens welk recht"), end=said(law))
    yield Line(_("Een maatregel is kort tot en met"), end=said(kept.short_measure))
    yield Line(_("Een maatregel is lang vanaf"), end=said(kept.long_measure))


def remedies(pack: Pack) -> Iterable[Line]:
    """Of each measure that a letter can tell of, what it is in law and what somebody can do; gaps among them."""
    asked = {
        measure
        for rule in pack.rules
        for option in rule.then
        if option.modality is not Modality.CONTRARY
        for measure in option.measures
    }
    for measure in Measure:
        remedy = remedy_for(pack, measure)
        if remedy or measure in asked & TOLD_ON_PAPER:
            yield _remedy(measure, remedy or Remedy(measure=measure))


def _remedy(measure: Measure, one: Remedy) -> Line:
    known = one.nature is not NOT_CONFIGURED
    roads = (listed(REMEDIES, one.roads),) if one.roads is not NOT_CONFIGURED else ()
    return Line(str(MEASURES[measure]), roads, Said(named(NATURES, one.nature), known=known))
