"""What can have happened to an incident."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opened:
    """An incident waits for its report; `alarm_id` when an alarm led to it."""

    incident_id: int
    alarm_id: int | None


@dataclass(frozen=True)
class Reported:
    """Somebody told what happened."""

    incident_id: int
    reporter_id: int
    affected_id: int | None


@dataclass(frozen=True)
class Completed:
    """Something was added to a report later."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class CaseTaken:
    """One person has the regie of the case."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class CaseOffered:
    """Somebody was asked by name to take the regie; until they accept, nothing moves."""

    incident_id: int
    giver_id: int
    taker_id: int


@dataclass(frozen=True)
class CaseOfferAnswered:
    """The one who was asked took the regie, or left it where it was."""

    incident_id: int
    taker_id: int
    accepted: bool


@dataclass(frozen=True)
class CaseLeftAlone:
    """The agreed time passed and nobody has the regie: whoever can take it was told."""

    incident_id: int


@dataclass(frozen=True)
class Classified:
    """A second person held the facts against the norm."""

    incident_id: int
    classification_id: int
    outcome: str


@dataclass(frozen=True)
class ComplaintForwarded:
    """It is a complaint, an objection or criticism: it goes the road of complaints, and is no aggression."""

    incident_id: int
    complaint_id: int


@dataclass(frozen=True)
class ComplaintAnswered:
    """The citizen has an answer."""

    incident_id: int
    complaint_id: int


@dataclass(frozen=True)
class Closed:
    """Nothing has to be done any more."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class CaseReturned:
    """Nobody has the regie of the case any more."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class OriginatorSought:
    """Somebody looked for a citizen by name or number; how many were found, and never by which words."""

    organisation_id: int
    purpose: str
    found: int


@dataclass(frozen=True)
class OriginatorChanged:
    """What identifies a citizen was mended or completed."""

    originator_id: int


@dataclass(frozen=True)
class OriginatorsMerged:
    """Somebody said that two records are one citizen."""

    originator_id: int
    merged_id: int
    merge_id: int


@dataclass(frozen=True)
class OriginatorsParted:
    """Somebody said that they are two after all."""

    originator_id: int
    merged_id: int
    merge_id: int


@dataclass(frozen=True)
class AffectedNamed:
    """Somebody was named later as one whom it happened to."""

    incident_id: int
    reporter_id: int
    affected_id: int


@dataclass(frozen=True)
class ImpactTold:
    """Somebody whom it happened to said how they are; how they are stands nowhere here."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class PersonLeftOut:
    """The reporter asked that this person neither reads nor decides the case."""

    incident_id: int
    person_id: int


@dataclass(frozen=True)
class EvidenceAdded:
    """A file was added to the case."""

    incident_id: int
    evidence_id: int


@dataclass(frozen=True)
class EvidenceRemoved:
    """A file was taken away for good; why stands with the case, not here."""

    incident_id: int
    evidence_id: int


@dataclass(frozen=True)
class PartyTakenOut:
    """Somebody was named by mistake and is part of the case no more; `person_id` when it is a colleague."""

    incident_id: int
    party_id: int
    kind: str
    person_id: int | None


@dataclass(frozen=True)
class BehaviourTakenBack:
    """A tile was chosen by mistake: this is not what was seen."""

    incident_id: int
    behaviour: str
