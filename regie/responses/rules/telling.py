"""Is the citizen heard, judged by somebody apart, and told in words that arrive? (G3 G4 G10 G11 G12 G14)"""

from collections.abc import Iterable

from regie.responses.rules.findings import Finding
from regie.responses.rules.hearings import was_heard
from regie.responses.rules.kinds import Nature, kind_of
from regie.responses.rules.measures import PROVEN, Choice, Delivery, Reads
from regie.responses.rules.plain import hard_sentences

DUTCH_LAW = "nl"


def heard_first(choice: Choice) -> Iterable[Finding]:
    """A talk or a written view is on file; for what punishes one of its own, at which nobody has to answer."""
    if kind_of(choice.kind).punishes:
        own = [one for one in choice.hearings if one.cautioned]
        yield from () if was_heard(own, on=choice.on) else (Finding("not_heard_with_caution"),)
    elif not was_heard(choice.hearings, on=choice.on):
        yield Finding("not_heard")


def other_decider(choice: Choice) -> Iterable[Finding]:
    """Who decides is not the person insulted and handles neither the file nor the complaint."""
    if choice.chooser_id in choice.involved:
        yield Finding("decider_was_involved")
    if not choice.is_apart:
        yield Finding("decider_handles_the_file")


def remedy(choice: Choice) -> Iterable[Finding]:
    """What the citizen can do against it is known: by Dutch law, or as the organisation decided for this kind."""
    if choice.nature is Nature.UNSAID:
        yield Finding("no_remedy")
    if choice.norm.law != DUTCH_LAW and not choice.norm.has_remedy:
        setting = f"remedies: {choice.kind}" if choice.norm.law else "safeguards: law"
        yield Finding("no_remedy_in_law", setting=setting)


def data_notice(choice: Choice) -> Iterable[Finding]:
    """The letter can only say how long something is kept when that was decided."""
    for record in choice.norm.kept_unset:
        yield Finding("retention_unset", setting=f"retention: {record}")


def readable_and_delivered(choice: Choice) -> Iterable[Finding]:
    """Plain words, in a language that the citizen reads, on paper of which somebody can show that it arrived."""
    if choice.reads not in set(Reads):
        yield Finding("language_unknown")
    elif choice.reads == Reads.OTHER and not choice.interpreter.strip():
        yield Finding("no_interpreter")
    if hard_sentences(choice.why):
        yield Finding("hard_to_read", of=hard_sentences(choice.why)[0])
    limits = kind_of(choice.kind).limits
    if limits and choice.delivery not in PROVEN:
        yield Finding("no_proof_of_delivery")
    if not limits and choice.delivery not in set(Delivery):
        yield Finding("no_delivery")


def published(choice: Choice) -> Iterable[Finding]:
    """The citizen could have known the rules: they have a public address, which the letter names."""
    if not choice.norm.public_address:
        yield Finding("rules_not_published", setting="public_address")
