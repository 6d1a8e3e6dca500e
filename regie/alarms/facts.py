"""What can have happened to an alarm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Raised:
    """Somebody pressed."""

    alarm_id: int
    kind: str
    origin: str
    presser_id: int | None
    device_id: int | None


@dataclass(frozen=True)
class DrillBegun:
    """This press is the drill that somebody planned: everybody is called, and everybody is told that it is a drill."""

    alarm_id: int
    window_id: int


@dataclass(frozen=True)
class MadeReal:
    """Somebody said in a drill that this is real; the ladder starts again and everybody is told."""

    alarm_id: int
    person_id: int | None


@dataclass(frozen=True)
class Doubted:
    """The clock of the panel is wrong, so nobody can be sure that this is no recording; everybody is called anyway."""

    alarm_id: int
    clock_off_seconds: int | None


@dataclass(frozen=True)
class Verified:
    """The panel set its clock and said it again: this alarm is no recording."""

    alarm_id: int


@dataclass(frozen=True)
class StepCalled:
    """The people of one step were called."""

    alarm_id: int
    step: int
    group: str
    people: tuple[int, ...]
    repeated: bool
    # "" is who is on duty; "group" also the rest of the group; "everybody" whoever has a role there.
    off_duty: str = ""


@dataclass(frozen=True)
class StepEmpty:
    """Nobody of this group is on duty, so the ladder went on at once."""

    alarm_id: int
    step: int
    group: str


@dataclass(frozen=True)
class CallFailed:
    """A call did not leave the house; it is tried again until somebody takes charge."""

    alarm_id: int
    channel: str
    person_id: int | None
    attempt: int


@dataclass(frozen=True)
class CallRefused:
    """A way will never lead to this person: a wrong number, a provider that says no."""

    alarm_id: int
    channel: str
    person_id: int | None


@dataclass(frozen=True)
class NobodyReached:
    """Nothing reaches anybody of a step, so the next people are called at once."""

    alarm_id: int
    step: int


@dataclass(frozen=True)
class Seen:
    """Somebody has the alarm on the screen in front of them."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class Coming:
    """Somebody is on the way."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class FetchingHelp:
    """Somebody cannot step in and fetches others: the other half of the duty to intervene."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class Arrived:
    """Somebody is on the spot."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class ChargeTaken:
    """One person has the regie."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class ChargeReturned:
    """Nobody has the regie any more; the ladder starts again. `by_silence` says that they did not do it themselves."""

    alarm_id: int
    person_id: int
    by_silence: bool = False


@dataclass(frozen=True)
class SignGiven:
    """They are still there."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class SignAsked:
    """Whoever has the regie was not heard of for the set time, and is asked."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class HandOverAsked:
    """The one in charge asks another to take over."""

    alarm_id: int
    person_id: int
    to_id: int


@dataclass(frozen=True)
class HandOverAnswered:
    """The other accepted or declined."""

    alarm_id: int
    person_id: int
    accepted: bool


@dataclass(frozen=True)
class ClimbedByHand:
    """A person did not wait for the ladder's next step."""

    alarm_id: int
    person_id: int


@dataclass(frozen=True)
class PresserSpoke:
    """The presser says: a mistake, I can talk, I cannot talk."""

    alarm_id: int
    word: str


@dataclass(frozen=True)
class StoodDown:
    """The alarm is over, and this is how it ended."""

    alarm_id: int
    person_id: int
    outcome: str
    police: bool


@dataclass(frozen=True)
class ClockSet:
    """The clock of the server was set by so many seconds; less than zero is back."""

    seconds: float
