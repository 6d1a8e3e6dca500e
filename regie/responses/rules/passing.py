"""Who may let a safeguard pass, when, and with which words?"""

import re
from collections.abc import Collection
from datetime import date

from regie.refusal import Refused
from regie.responses.rules.gates import Gate, gate_of
from regie.responses.rules.measures import Choice

FEWEST_WORDS = 6
SENTENCE_ENDS = re.compile(r"[.!?]\s*$")
# Postponed is not cancelled: for these a day is named, to talk, to tell or to publish.
NEEDS_A_DAY = frozenset({"not_heard", "retention_unset", "rules_not_published"})


def check_passing(
    code: str, choice: Choice, *, missing: Collection[str], by_id: int, reason: str, day: date | None
) -> Gate:
    """The safeguard that is let pass; raises when it never may, not by this person, or not in these words."""
    gate = gate_of(code)
    if gate is None:
        raise Refused("never_let_pass")
    if by_id == choice.chooser_id or by_id in choice.involved:
        raise Refused("author_lets_nothing_pass")
    if code not in missing:
        raise Refused("nothing_to_let_pass")
    _check_reason(reason)
    if code in NEEDS_A_DAY and (day is None or day < choice.on):
        raise Refused("name_the_day")
    if code == "no_review":
        _check_short(choice)
    return gate


def _check_reason(reason: str) -> None:
    """A full sentence, because the citizen will read it."""
    if not reason.split()[FEWEST_WORDS - 1 :] or not SENTENCE_ENDS.search(reason):
        raise Refused("write_a_full_sentence")


def _check_short(choice: Choice) -> None:
    """Only what is short goes without a day to look again; what is short, the policy says."""
    until = choice.norm.short_until
    if until is None:
        raise Refused("short_is_not_configured", setting="safeguards: short_measure")
    if choice.ends_on is None or choice.ends_on > until:
        raise Refused("not_a_short_measure")
