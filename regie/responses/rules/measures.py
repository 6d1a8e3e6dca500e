"""A chosen response with everything that it rests on, as one value for the gates to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from regie.responses.rules.kinds import Nature

# What is asked about the citizen before a response is weighed; that somebody asked and does not know is an answer too.
ASKED = ("vulnerable", "dependants", "companion", "dependent")


class Known(StrEnum):
    """An answer about the citizen."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Reads(StrEnum):
    """Which language the citizen reads."""

    DUTCH = "nl"
    ENGLISH = "en"
    OTHER = "other"


class Target(StrEnum):
    """At whom an act was aimed, because a rule may protect some and not others."""

    CHARGED = "charged"  # charged with carrying out the Act: staff of the municipality
    GUARD = "guard"
    VISITOR = "visitor"
    THING = "thing"


class Delivery(StrEnum):
    """How the paper is to reach the citizen."""

    HANDED = "handed"
    REGISTERED = "registered"
    POST = "post"


# Of these there is a proof that the paper arrived.
PROVEN = frozenset({Delivery.HANDED, Delivery.REGISTERED})


@dataclass(frozen=True)
class Act:
    """One thing that was said or done; `is_suspected` as long as nobody has established it.

    For a decision also its `proof`, and at whom it was aimed (`target`).
    """

    words: str
    happened_on: date
    source: str
    norm_class: str
    is_suspected: bool = False
    proof: str = ""
    target: str = ""


@dataclass(frozen=True)
class Heard:
    """One time that the citizen could tell their side, or was invited to."""

    kind: str
    held_on: date
    notes: str
    cautioned: bool = False


@dataclass(frozen=True)
class Way:
    """How the citizen still reaches one service: a channel, a contact and hours."""

    service: str
    label: str
    channel: str = ""
    contact: str = ""
    hours: str = ""


@dataclass(frozen=True, kw_only=True)
class Norm:
    """What the policy in force on the day of the act has decided about measures; what it has not is empty.

    `services` are the basic services as code and label. The last day of a short measure is `short_until`, the
    first on which it is long `long_from`; `longest_until` the last that the norm allows.
    """

    is_there: bool = False
    law: str = ""
    has_remedy: bool = False
    public_address: str = ""
    answers_lifting: bool = False
    kept_unset: tuple[str, ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    short_until: date | None = None
    long_from: date | None = None
    longest_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What somebody chose, on what grounds, and as seen on which day.

    `starts_on` is empty when it starts on the day on which the citizen is told. `passed` are the safeguards
    that somebody else let pass, with a reason. `renews_from` is the day on which the measure that this one
    prolongs was chosen.
    """

    kind: str
    on: date
    chooser_id: int | None = None
    reporter_id: int | None = None
    affected_ids: frozenset[int] = frozenset()
    complaint_handler_id: int | None = None
    classifier_id: int | None = None
    is_aggression: bool = False
    is_contact_load: bool = False
    acts: tuple[Act, ...] = ()
    hearings: tuple[Heard, ...] = ()
    why: str = ""
    lighter: str = ""
    is_apart: bool = False
    proportion: Mapping[str, str] = field(default_factory=dict)
    weight: str = ""
    nature: Nature = Nature.UNSAID
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    where: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    ends_early: str = ""
    reads: str = ""
    interpreter: str = ""
    delivery: str = ""
    renews_from: date | None = None
    norm: Norm = Norm()
    passed: frozenset[str] = frozenset()

    @property
    def involved(self) -> frozenset[int]:
        """Whoever was in it: the reporter, the person to whom it happened, and who handles the complaint."""
        people = (self.reporter_id, self.complaint_handler_id, *self.affected_ids)
        return frozenset(one for one in people if one is not None)

    @property
    def grounds(self) -> tuple[Act, ...]:
        """The acts that it can rest on: under the norm, or told as contacts when that is what it is about."""
        return tuple(
            act for act in self.acts if (act.norm_class or self.is_contact_load) and not act.is_suspected
        )
