"""What can have happened in the care for an employee."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Planned:
    """Somebody has a plan with dates."""

    plan_id: int
    incident_id: int
    person_id: int


@dataclass(frozen=True)
class PlanLetGo:
    """Somebody had been named by mistake; what had not begun is offered no more."""

    plan_id: int
    incident_id: int


@dataclass(frozen=True)
class CareTaken:
    """One person gives this care from now on."""

    plan_id: int
    person_id: int


@dataclass(frozen=True)
class CareGivenBack:
    """The carer cannot go on; another has to take it."""

    plan_id: int
    person_id: int


@dataclass(frozen=True)
class TalkHeld:
    """A moment of the plan took place."""

    talk_id: int
    plan_id: int


@dataclass(frozen=True)
class TalkDeclined:
    """The employee did not want this moment; that is their right."""

    talk_id: int
    plan_id: int


@dataclass(frozen=True)
class FeedbackGiven:
    """Somebody who was part of it heard what was done with the report."""

    feedback_id: int
    incident_id: int
    person_id: int


@dataclass(frozen=True)
class FeedbackAnswered:
    """The one who heard it answered back."""

    feedback_id: int
    incident_id: int


@dataclass(frozen=True)
class CheckInAgreed:
    """Somebody will ask again how it goes, on a day of their own choice."""

    talk_id: int
    plan_id: int


@dataclass(frozen=True)
class HelpOffered:
    """The employee was offered help by a professional."""

    help_id: int
    plan_id: int


@dataclass(frozen=True)
class HelpAnswered:
    """The employee takes it, or does not want it."""

    help_id: int
    plan_id: int
    taken: bool


@dataclass(frozen=True)
class AbsenceWritten:
    """From when until when the employee could not work."""

    absence_id: int
    plan_id: int
