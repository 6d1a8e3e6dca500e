"""Which safeguards stand before a response, and which of them are still missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.responses.rules.hearings import was_heard
from regie.responses.rules.kinds import Nature, Scope, kind_of
from regie.responses.rules.measures import Choice
from regie.responses.rules.signing import Missing


class Stage(StrEnum):
    """Until when a safeguard may wait: it must stand when somebody chooses, or at the latest when another signs."""

    CHOOSE = "choose"
    SIGN = "sign"


@dataclass(frozen=True)
class Gate:
    """One safeguard: for which responses it holds, where it comes from, and what it finds missing."""

    number: str
    code: str
    scope: Scope
    stage: Stage
    basis: str
    look: Callable[[Choice], Iterable[str]]

    @property
    def source(self) -> str:
        """Its number and where it comes from, in a few words."""
        return f"{self.number}, {self.basis}" if self.basis else self.number

    def holds_for(self, kind: str) -> bool:
        """Whether this kind of response has to pass it."""
        return self.scope in kind_of(kind).scopes

    def missing(self, choice: Choice) -> tuple[Missing, ...]:
        """What it finds missing, in the order in which a person would mend it."""
        return tuple(Missing(code, self.source) for code in self.look(choice))


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
    """Every safeguard that holds for this kind and this stage, and how it stands."""
    here = (gate for gate in GATES if gate.holds_for(choice.kind) and stage in (Stage.SIGN, gate.stage))
    return tuple(Standing(gate, gate.missing(choice)) for gate in here)


def _facts(choice: Choice) -> Iterable[str]:
    """Each act that counts is a line of its own, with a date, a source and a class of the norm."""
    relied_on = [act for act in choice.acts if act.norm_class]
    if not relied_on:
        yield "no_acts"
    if any(not act.source.strip() for act in relied_on):
        yield "act_without_source"


def _no_legitimate_road(choice: Choice) -> Iterable[str]:
    """A second person confirmed that this is no complaint, objection or criticism."""
    if not choice.is_aggression:
        yield "not_confirmed"
    elif choice.classifier_id in {None, choice.reporter_id}:
        yield "no_second_person"


def _heard_first(choice: Choice) -> Iterable[str]:
    if not was_heard(choice.hearings, on=choice.on):
        yield "not_heard"


def _other_decider(choice: Choice) -> Iterable[str]:
    if choice.chooser_id in choice.involved:
        yield "decider_was_involved"


def _reasons(choice: Choice) -> Iterable[str]:
    if not choice.why.strip():
        yield "no_reason"
    if not choice.lighter.strip():
        yield "lighter_not_weighed"


def _bounded(choice: Choice) -> Iterable[str]:
    """A start that is not in the past, an end, and places or channels: oral and unlimited do not exist."""
    if choice.starts_on and choice.starts_on < choice.on:
        yield "starts_in_the_past"
    if choice.ends_on is None:
        yield "no_end"
    elif choice.ends_on < (choice.starts_on or choice.on):
        yield "ends_too_early"
    elif choice.longest_until and choice.ends_on > choice.longest_until:
        yield "longer_than_the_norm"
    if not choice.where.strip():
        yield "no_place"


def _something_stays_open(choice: Choice) -> Iterable[str]:
    if not choice.stays_open.strip():
        yield "nothing_stays_open"


def _review(choice: Choice) -> Iterable[str]:
    if choice.review_on is None:
        yield "no_review"
    elif choice.review_on < choice.on or (choice.ends_on and choice.review_on >= choice.ends_on):
        yield "review_not_in_between"


def _remedy(choice: Choice) -> Iterable[str]:
    if choice.nature is Nature.UNSAID:
        yield "no_remedy"


def _chosen_by_a_person(choice: Choice) -> Iterable[str]:
    """A person chose. No number of incidents is among what this looks at, and none can be."""
    if choice.chooser_id is None:
        yield "no_person_chose"


# To come, each as a row here and a function above: G6 proportion, G11 data notice, G12 readable and delivered,
# G14 published protocol. Who may pass a gate all the same, and how that is kept, comes with them.
GATES: tuple[Gate, ...] = (
    Gate("G1", "facts", Scope.FACTS, Stage.CHOOSE, "Nationale ombudsman 2010/059", _facts),
    Gate("G2", "no_legitimate_road", Scope.PERSON, Stage.CHOOSE, "Awb 9:1", _no_legitimate_road),
    Gate("G3", "heard_first", Scope.WRITTEN, Stage.SIGN, "Awb 4:8", _heard_first),
    Gate("G4", "other_decider", Scope.WRITTEN, Stage.CHOOSE, "", _other_decider),
    Gate("G5", "reasons", Scope.WRITTEN, Stage.CHOOSE, "Awb 3:2-3:4, 3:46", _reasons),
    Gate("G7", "bounded", Scope.LIMITING, Stage.CHOOSE, "Overijsselse Ombudsman", _bounded),
    Gate(
        "G8",
        "stays_open",
        Scope.LIMITING,
        Stage.CHOOSE,
        "Nationale ombudsman 2019/024",
        _something_stays_open,
    ),
    Gate("G9", "review", Scope.LIMITING, Stage.CHOOSE, "Nationale ombudsman 2019/024", _review),
    Gate("G10", "remedy", Scope.WRITTEN, Stage.CHOOSE, "Awb 9:1, 6:7", _remedy),
    Gate("G13", "no_counting", Scope.PERSON, Stage.CHOOSE, "", _chosen_by_a_person),
)
