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
class Option:
    """One thing that a rule asks for, advises, allows or excludes; `alternatives` meet it as well."""

    measure: Measure
    modality: Modality
    alternatives: tuple[Measure, ...] = ()
    duration: Duration = Duration()
    decider: Setting[str] = NOT_CONFIGURED
    needs_talk: Setting[bool] = NOT_CONFIGURED
    letter: Setting[str] = NOT_CONFIGURED
    reason: Setting[Text] = NOT_CONFIGURED


@dataclass(frozen=True, kw_only=True)
class When:
    """For which conduct a rule speaks; `repeated=None` means that it does not ask what came before."""

    class_any: tuple[str, ...]
    repeated: bool | None = None
    window: Setting[Period] = NOT_CONFIGURED
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the response table, with the section of the protocol in which it stands."""

    id: str
    when: When
    then: tuple[Option, ...]
    section: Setting[str] = NOT_CONFIGURED
