"""Cases that are ready for a response: reported, held against the norm, heard, chosen, signed."""

from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client

from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.incidents.rules import Line
from regie.journal.actions import run_due_errands
from regie.letters import actions as letters
from regie.letters.models import Letter
from regie.people.models import Person
from regie.responses import actions as responses
from regie.responses.models import Measure
from tests import make, pages
from tests.beginning import first_of_a_test

AT = make.NOW + timedelta(days=1)
TODAY = date(2026, 3, 4)
# What every written response says about the citizen and about its letter.
WEIGHED: dict[str, Any] = {
    "is_apart": True,
    "proportion": {"vulnerable": "unknown", "dependants": "no", "companion": "no", "dependent": "yes"},
    "weight": "U houdt uw uitkering, en vier weken is de kortste tijd die de medewerker helpt.",
    "reads": "nl",
    "delivery": "registered",
}
BAN: dict[str, Any] = {
    **WEIGHED,
    "kind": "building_ban",
    "rule": "threat",
    "why": "U bedreigde een medewerker met woorden over die persoon zelf.",
    "lighter": "Een waarschuwing beschermt de medewerker nu niet genoeg.",
    "ends_on": date(2026, 4, 4),
    "review_on": date(2026, 3, 20),
    "where": "Werkplein Testdam",
    "terms": {"times": "Op alle dagen, tijdens de openingstijden"},
    "ends_early": "Een goed gesprek met de teamleider.",
    "ways": [{"service": "emergency_help", "hours": "Dag en nacht"}],
}
WARNING: dict[str, Any] = {
    **WEIGHED,
    "kind": "warning_letter",
    "rule": "threat",
    "why": "De woorden waren een bedreiging.",
    "lighter": "Over een gesprek alleen was u niet te bereiken.",
}


def as_form(choice: dict[str, Any]) -> dict[str, Any]:
    """A choice as the fields of its form."""
    nested = {"terms", "proportion", "ways", "proofs", "is_apart"}
    fields = {name: value for name, value in choice.items() if name not in nested}
    fields |= {name: value.isoformat() for name, value in fields.items() if isinstance(value, date)}
    ways = {
        f"{way['service']}_{part}": words
        for way in choice.get("ways", ())
        for part, words in way.items()
        if part != "service"
    }
    is_apart = {"is_apart": "on"} if choice.get("is_apart") else {}
    return {**fields, **choice.get("terms", {}), **choice.get("proportion", {}), **ways, **is_apart}


def settle(*, at: datetime = AT) -> None:
    """Let everything follow that follows by itself."""
    while run_due_errands(at=at):
        pass


@first_of_a_test
def reported(chain: make.Chain, *, by: str = "joris", citizen: str = "De heer Jansen") -> Incident:
    """Somebody told what happened to them at the counter."""
    told = incidents.Report(
        happened_at=make.NOW, story="Hij dreigde.", behaviours=("threatening",), affected=chain.people[by],
        place=chain.counter, originator_label=citizen,
    )  # fmt: skip
    incident, _is_new = incidents.report(told, at=make.NOW, by=chain.people[by])
    settle()
    return incident


@first_of_a_test
def classified(
    chain: make.Chain, *, outcome: str = "aggression", norm_class: str = "threat", **told
) -> Incident:
    """A second person held it against the norm, and the norm proposed."""
    incident = reported(chain, **told)
    lines = [Line("Riep: ik weet waar je auto staat.", make.NOW, "melding van de medewerker", norm_class)]
    incidents.classify(
        incident, outcome=outcome, norm_classes=(norm_class,) if norm_class else (), acts=lines,
        reason="Dit is een bedreiging van een persoon.", at=AT, by=chain.people["sanne"],
    )  # fmt: skip
    settle()
    return incident


def heard(chain: make.Chain, incident: Incident) -> None:
    """The citizen told their side."""
    responses.hear(
        incident, kind="talk", held_on=TODAY, notes="Zegt dat hij boos was.", at=AT, by=chain.people["sanne"]
    )


def chosen(chain: make.Chain, incident: Incident, *, by: str = "sanne", **choice) -> Measure:
    """Somebody chose; a ban when nothing else is said."""
    return responses.choose(incident, **(choice or BAN), at=AT, by=chain.people[by])


@first_of_a_test
def decided(chain: make.Chain, *, choice: dict[str, Any] = BAN, **told) -> Measure:
    """Heard, chosen by Sanne and signed by Ali; what follows has followed."""
    incident = classified(chain, **told)
    heard(chain, incident)
    measure = chosen(chain, incident, **choice)
    responses.sign(measure, at=AT, by=chain.people["ali"])
    settle()
    return Measure.objects.get(pk=measure.pk)


@first_of_a_test
def drafted(chain: make.Chain, **how) -> Letter:
    """The letter that waits to be sent, with somebody to call."""
    letter = Letter.objects.get(measure=decided(chain, **how))
    Letter.objects.filter(pk=letter.pk).update(contact="Klantcontact, op werkdagen")
    letter.refresh_from_db()
    return letter


@first_of_a_test
def approved(chain: make.Chain, **how) -> Letter:
    """The same, read and approved by Ingrid; somebody else can send it."""
    letter = drafted(chain, **how)
    letters.approve(letter, at=AT, by=chain.people["ingrid"])
    return letter


def person(chain: make.Chain, name: str) -> Person:
    """Somebody, fresh from the database."""
    return Person.objects.get(pk=chain.people[name].pk)


def browser(chain: make.Chain, name: str) -> Client:
    """A browser in which this person of the chain is logged in."""
    return pages.browser(person(chain, name))
