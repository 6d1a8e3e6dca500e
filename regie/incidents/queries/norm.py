"""Which norm holds for a case, what it names, which terms it sets, and who may act on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from regie.incidents import words
from regie.incidents.models import Incident
from regie.notices.models import LeftOut
from regie.people.models import Person
from regie.people.queries import who_may, with_roles
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of, policy_in_force
from regie.policies.rules import NOT_CONFIGURED, Anchor, Clock, Pack, deadline_for, due_by
from regie.policies.words import say

LEADS = "incidents.classify"


@dataclass(frozen=True)
class ClassRow:
    """One class of the norm, as the one who judges reads it."""

    code: str
    label: str
    criteria: str
    examples: tuple[str, ...]
    road: str


def norm_on(incident: Incident) -> PolicyVersion | None:
    """The policy that was in force where and when it happened; None when there was none."""
    owner = incident.place.organisation if incident.place else incident.organisation
    found = policy_in_force(owner, incident.happened_at, followed=owner.norm_setter())
    return found[0] if found else None


def pack(incident: Incident) -> Pack | None:
    """What the norm of the case says."""
    return pack_of(incident.policy_version) if incident.policy_version else None


def roads(incident: Incident) -> dict[str, str]:
    """The road of every class that the norm of the case names; empty without a norm."""
    norm = pack(incident)
    return {one.code: str(one.road) for one in norm.norm} if norm else {}


def norm_classes(incident: Incident) -> list[ClassRow]:
    """The classes of the norm with their criteria and examples, in the reader's language."""
    norm = pack(incident)
    return [
        ClassRow(
            one.code,
            say(one.label),
            say(one.criteria),
            tuple(say(text) for text in one.examples),
            str(one.road),
        )
        for one in (norm.norm if norm else ())
    ]


def due_at(incident: Incident, clock: Clock) -> datetime | None:
    """By when the norm of the case promises this; None when it sets no term, or its anchor has not come."""
    norm = pack(incident)
    deadline = deadline_for(norm, clock) if norm else None
    anchor_at = _moments(incident).get(deadline.anchor) if deadline else None
    if norm is None or anchor_at is None:
        return None
    due = due_by(norm, clock, anchor_at)
    return None if due is NOT_CONFIGURED else due  # type: ignore[return-value]


def due_since(incident: Incident, clock: Clock, since: datetime) -> datetime | None:
    """The same term, run from another moment than the one that the norm names."""
    norm = pack(incident)
    due = due_by(norm, clock, since) if norm else NOT_CONFIGURED
    return None if due is NOT_CONFIGURED else due  # type: ignore[return-value]


def _moments(incident: Incident) -> dict[Anchor, datetime | None]:
    """A citizen's complaint was received on the day they complained, however long we took to see that it is one."""
    judged = incident.classifications.counting().first()
    return {
        Anchor.INCIDENT: incident.happened_at,
        Anchor.REPORTED: incident.reported_at,
        Anchor.CLASSIFIED: judged.at if judged else None,
        Anchor.COMPLAINT_RECEIVED: incident.happened_at,
    }


def source(incident: Incident) -> str:
    """Which policy a promise comes from, as it is shown beside the clock."""
    version = incident.policy_version
    return f"{version.title} {version.version}"[:120] if version else ""


def involved_people(incident: Incident) -> list[Person]:
    """Who told it and everybody whom it happened to: they decide nothing in it, and hear how it ends."""
    return list(Person.objects.filter(pk__in=incident.involved_ids).order_by("pk"))


def readers_who_may_lead(incident: Incident) -> list[Person]:
    """Who can have the regie of this case: by role, reads the whole of it, and not whom it happened to."""
    able = who_may(LEADS, organisation_id=incident.organisation_id, place=incident.place)
    return [person for person in _not_left_out(able, incident) if person.pk not in incident.affected_ids]


def who_can_judge(incident: Incident) -> list[Person]:
    """Who can hold it against the norm: by role, neither told it nor underwent it, and is not left out of it."""
    able = who_may("incidents.classify", organisation_id=incident.organisation_id, place=incident.place)
    return [person for person in _not_left_out(able, incident) if person.pk not in incident.involved_ids]


def _not_left_out(able: Iterable[Person], incident: Incident) -> list[Person]:
    people = with_roles(able)
    readers = Incident.objects.readers_of(incident, among=people)
    return [person for person in people if person.pk in readers]


def others_who_may(permission: str, incident: Incident) -> str:
    """Who else can do it, by name: neither the reporter nor whom it happened to, nor who is left out."""
    able = who_may(permission, organisation_id=incident.organisation_id, place=incident.place)
    names = able.exclude(pk__in=incident.involved_ids).exclude(
        pk__in=LeftOut.objects.filter(case=incident.subject).values("person")
    )
    return words.some_of(list(names.values_list("name", flat=True))) or _("nog niemand")
