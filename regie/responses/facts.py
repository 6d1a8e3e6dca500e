"""What can have happened to a response."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposed:
    """The norm said what may follow; nothing has been chosen."""

    proposal_id: int
    incident_id: int
    status: str


@dataclass(frozen=True)
class NormAsked:
    """The norm was asked again, with more that is known."""

    proposal_id: int
    incident_id: int
    status: str


@dataclass(frozen=True)
class Heard:
    """The citizen could tell their side, or was invited to."""

    hearing_id: int
    incident_id: int
    kind: str


@dataclass(frozen=True)
class Chosen:
    """A person chose a measure and said why; it waits for a second signature."""

    measure_id: int
    incident_id: int
    kind: str


@dataclass(frozen=True)
class LetPass:
    """Somebody with that power let a safeguard pass, with a reason."""

    measure_id: int
    incident_id: int
    gate: str
    code: str


@dataclass(frozen=True)
class SentBack:
    """The second person did not sign, and said why."""

    measure_id: int
    incident_id: int
    person_id: int


@dataclass(frozen=True)
class Decided:
    """Two people signed: the measure may be told to the citizen."""

    measure_id: int
    incident_id: int
    kind: str


@dataclass(frozen=True)
class Begun:
    """The citizen was told: it holds from now on, or from its first day."""

    measure_id: int
    incident_id: int


@dataclass(frozen=True)
class Lifted:
    """The measure ended before its end date."""

    measure_id: int
    incident_id: int


@dataclass(frozen=True)
class Superseded:
    """A new decision came in its place."""

    measure_id: int
    incident_id: int


@dataclass(frozen=True)
class LiftingAsked:
    """The citizen asked to end it earlier."""

    request_id: int
    measure_id: int
    incident_id: int


@dataclass(frozen=True)
class LiftingAnswered:
    """The citizen has an answer to that, with reasons."""

    request_id: int
    measure_id: int
    incident_id: int
    granted: bool


@dataclass(frozen=True)
class Reviewed:
    """Somebody looked again whether it is still needed."""

    review_id: int
    measure_id: int
    incident_id: int
    outcome: str


@dataclass(frozen=True)
class TalkPlanned:
    """Somebody is invited to an order talk."""

    talk_id: int
    incident_id: int


@dataclass(frozen=True)
class TalkHeld:
    """The order talk is over."""

    talk_id: int
    incident_id: int
    outcome: str


@dataclass(frozen=True)
class PoliceTold:
    """The police was told, officially or not."""

    report_id: int
    incident_id: int
    kind: str


@dataclass(frozen=True)
class PoliceHeard:
    """What the police did with it is known now, or is known otherwise."""

    report_id: int
    incident_id: int
    outcome: str


@dataclass(frozen=True)
class CareAsked:
    """Somebody was asked to help the citizen."""

    referral_id: int
    incident_id: int


@dataclass(frozen=True)
class CareLookedAt:
    """Somebody looked again whether that help came."""

    referral_id: int
    incident_id: int
    outcome: str


@dataclass(frozen=True)
class DamageClaimed:
    """What was paid, claimed or recovered of one item of damage was written down."""

    claim_id: int
    incident_id: int
