"""Which field keeps what about whom: the register of personal data, from which the AVG 30 entry and the DPIA are made.

Every field that holds words stands here, or its table stands under `NOT_ABOUT_PEOPLE`; a test fails when one does not.
References to a colleague ("who did it") need no line: the models themselves show them. A field that an erasure must
leave as it is says so (`keep`): a number, a code of the policy, a hash. Everything else is emptied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """Whose data it is."""

    CITIZEN = "citizen"
    STAFF = "staff"
    BOTH = "both"


class Kind(StrEnum):
    """What kind of data it is."""

    IDENTITY = "identity"
    CONTACT = "contact"
    STORY = "story"
    JUDGEMENT = "judgement"
    CARE = "care"
    WORK = "work"
    TECHNICAL = "technical"


@dataclass(frozen=True)
class Line:
    """One field: whose, what kind, to which type of record it belongs, and whether an erasure leaves it."""

    model: str
    field: str
    about: About
    kind: Kind
    record: str
    keep: bool = False


@dataclass(frozen=True)
class Record:
    """One type of record: what it is for, and which permissions open it."""

    code: str
    purpose: str
    readers: tuple[str, ...]


# The types for which a policy pack sets its two terms, and those that live as long as the employment or the device.
RECORDS = {
    one.code: one
    for one in (
        Record("alarm", "call_help", ("alarms.respond",)),
        Record("incident", "handle_incidents", ("incidents.read",)),
        Record("originator", "handle_incidents", ("incidents.read", "originators.look_up")),
        Record("response", "respond_lawfully", ("incidents.read",)),
        Record("letter", "respond_lawfully", ("incidents.read",)),
        Record("aftercare", "care_for_staff", ("aftercare.give",)),
        Record("journal", "account_for_it", ("privacy.keep",)),
        Record("visit", "call_help", ("visits.see",)),
        Record("staff", "organise_the_work", ("people.change",)),
    )
}


def _lines() -> Iterable[Line]:
    for record, about, kind, fields in _TABLE:
        for named in fields.split():
            keep = named.endswith("=")
            model, _, field = named.rstrip("=").partition(".")
            yield Line(model, field, about, kind, record, keep)


def line_of(model: str, field: str) -> Line | None:
    """The line of one field."""
    return _BY_NAME.get((model, field))


C, S, B = About.CITIZEN, About.STAFF, About.BOTH
# Record, whose, what kind, and the fields; `=` behind a field: an erasure leaves it.
_TABLE = (
    ("alarm", B, Kind.STORY, "Alarm.note StandDown.note"),
    ("alarm", S, Kind.WORK, "Alarm.place_words Call.group="),
    ("visit", S, Kind.WORK, "Visit.where Visit.note"),
    ("alarm", S, Kind.CONTACT, "Call.address Trial.address"),
    (
        "alarm", S, Kind.TECHNICAL,
        "Alarm.key= Alarm.plan= Call.key= Call.channel= Call.outcome= Call.detail Call.reference "
        "Trial.link= Trial.key= Trial.channel= Trial.sender= Trial.code= Trial.detail= Trial.reference="
    ),
    ("incident", B, Kind.STORY, "Incident.story Incident.place_words Act.words Act.source Addition.text"),
    ("incident", B, Kind.TECHNICAL, "Incident.reference= Incident.report_key Draft.key Draft.sealed"),
    (
        "incident", B, Kind.JUDGEMENT,
        "Act.norm_class= Classification.norm_classes= Classification.reason Complaint.answer "
        "Feedback.text Feedback.answer",
    ),
    ("originator", C, Kind.IDENTITY, "Originator.sealed OriginatorKey.digest"),
    ("originator", C, Kind.JUDGEMENT, "Merge.sealed_reason Merge.sealed_undone_reason"),
    (
        "response", C, Kind.JUDGEMENT,
        "Proposal.status= Proposal.options= Proposal.acts= Proposal.missing= Proposal.question= "
        "Measure.kind= Measure.why Measure.lighter "
        "Measure.rule_id= Measure.rule_section= Measure.nature= "
        "Measure.where Measure.stays_open Measure.sent_back_why Measure.ways Measure.terms Measure.ends_early "
        "Measure.proportion Measure.weight Measure.reads= Measure.interpreter Measure.delivery= Lift.why "
        "Passed.gate= Passed.code= Passed.reason",
    ),
    ("response", C, Kind.STORY, "Hearing.notes Measure.suspected Measure.proofs"),
    (
        "incident", B, Kind.STORY,
        "SearchText.words Circumstances.with_what Circumstances.in_what_way Circumstances.why "
        "Circumstances.service_before= Circumstances.ordered_by Circumstances.police_words DamageItem.what "
        "Evidence.sealed_name Evidence.media_type= Evidence.removed_why EvidenceContent.sealed ThirdPartyFact.number= "
        "ThirdPartyFact.description Intervention.ordered_by Intervention.description",
    ),
    ("incident", B, Kind.IDENTITY, "Party.sealed LeftOut.case="),
    (
        "response", B, Kind.JUDGEMENT,
        "SecondLook.decision SecondLook.grounds SecondLook.reasons PassedOn.reasons PassedOn.why "
        "LiftRequest.words LiftRequest.answer "
        "Review.why Review.since Review.reached",
    ),
    (
        "response", B, Kind.JUDGEMENT,
        "OrderTalk.agenda OrderTalk.agreements PoliceReport.chosen_address PoliceReport.number "
        "PoliceReport.outcome_words",
    ),
    (
        "response", C, Kind.CARE,
        "CareReferral.to_whom CareReferral.why_without CareReferral.told CareLook.words",
    ),
    ("letter", C, Kind.CONTACT, "Letter.addressee Letter.contact"),
    ("letter", C, Kind.STORY, "Letter.subject Letter.body Letter.pdf Letter.interpreter Reading.why Delivery.note"),
    ("letter", C, Kind.TECHNICAL, "Letter.language= Letter.sha256= Delivery.by_whom Delivery.number"),
    ("aftercare", S, Kind.CARE, "Talk.note"),
    ("aftercare", S, Kind.TECHNICAL, "CarePlan.source= Talk.kind= Talk.label= Talk.anchor="),
    (
        "incident", S, Kind.WORK,
        "Promise.title Promise.kind= Promise.subject= Promise.case= Promise.permission= Promise.source=",
    ),
    ("staff", S, Kind.WORK, "Notice.kind= Notice.link= Notice.mail_body Drill.purpose Drill.well Drill.better"),
    ("staff", S, Kind.WORK, "SavedView.name SavedView.asked BroughtIn.name BroughtRow.key="),
    ("staff", S, Kind.JUDGEMENT, "Rating.answer="),
    ("staff", S, Kind.IDENTITY, "Person.username Person.name Person.job_title Person.language="),
    (
        "staff", S, Kind.TECHNICAL,
        "Person.password FailedLogIn.name_hash= FailedLogIn.address_hash= ApiToken.token_hash= "
        "EndingCode.ending= EndingCode.silent=",
    ),
    ("staff", S, Kind.CONTACT, "ContactPoint.address ContactPoint.name ContactPoint.sealed"),
    (
        "journal", B, Kind.TECHNICAL,
        "Entry.kind= Entry.actor= Entry.subject= Entry.data= Errand.follower= Errand.problem Erasure.root=",
    ),
    (
        "journal", B, Kind.JUDGEMENT,
        "LegalHold.reason BrokenGlass.reason BrokenGlass.verdict Erasure.reason Erasure.counts=",
    ),
)  # fmt: skip
LINES = tuple(_lines())
_BY_NAME = {(line.model, line.field): line for line in LINES}
# Buildings, devices, policies and signs of life: no words about a person stand in them.
NOT_ABOUT_PEOPLE = frozenset(
    "Organisation Covenant Place Device Zone DrillWindow EnrolmentCode Hook HookDevice HookMessage TestWindow "
    "TestPress "
    "PolicyVersion PolicyDraft Calibration Vignette "
    "Outlet ReferenceYear Template Pulse PanelKey Heard Trouble Knock Session ContentType".split()
)
