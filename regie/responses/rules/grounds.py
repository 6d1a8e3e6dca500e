"""On what does a response rest: facts, a second look, reasons, weight, and a person who chose? (G1 G2 G5 G6 G13)"""

from collections.abc import Iterable

from regie.responses.rules.findings import Finding
from regie.responses.rules.kinds import kind_of
from regie.responses.rules.measures import ASKED, Choice, Known, Target

# What somebody asks too often is no aggression; the only answer to it is an arrangement about contact.
FOR_CONTACT_LOAD = "contact_restriction"


def facts(choice: Choice) -> Iterable[Finding]:
    """Each act that counts is a line of its own, with a date, a source and a class of the norm."""
    if not choice.grounds:
        yield Finding("only_suspicion" if any(act.norm_class for act in choice.acts) else "no_acts")
    if any(not act.source.strip() for act in choice.grounds):
        yield Finding("act_without_source")
    if kind_of(choice.kind).needs_proof:
        yield from _proven(choice)
    if choice.renews_from and not any(act.happened_on > choice.renews_from for act in choice.grounds):
        yield Finding("no_fresh_acts")


def _proven(choice: Choice) -> Iterable[Finding]:
    """Who decides has to prove each act; what punishes needs somebody whom the Act protects (Pw 9(6))."""
    for act in choice.grounds:
        if not act.proof.strip():
            yield Finding("act_without_proof", of=act.words)
    punishes = kind_of(choice.kind).punishes
    if punishes and choice.grounds and not any(act.target == Target.CHARGED for act in choice.grounds):
        yield Finding("nobody_protected")


def no_legitimate_road(choice: Choice) -> Iterable[Finding]:
    """A second person confirmed that this is no complaint, objection or criticism."""
    if not choice.is_aggression and not (choice.is_contact_load and choice.kind == FOR_CONTACT_LOAD):
        yield Finding("contact_load_only" if choice.is_contact_load else "not_confirmed")
    elif choice.classifier_id in {None, choice.reporter_id}:
        yield Finding("no_second_person")


def reasons(choice: Choice) -> Iterable[Finding]:
    """Why this, why nothing lighter, and by which rules."""
    if not choice.norm.is_there:
        yield Finding("no_policy", setting="policy")
    if not choice.why.strip():
        yield Finding("no_reason")
    if not choice.lighter.strip():
        yield Finding("lighter_not_weighed")


def proportion(choice: Choice) -> Iterable[Finding]:
    """Somebody asked how vulnerable and how dependent the citizen is, and weighed it; also for a short measure."""
    for question in ASKED:
        if choice.proportion.get(question) not in set(Known):
            yield Finding(f"{question}_not_asked")
    if not choice.weight.strip():
        yield Finding("not_weighed")


def chosen_by_a_person(choice: Choice) -> Iterable[Finding]:
    """A person chose. No number of incidents is among what this looks at, and none can be."""
    if choice.chooser_id is None:
        yield Finding("no_person_chose")
