"""Who looked at what, and why, as people read it: no code of ours."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.incidents.words import PURPOSES
from regie.privacy.queries.looks import Look

# What was looked at, by what stands before the number in the journal.
SUBJECTS = {
    "incident": _("Zaak %(which)s"), "plan": _("Opvang %(which)s"), "talk": _("Gesprek van de opvang"),
    "originator": _("Gegevens van burger %(which)s"), "letter": _("Brief %(which)s"), "measure": _("Reactie %(which)s"),
    "evidence": _("Bestand %(which)s"), "party": _("Naam van iemand van buiten"), "complaint": _("Klacht %(which)s"),
    "feedback": _("Wat aan een melder is verteld"), "person": _("Logboek van een medewerker"),
    "second_look": _("Tweede blik %(which)s"), "intervention": _("Wegsturen %(which)s"),
    "third_party_fact": _("Feit voor de inspectie %(which)s"), "alarm": _("Alarm %(which)s"),
}  # fmt: skip
# Why, by the first word of what the journal says.
WHY = {
    "case": _("de zaak lezen"), "complete": _("de melding aanvullen"), "classify": _("beoordelen"),
    "complaint": _("een klacht behandelen"), "evidence": _("een bestand openen"),
    "feedback": _("de melder iets vertellen"),
    "aftercare": _("opvang geven"), "letters": _("een brief lezen of schrijven"), "responses": _("reacties bekijken"),
    "second_looks": _("een besluit opnieuw bekijken"), "visitors": _("aan de deur kijken wie er is"),
    "third_party": _("feiten over derden bijhouden"), "api": _("opgevraagd door een ander programma"),
    "access request": _("een inzageverzoek beantwoorden"), "look-up log": _("dit logboek lezen"),
    "broken glass": _("inkijken met een reden"), "incidents": _("de zaak lezen"),
    "police": _("een formulier voor de politie maken"), "police_numbered": _("een formulier voor de politie maken"),
}  # fmt: skip


def told(looks: Iterable[Look]) -> list[dict[str, Any]]:
    """Each look with its thing and its purpose in words."""
    return [{"look": one, "what": _what(one), "why": why(one.purpose)} for one in looks]


def _what(look: Look) -> str:
    known = SUBJECTS.get(look.what.partition(":")[0])
    return str(known) % {"which": look.reference} if known else look.what


def why(purpose: str) -> str:
    """For what somebody looked; a purpose without words stays as the journal has it."""
    kind, _dot, which = purpose.partition(".")
    if kind in ("originator", "party"):
        return str(dict(PURPOSES).get(which, which))  # type: ignore[call-overload]
    return str(WHY.get(purpose) or WHY.get(kind) or WHY.get(kind.partition(" ")[0]) or purpose)
