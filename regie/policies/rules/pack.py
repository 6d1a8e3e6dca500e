"""What an organisation has decided beforehand, as frozen values: norm, ladders, promises, care, retention."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from regie.policies.rules.examples import Example
from regie.policies.rules.remedies import Remedy
from regie.policies.rules.scope import Scope
from regie.policies.rules.table import Rule
from regie.policies.rules.terms import Period
from regie.policies.rules.texts import Text
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class Against(StrEnum):
    """At whom or what an act is aimed; apart from how much force it took."""

    PERSON = "person"
    THING = "thing"
    GROUP = "group"
    SELF = "self"
    NOBODY = "nobody"


class PoliceRule(StrEnum):
    """Whether the organisation goes to the police for an act of this class."""

    MUST = "must"
    MAY = "may"
    NO = "no"


class Cause(StrEnum):
    """What drives an act, as far as a class of the norm is about that."""

    FRUSTRATION = "frustration"
    INSTRUMENTAL = "instrumental"
    DISORDER = "disorder"


class Road(StrEnum):
    """Where a case of this class goes: to a response, first to care, or away from aggression altogether."""

    RESPONSE = "response"
    CARE_FIRST = "care_first"
    NOT_AGGRESSION = "not_aggression"


@dataclass(frozen=True, kw_only=True)
class NormClass:
    """One kind of conduct that the norm names."""

    code: str
    label: Text
    criteria: Setting[Text] = NOT_CONFIGURED
    examples: tuple[Text, ...] = ()
    against: Setting[Against] = NOT_CONFIGURED
    channels: Setting[tuple[str, ...]] = NOT_CONFIGURED
    cause: Setting[Cause] = NOT_CONFIGURED
    police: Setting[PoliceRule] = NOT_CONFIGURED
    road: Road = Road.RESPONSE


@dataclass(frozen=True)
class HouseRule:
    """One sentence on the wall: it asks for conduct, never for an attitude."""

    code: str
    label: Text


@dataclass(frozen=True)
class Group:
    """A code and what people call it: those whom a ladder calls, an act of our own, a circumstance."""

    code: str
    label: Text


@dataclass(frozen=True)
class Step:
    """Whom to call, by which channels, and how long to wait before the next call.

    Off-duty people of the group are called only when the step says so.
    """

    group: str
    wait_seconds: int
    channels: tuple[str, ...]
    also_off_duty: bool = False


@dataclass(frozen=True)
class Ladder:
    """Who is called one after another while nobody takes charge; the last step repeats."""

    steps: tuple[Step, ...]

    def as_data(self) -> list[dict[str, Any]]:
        """Plain data, to copy onto what this ladder governs."""
        return [
            {
                "group": step.group,
                "wait_seconds": step.wait_seconds,
                "channels": list(step.channels),
                **({"also_off_duty": True} if step.also_off_duty else {}),
            }
            for step in self.steps
        ]

    @classmethod
    def from_data(cls, data: Iterable[dict[str, Any]]) -> "Ladder":
        """The ladder that was copied."""
        return cls(
            tuple(
                Step(
                    row["group"], row["wait_seconds"], tuple(row["channels"]), row.get("also_off_duty", False)
                )
                for row in data
            )
        )


@dataclass(frozen=True, kw_only=True)
class HomeVisits:
    """How often somebody on a visit says that all is well, and how long before the alarm they are asked; in seconds."""

    confirm_every: Setting[int] = NOT_CONFIGURED
    ask_before: Setting[int] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class SignOfLife:
    """After how many seconds of silence whoever has the regie is asked, and how long they have to answer.

    Only both together do anything: nobody loses the regie unasked.
    """

    ask_after: Setting[int] = NOT_CONFIGURED
    answer_within: Setting[int] = NOT_CONFIGURED


class Clock(StrEnum):
    """What the organisation can promise to do in time."""

    CALL_BACK = "call_back"
    CASE_CHARGE = "case_charge"
    CLASSIFY = "classify"
    CHOOSE_RESPONSE = "choose_response"
    SIGN = "sign"
    SEND_LETTER = "send_letter"
    REACTION_TO_ORIGINATOR = "reaction_to_originator"
    FEEDBACK = "feedback"
    COMPLAINT_SETTLED = "complaint_settled"
    LIFTING_ANSWER = "lifting_answer"
    SECOND_LOOK = "second_look"
    DRILL = "drill"


class Anchor(StrEnum):
    """The event from which a term runs."""

    INCIDENT = "incident"
    REPORTED = "reported"
    CLASSIFIED = "classified"
    RESPONSE_CHOSEN = "response_chosen"
    SIGNED = "signed"
    DECIDED = "decided"
    COMPLAINT_RECEIVED = "complaint_received"
    LIFTING_ASKED = "lifting_asked"
    FIRST_TALK = "first_talk"
    LAST_DRILL = "last_drill"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One promise: what is done, how long after which event, by whoever holds the permission."""

    clock: Clock
    anchor: Anchor
    within: Setting[Period] = NOT_CONFIGURED
    owner: Setting[str] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class CareStep:
    """One moment of care for an employee, reckoned from the incident or from the first talk."""

    kind: str
    label: Text
    anchor: Anchor
    opens: Period
    until: Setting[Period] = NOT_CONFIGURED
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Retention:
    """How long one type of record is kept: the clock of data protection and the clock of the archive."""

    record: str
    keep: Setting[Period] = NOT_CONFIGURED
    counted_from: Setting[str] = NOT_CONFIGURED
    archive: Setting[Period] = NOT_CONFIGURED
    basis: Setting[str] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class BasicService:
    """A service that stays open under every measure, and the safe road to it."""

    code: str
    label: Text
    road: Setting[Text] = NOT_CONFIGURED
    contact: Setting[Text] = NOT_CONFIGURED
    hours: Setting[Text] = NOT_CONFIGURED


class Law(StrEnum):
    """Under whose law a measure is taken: what somebody can do against it depends on that."""

    DUTCH = "nl"
    BELGIAN = "be"


@dataclass(frozen=True, kw_only=True)
class Safeguards:
    """What a measure against a citizen is held against: the law, and which measures count as short and as long.

    A short one may go without a day to look again, by who has that power; a long one for somebody vulnerable
    asks for a second thought.
    """

    law: Setting[Law] = NOT_CONFIGURED
    short_measure: Setting[Period] = NOT_CONFIGURED
    long_measure: Setting[Period] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One version of one organisation's policy, whole."""

    id: str
    title: Text
    version: str
    norm: tuple[NormClass, ...]
    owner: Setting[str] = NOT_CONFIGURED
    label: Setting[Text] = NOT_CONFIGURED
    valid_from: Setting[date] = NOT_CONFIGURED
    valid_to: Setting[date] = NOT_CONFIGURED
    source: Setting[str] = NOT_CONFIGURED
    public_address: Setting[str] = NOT_CONFIGURED
    works_council_consent: Setting[date] = NOT_CONFIGURED
    legal_base: Setting[str] = NOT_CONFIGURED
    replaces: Setting[str] = NOT_CONFIGURED
    scope: Scope = field(default_factory=Scope)
    house_rules: tuple[HouseRule, ...] = ()
    groups: tuple[Group, ...] = ()
    acts: tuple[Group, ...] = ()
    circumstances: tuple[Group, ...] = ()
    ladders: tuple[tuple[str, Ladder], ...] = ()
    home_visits: HomeVisits = HomeVisits()
    sign_of_life: SignOfLife = SignOfLife()
    rules: tuple[Rule, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    aftercare: tuple[CareStep, ...] = ()
    retention: tuple[Retention, ...] = ()
    basic_services: tuple[BasicService, ...] = ()
    safeguards: Safeguards = Safeguards()
    remedies: tuple[Remedy, ...] = ()
    closed_days: tuple[date, ...] = ()
    examples: tuple[Example, ...] = ()

    def norm_class(self, code: str) -> NormClass | None:
        """The class with this code."""
        return next((one for one in self.norm if one.code == code), None)


def remedy_for(pack: Pack, measure: str) -> Remedy | None:
    """What the pack says that somebody can do against this measure; None when it says nothing of it."""
    return next((one for one in pack.remedies if one.measure == measure), None)


def ladder_for(pack: Pack, kind: str) -> Setting[Ladder]:
    """The ladder for `attention` or `alarm`."""
    return dict(pack.ladders).get(kind, NOT_CONFIGURED)


def is_in_force(pack: Pack, on: date) -> bool:
    """Whether the pack counts on a day: a pack without a first day never does, a lapsed one no more."""
    if pack.valid_from is NOT_CONFIGURED or on < pack.valid_from:
        return False
    return pack.valid_to is NOT_CONFIGURED or on <= pack.valid_to
