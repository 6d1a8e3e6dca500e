"""Which responses exist, how far each reaches into somebody's life, and what the citizen can do against it."""

from dataclasses import dataclass
from enum import StrEnum

from regie.refusal import Refused

NO_MEASURE = "no_measure"


class Scope(StrEnum):
    """How far a response reaches; each reach asks for its own safeguards."""

    FACTS = "facts"  # says that somebody did something
    PERSON = "person"  # is aimed at a person
    WRITTEN = "written"  # is put in writing and kept
    LIMITING = "limiting"  # limits access, contact or service


class Nature(StrEnum):
    """What a response is in law, because that decides what the citizen can do against it."""

    NONE = "none"  # nothing is imposed
    NO_DECISION = "no_decision"  # complaint, ombudsman, civil court
    DECISION = "decision"  # objection within six weeks, interim relief
    EXTERNAL = "external"  # somebody else decided, and told what can be done against it
    UNSAID = ""  # it depends on what is limited: a person has to say it, nobody guesses


# What a policy can say of a kind of response that is told here; other tracks have remedies of their own.
DECIDED_HERE = frozenset({Nature.NO_DECISION, Nature.DECISION})


@dataclass(frozen=True)
class Kind:
    """One kind of response. `letter` names the wording by which the citizen is told; empty: no letter.

    `asks` are the terms of its own that must be said: which channel, which times, which service. What
    `needs_proof` asks for the proof of each act; what also `punishes` rests on a hearing of its own.
    """

    scopes: frozenset[Scope]
    nature: Nature
    letter: str = ""
    asks: tuple[str, ...] = ()
    needs_proof: bool = False
    punishes: bool = False

    @property
    def limits(self) -> bool:
        """Whether it limits access, contact or service."""
        return Scope.LIMITING in self.scopes

    @property
    def is_written(self) -> bool:
        """Whether it is a written measure."""
        return Scope.WRITTEN in self.scopes


NOTHING: frozenset[Scope] = frozenset()
FACTS = frozenset({Scope.FACTS})
AT_A_PERSON = FACTS | {Scope.PERSON}
IN_WRITING = AT_A_PERSON | {Scope.WRITTEN}
LIMITS = IN_WRITING | {Scope.LIMITING}

# A building ban is a power of private law and no decision (Awb 1:3); what resembles it follows that reasoning.
KINDS: dict[str, Kind] = {
    NO_MEASURE: Kind(NOTHING, Nature.NONE),
    # An invitation to talk is no measure, and what ended a contact on the spot was over with that visit.
    "talk": Kind(NOTHING, Nature.NONE, letter="talk_invitation"),
    "stop_talk": Kind(NOTHING, Nature.NONE),
    "end_contact": Kind(NOTHING, Nature.NONE),
    "order_talk": Kind(AT_A_PERSON, Nature.NO_DECISION, letter="order_talk_invitation"),
    "warning_letter": Kind(IN_WRITING, Nature.NO_DECISION, letter="warning_letter"),
    "contact_restriction": Kind(
        LIMITS, Nature.NO_DECISION, "contact_restriction", ("channel", "address", "frequency", "person")
    ),
    "access_restriction": Kind(LIMITS, Nature.NO_DECISION, "general", ("times", "how")),
    "building_ban": Kind(LIMITS, Nature.NO_DECISION, "building_ban", ("times",)),
    # Awb 2:2: for serious objections, in writing and at once to both, and never a lawyer.
    "representative_barred": Kind(
        LIMITS, Nature.UNSAID, "general", ("representative", "objections", "lawyer", "told_both")
    ),
    "suspend_service": Kind(LIMITS, Nature.UNSAID, "general", ("service",)),
    "criminal_complaint": Kind(FACTS, Nature.NONE),
    "police_notice": Kind(FACTS, Nature.NONE),
    "prosecution_advice": Kind(FACTS, Nature.NONE),
    "damage_claim": Kind(FACTS, Nature.NONE),
    "care_referral": Kind(NOTHING, Nature.NONE),
    "complaint_road": Kind(NOTHING, Nature.NONE),
    # Decided elsewhere, by a procedure of their own and told by who decides; here they are only kept in view.
    "benefit_reduction": Kind(LIMITS, Nature.DECISION, asks=("amount",), needs_proof=True, punishes=True),
    "area_ban": Kind(LIMITS, Nature.DECISION, asks=("times", "mayor"), needs_proof=True),
    "prosecutor_order": Kind(LIMITS, Nature.EXTERNAL),
}
LIMITING = frozenset(code for code, kind in KINDS.items() if kind.limits)


def kind_of(code: str) -> Kind:
    """The kind with this code; nothing outside the table can be chosen, so nothing oral or unnamed."""
    if code not in KINDS:
        raise Refused("unknown_measure", kind=code)
    return KINDS[code]


def nature_of(code: str, said: str = "") -> Nature:
    """What the response is in law: from the table, else what a person said about this one."""
    known = kind_of(code).nature
    return Nature(said) if known is Nature.UNSAID else known
