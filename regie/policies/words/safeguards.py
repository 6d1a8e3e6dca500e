"""What measures against a citizen are held against, as lines that people can read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.policies.rules import NOT_CONFIGURED, Law, Pack
from regie.policies.words.rows import Line, said

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
