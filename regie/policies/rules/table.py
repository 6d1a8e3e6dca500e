"""The response table: which conduct asks for, allows or excludes which measure."""

from dataclasses import dataclass
from enum import StrEnum

from regie.policies.rules.terms import Period
from regie.policies.rules.texts import Text
from regie.policies.rules.unknown import NOT_CONFIGURED, Setting


class Measure(StrEnum):
    """What can be done towards a citizen; which remedy belongs to each is the responses' business."""

    TALK = "talk"
    STOP_TALK = "stop_talk"
    ORDER_TALK = "order_talk"
    END_CONTACT = "end_contact"
    WARNING_LETTER = "warning_letter"
    CONTACT_RESTRICTION = "contact_restriction"
    ACCESS_RESTRICTION = "access_restriction"
    BUILDING_BAN = "building_ban"
    REPRESENTATIVE_BARRED = "representative_barred"
    SUSPEND_SERVICE = "suspend_service"
    CRIMINAL_COMPLAINT = "criminal_complaint"
    POLICE_NOTICE = "police_notice"
    PROSECUTION_ADVICE = "prosecution_advice"
    DAMAGE_CLAIM = "damage_claim"
    CARE_REFERRAL = "care_referral"
    COMPLAINT_ROAD = "complaint_road"
    BENEFIT_REDUCTION = "benefit_reduction"
    AREA_BAN = "area_ban"
    PROSECUTOR_ORDER = "prosecutor_order"


# Those that limit access, contact or service: they need an end, a review and what stays open.
LIMITING = frozenset(
    {
        Measure.CONTACT_RESTRICTION,
        Measure.ACCESS_RESTRICTION,
        Measure.BUILDING_BAN,
        Measure.REPRESENTATIVE_BARRED,
        Measure.SUSPEND_SERVICE,
        Measure.BENEFIT_REDUCTION,
        Measure.AREA_BAN,
        Measure.PROSECUTOR_ORDER,
    }
)


class Modality(StrEnum):
    """How strongly a rule speaks."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    CONTRARY = "contrary"


@dataclass(frozen=True, kw_only=True)
class Duration:
    """How long a measure lasts at least, as a rule, and at most."""

    minimum: Setting[Period] = NOT_CONFIGURED
    default: Setting[Period] = NOT_CONFIGURED
    maximum: Setting[Period] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class Voices:
    """Who is asked and told around a measure: parties by their code; an empty list means that nobody is."""

    heard: Setting[tuple[str, ...]] = NOT_CONFIGURED
    consulted: Setting[tuple[str, ...]] = NOT_CONFIGURED
    informed: Setting[tuple[str, ...]] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing that a rule asks for, advises, allows or excludes; `alternatives` meet it as well.

    `within` counts from `counted_from` (an anchor's name). `register` says by measure whether it goes into
    the register; it is empty when the rule does not speak of that.
    """

    measure: Measure
    modality: Setting[Modality]
    alternatives: tuple[Measure, ...] = ()
    duration: Duration = Duration()
    decider: Setting[str] = NOT_CONFIGURED
    voices: Voices = Voices()
    within: Setting[Period] = NOT_CONFIGURED
    counted_from: Setting[str] = NOT_CONFIGURED
    needs_talk: Setting[bool] = NOT_CONFIGURED
    letter: Setting[str] = NOT_CONFIGURED
    register: tuple[tuple[Measure, Setting[Modality]], ...] = ()
    reason: Setting[Text] = NOT_CONFIGURED

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that meet this option."""
        return (self.measure, *self.alternatives)


@dataclass(frozen=True, kw_only=True)
class OwnAct:
    """What the organisation itself does or allows its people to do: an act that the pack names."""

    act: str
    modality: Setting[Modality]


class Standing(StrEnum):
    """What has become of an earlier measure."""

    ACTIVE = "active"
    EXPIRED = "expired"
    LIFTED = "lifted"
    WITHDRAWN = "withdrawn"
    QUASHED = "quashed"
    SUPERSEDED = "superseded"


# What ended without standing is shown and weighs nothing, unless a rule says otherwise.
COUNTS = frozenset({Standing.ACTIVE, Standing.SUPERSEDED})


@dataclass(frozen=True, kw_only=True)
class When:
    """For which conduct and in which case a rule speaks.

    No class at all means any conduct that leads to a response. `repeated=None` does not ask what came before;
    `after` asks for one of these earlier measures; of `circumstances` every one must hold.
    """

    class_any: tuple[str, ...] = ()
    repeated: bool | None = None
    window: Setting[Period] = NOT_CONFIGURED
    after: tuple[Measure, ...] = ()
    counts_also: tuple[Standing, ...] = ()
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()

    @property
    def asks_history(self) -> bool:
        """Whether the rule wants to know what came before."""
        return self.repeated is not None or bool(self.after)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the response table, with the section of the protocol in which it stands."""

    id: str
    when: When
    then: tuple[Option, ...] = ()
    ourselves: tuple[OwnAct, ...] = ()
    section: Setting[str] = NOT_CONFIGURED
