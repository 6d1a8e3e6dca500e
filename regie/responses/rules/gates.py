"""Which safeguards stand before a response, and which of them are still missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.responses.rules import grounds, limits, telling
from regie.responses.rules.findings import Finding
from regie.responses.rules.kinds import Scope, kind_of
from regie.responses.rules.measures import Choice
from regie.responses.rules.signing import Missing

NOT_EVER: frozenset[str] = frozenset()


class Stage(StrEnum):
    """At which moment one looks: when somebody chooses, or when another signs."""

    CHOOSE = "choose"
    SIGN = "sign"


@dataclass(frozen=True)
class Gate:
    """One safeguard: for which responses it holds, where it comes from, and what it finds missing.

    `may_pass` are the findings that somebody with that power may let pass, with a reason. Those wait until the
    signature, because only what was chosen can be let pass; everything else stops the choice itself.
    """

    number: str
    code: str
    scope: Scope
    basis: str
    look: Callable[[Choice], Iterable[Finding]]
    may_pass: frozenset[str] = NOT_EVER

    @property
    def source(self) -> str:
        """Its number and where it comes from, in a few words."""
        return f"{self.number}, {self.basis}"

    def holds_for(self, kind: str) -> bool:
        """Whether this kind of response has to pass it."""
        return self.scope in kind_of(kind).scopes

    def missing(self, choice: Choice, *, stage: Stage) -> tuple[Missing, ...]:
        """What it finds missing at this stage, in the order in which a person would mend it."""
        return tuple(
            Missing(one.code, self.source, one.of, one.setting)
            for one in self.look(choice)
            if not self.lets_pass(one.code, choice, stage)
        )

    def lets_pass(self, code: str, choice: Choice, stage: Stage) -> bool:
        """Whether this can wait for the signature, or somebody let it pass."""
        return code in self.may_pass and (stage is Stage.CHOOSE or code in choice.passed)


@dataclass(frozen=True)
class Standing:
    """How one safeguard stands for one choice."""

    gate: Gate
    missing: tuple[Missing, ...]

    @property
    def passed(self) -> bool:
        """Nothing is missing here."""
        return not self.missing


def missing(choice: Choice, *, stage: Stage = Stage.SIGN) -> tuple[Missing, ...]:
    """Everything that is missing at this stage; empty when the way is free."""
    return tuple(one for standing in standings(choice, stage=stage) for one in standing.missing)


def standings(choice: Choice, *, stage: Stage = Stage.SIGN) -> tuple[Standing, ...]:
    """Every safeguard that holds for this kind, and how it stands."""
    here = (gate for gate in GATES if gate.holds_for(choice.kind))
    return tuple(Standing(gate, gate.missing(choice, stage=stage)) for gate in here)


def gate_of(code: str) -> Gate | None:
    """The safeguard that may be passed on this finding, if there is one."""
    return next((gate for gate in GATES if code in gate.may_pass), None)


GATES: tuple[Gate, ...] = (
    Gate("G1", "facts", Scope.FACTS, "Nationale ombudsman 2010/059", grounds.facts),
    Gate("G2", "no_legitimate_road", Scope.PERSON, "Awb 9:1", grounds.no_legitimate_road),
    Gate("G3", "heard_first", Scope.WRITTEN, "Awb 4:8", telling.heard_first, frozenset({"not_heard"})),
    Gate(
        "G4", "other_decider", Scope.WRITTEN, "eigen keuze van Regie", telling.other_decider,
        frozenset({"decider_was_involved", "decider_handles_the_file"}),
    ),
    Gate("G5", "reasons", Scope.WRITTEN, "Awb 3:2-3:4, 3:46", grounds.reasons),
    Gate("G6", "proportion", Scope.WRITTEN, "Nationale ombudsman 2010/059", grounds.proportion),
    Gate("G7", "bounded", Scope.LIMITING, "Overijsselse Ombudsman", limits.bounded),
    Gate("G8", "stays_open", Scope.LIMITING, "Nationale ombudsman 2019/024", limits.something_stays_open),
    Gate("G9", "review", Scope.LIMITING, "Nationale ombudsman 2019/024", limits.review, frozenset({"no_review"})),
    Gate("G10", "remedy", Scope.WRITTEN, "Awb 9:1, 6:7", telling.remedy),
    Gate("G11", "data_notice", Scope.WRITTEN, "AVG 13-14", telling.data_notice, frozenset({"retention_unset"})),
    Gate(
        "G12", "readable", Scope.WRITTEN, "Sr 138-139", telling.readable_and_delivered,
        frozenset({"language_unknown", "no_interpreter", "hard_to_read", "no_delivery"}),
    ),
    Gate("G13", "no_counting", Scope.PERSON, "protocol Veldhoven 4.4", grounds.chosen_by_a_person),
    Gate(
        "G14", "published", Scope.WRITTEN, "Overijsselse Ombudsman", telling.published,
        frozenset({"rules_not_published"}),
    ),
)  # fmt: skip
