"""What people read about a policy, in their own language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from regie.policies.rules import NOT_CONFIGURED, NormClass, Pack, Period, Text, Unit
from regie.policies.words.gaps import gap, missing, surprise
from regie.policies.words.names import (
    AGAINST,
    ANCHORS,
    CASE_CHANNELS,
    CAUSES,
    CHANNELS,
    CLOCKS,
    INSIDE,
    KINDS_OF_PLACE,
    LADDERS,
    MEASURES,
    MODALITIES,
    OFF_DUTY,
    PARTIES,
    POLICE,
    RECORDS,
    ROADS,
    STANDINGS,
    STATUSES,
    TARGETS,
    against,
    anchor,
    clock,
    kept_from,
    listed,
    measure,
    modality,
    named,
    police,
    record,
    road,
    status,
)

NOT_CONFIGURED_WORDS = gettext_lazy("niet vastgelegd")

REFUSALS = {
    "draft_saved_meanwhile": gettext_lazy(
        "%(who)s bewaarde intussen iets in deze versie. Wat jij typte, staat hier nog: vergelijk het eerst."
    ),
    "draft_is_over": gettext_lazy("Aan deze versie wordt niet meer gewerkt. Begin een nieuwe."),
    "policy_begins_in_the_past": gettext_lazy(
        "Beleid geldt nooit met terugwerkende kracht. Kies vandaag of een latere dag."
    ),
    "consent_or_reason": gettext_lazy(
        "Vul in wanneer de ondernemingsraad instemde, of schrijf waarom dat niet nodig is."
    ),
    "consent_not_yet_given": gettext_lazy(
        "De instemming komt voor de eerste dag, en kan niet in de toekomst liggen."
    ),
    "pack_version_exists": gettext_lazy(
        "Versie %(version)s van dit beleid staat er al. Geef het bestand een nieuw versienummer."
    ),
}


def say(value: object) -> str:
    """Any value of a pack as a person reads it; what nobody decided says so."""
    if value is NOT_CONFIGURED:
        return str(NOT_CONFIGURED_WORDS)
    if isinstance(value, Text):
        return value.in_language(get_language() or "nl")
    if isinstance(value, Period):
        return period(value)
    if isinstance(value, date):
        return date_format(value, _("j F Y"))
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return str(value)


def period(value: Period) -> str:
    """48 uur, 1 werkdag, 6 weken, dezelfde dag."""
    if value == Period(0, Unit.DAYS):
        return _("dezelfde dag")
    forms = {
        Unit.HOURS: ngettext("%(n)s uur", "%(n)s uur", value.amount),
        Unit.DAYS: ngettext("%(n)s dag", "%(n)s dagen", value.amount),
        Unit.WORKING_DAYS: ngettext("%(n)s werkdag", "%(n)s werkdagen", value.amount),
        Unit.WEEKS: ngettext("%(n)s week", "%(n)s weken", value.amount),
        Unit.MONTHS: ngettext("%(n)s maand", "%(n)s maanden", value.amount),
        Unit.YEARS: ngettext("%(n)s jaar", "%(n)s jaar", value.amount),
    }
    return forms[value.unit] % {"n": value.amount}


def seconds(amount: int) -> str:
    """30 s, 90 s, 1 min, 2 min 30 s."""
    minutes, left = divmod(amount, 60)
    if minutes == 0 or (minutes == 1 and left):
        return _("%(n)s s") % {"n": amount}
    whole = _("%(n)s min") % {"n": minutes}
    return f"{whole} {_('%(n)s s') % {'n': left}}" if left else whole


def either(names: list[str]) -> str:
    """A choice as one reads it aloud: a, b of c."""
    if len(names) == 1:
        return names[0]
    return _("%(first)s of %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def norm_class(pack: Pack, code: str) -> str:
    """What the norm calls a class; a code that it no longer has stays what it was."""
    found: NormClass | None = pack.norm_class(code)
    return say(found.label) if found else code


__all__ = [
    "AGAINST",
    "ANCHORS",
    "CASE_CHANNELS",
    "CAUSES",
    "CHANNELS",
    "CLOCKS",
    "INSIDE",
    "KINDS_OF_PLACE",
    "LADDERS",
    "MEASURES",
    "MODALITIES",
    "NOT_CONFIGURED_WORDS",
    "OFF_DUTY",
    "PARTIES",
    "POLICE",
    "RECORDS",
    "REFUSALS",
    "ROADS",
    "STANDINGS",
    "STATUSES",
    "TARGETS",
    "against",
    "anchor",
    "clock",
    "either",
    "gap",
    "kept_from",
    "listed",
    "measure",
    "missing",
    "modality",
    "named",
    "norm_class",
    "period",
    "police",
    "record",
    "road",
    "say",
    "seconds",
    "status",
    "surprise",
]
