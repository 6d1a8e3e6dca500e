"""The answer to an access request as the citizen reads it."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.letters.rules import blocks
from regie.partners.models import Organisation
from regie.policies.rules import LOCAL
from regie.privacy.queries.fields import Term, register
from regie.privacy.words.keeping import KINDS, row
from regie.responses.words import measure

# What is known of a citizen, by the names under which it is kept.
KNOWN = {
    "name": _("Naam"), "birth_date": _("Geboortedatum"), "case_number": _("Zaaknummer"),
    "details": _("Te herkennen aan"),
}  # fmt: skip


def answer(paper: dict[str, Any], organisation: Organisation) -> dict[str, Any]:
    """The answer to an access request as the citizen reads it: no code of ours, every day written out."""
    terms = [
        term for term in register(organisation) if set(term.about) - {"staff"} and term.record != "journal"
    ]
    return {
        "made_on": _day(paper["made_at"]), "organisation": organisation.name,
        "about": [(KNOWN.get(what, what), _known(what, said)) for what, said in paper["about"].items()],
        "kinds": [KINDS[kind] for kind in KINDS if kind in paper["kinds_of_data"]],
        "terms": [{**row(term), **_to_you(term), "known": term.keep is not None} for term in terms],
        "cases": [_case(case) for case in paper["cases"]],
    }  # fmt: skip


def _to_you(term: Term) -> dict[str, Any]:
    return {"record": _now("Wie u bent")} if term.record == "originator" else {}


def _known(what: str, said: str) -> str:
    return _day(said) if what == "birth_date" else said


def _case(case: dict[str, Any]) -> dict[str, Any]:
    measures = [{**one, "label": measure(one["kind"]), "dates": _dates(one)} for one in case["measures"]]
    letters = [{**one, "blocks": blocks(one["body"])} for one in case["letters"]]
    return {**case, "day": _day(case["happened_at"]), "measures": measures, "letters": letters}


def _dates(one: dict[str, Any]) -> str:
    if one["starts_on"] and one["ends_on"]:
        values = {"first": _day(one["starts_on"]), "last": _day(one["ends_on"])}
        return _now("van %(first)s tot en met %(last)s") % values
    return _now("vanaf %(first)s") % {"first": _day(one["starts_on"])} if one["starts_on"] else ""


def _day(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    local = moment.astimezone(LOCAL) if moment.tzinfo else moment
    return date_format(local, _now("j F Y"))
