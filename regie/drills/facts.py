"""What can have happened to a drill; that it began, became real or ended are facts of its alarm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DrillPlanned:
    """Somebody said when and where the next press of one button is practice."""

    drill_id: int
    window_id: int


@dataclass(frozen=True)
class DrillCalledOff:
    """There will be no drill: every press is real again."""

    drill_id: int


@dataclass(frozen=True)
class DrillEvaluated:
    """The leader wrote down what went well and what must be better."""

    drill_id: int
