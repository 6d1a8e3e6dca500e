"""What is known of one citizen: the records that a person put together, and the earlier incidents one may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from regie.incidents import rules, words
from regie.incidents.models import Classification, Incident, Merge, Originator
from regie.incidents.models.originators import LOOK_UP
from regie.people.models import Person
from regie.people.queries import organisations_of


@dataclass(frozen=True)
class Earlier:
    """One incident of this citizen that the reader may read; shown, and never counted."""

    id: int
    reference: str
    head: str
    happened_at: datetime
    says: str
    outcome: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who is perhaps the same citizen, with what tells them apart: the number, and the incidents."""

    originator: Originator
    case_number: str
    earlier: list[Earlier]


@dataclass(frozen=True)
class Record:
    """All that the page of a citizen shows to this reader."""

    originator: Originator
    known: dict[str, str]
    earlier: list[Earlier]
    merges: list[Merge]
    looks_up: bool
    perhaps: list[Candidate]


def root_of(originator: Originator) -> Originator:
    """The record that this one was put together with, as it is now; itself when that was never done."""
    now = Originator.objects.get(pk=originator.pk)
    while now.merged_into_id:
        now = Originator.objects.get(pk=now.merged_into_id)
    return now


def family_of(originator: Originator) -> list[int]:
    """The numbers of all records that people put together with this one, itself included."""
    found = [root_of(originator).pk]
    newest = found
    while newest:
        newest = list(Originator.objects.filter(merged_into__in=newest).values_list("pk", flat=True))
        found = found + newest
    return found


def found(sought: Mapping[rules.Mark, str], *, organisation_id: int) -> list[Originator]:
    """Who in one organisation fits the name or the number and, when it is given, the day of birth.

    A record without a day of birth fits every day: it is shown, and a person looks whether it is the same citizen.
    """
    known = Originator.objects.none()
    for mark in (rules.Mark.NAME, rules.Mark.CASE_NUMBER):
        if mark in sought:
            known |= Originator.objects.known_as(mark, sought[mark], organisation_id=organisation_id)
    born = sought.get(rules.Mark.BIRTH_DATE, "")
    return [one for one in known.distinct() if not born or one.known.get("birth_date", born) == born]


def record_of(originator: Originator, *, person: Person) -> Record:
    """The record with its history, as this reader may know it; who may be the same is for who may look people up."""
    family = family_of(originator)
    looks_up = originator.organisation in organisations_of(person, LOOK_UP)
    merges = Merge.objects.filter(kept__in=family).select_related("by", "undone_by", "merged", "kept")
    return Record(
        originator=originator,
        known=originator.known,
        earlier=_earlier(family, person=person),
        merges=list(merges),
        looks_up=looks_up,
        perhaps=_perhaps(originator, family, person=person) if looks_up else [],
    )


def earlier_of(incident: Incident, *, person: Person) -> list[Earlier]:
    """The other incidents of the citizen of this case that the reader may read, the latest first."""
    if incident.originator is None:
        return []
    return [one for one in _earlier(family_of(incident.originator), person=person) if one.id != incident.pk]


def _earlier(family: list[int], *, person: Person) -> list[Earlier]:
    judged = Classification.objects.counting().filter(incident=OuterRef("pk"))
    seen = Incident.objects.readable_by(person).filter(originator__in=family).annotate(judged=Exists(judged))
    return [_line(one) for one in seen.prefetch_related("behaviours", "classifications")]


def _line(incident: Incident) -> Earlier:
    state = rules.state(
        reported=incident.reported_at is not None,
        classified=incident.judged,  # type: ignore[attr-defined]
        closed=incident.closed_at is not None,
    )
    counting = next((one for one in incident.classifications.all() if one.superseded_at is None), None)
    return Earlier(
        id=incident.pk, reference=incident.reference, head=words.head(incident), happened_at=incident.happened_at,
        says=str(words.STATES[state]),
        outcome=str(words.OUTCOMES[rules.Outcome(counting.outcome)]) if counting else "",
    )  # fmt: skip


def _perhaps(originator: Originator, family: list[int], *, person: Person) -> list[Candidate]:
    """Records with the same name or number that nobody put together with this one; a person decides."""
    known = originator.known
    sought = rules.marks(name=known.get("name", ""), case_number=known.get("case_number", ""))
    alike = found(sought, organisation_id=originator.organisation_id)
    return [
        Candidate(one, one.known.get("case_number", ""), _earlier(family_of(one), person=person))
        for one in alike
        if one.pk not in family
    ]
