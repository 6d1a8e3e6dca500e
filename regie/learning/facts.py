"""What can have happened when colleagues hold their judgement against the norm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CalibrationAsked:
    """Staff were asked to say what the norm would call some situations."""

    calibration_id: int
    organisation_id: int
    vignettes: int


@dataclass(frozen=True)
class CalibrationAnswered:
    """Somebody answered; what they answered stands nowhere in the journal."""

    calibration_id: int


@dataclass(frozen=True)
class CalibrationClosed:
    """It was closed before its last day."""

    calibration_id: int
