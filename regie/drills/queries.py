"""When each location last practised and who took part, which drills are planned, and which were held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from regie.alarms.models import Alarm, Call
from regie.alarms.times import Times, times
from regie.alarms.words import group
from regie.devices.models import Device, DrillWindow, Zone
from regie.drills.models import Drill
from regie.drills.rules import Standing
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.queries import policy_in_force
from regie.policies.rules import NOT_CONFIGURED, Clock, due_by


@dataclass(frozen=True)
class Practised:
    """One location: its last drill, how often it must practise, and which groups were called when."""

    site: Place
    last_at: datetime | None
    times: Times | None
    again_by: datetime | None
    is_late: bool
    groups: list[tuple[str, datetime]]


@dataclass(frozen=True)
class Listed:
    """One drill on the list, how it stands, and how long it took."""

    drill: Drill
    standing: Standing
    times: Times | None


def practised(sites: Iterable[Place], *, at: datetime) -> list[Practised]:
    """Every location with when it last practised; without a norm nothing is late."""
    return [_practised(site, at=at) for site in sites]


def _practised(site: Place, *, at: datetime) -> Practised:
    here = Alarm.objects.drills().filter(place__path__startswith=site.path).exclude(stood_down_at=None)
    last = here.order_by("-raised_at").first()
    again_by = _again_by(site, last, at=at)
    return Practised(
        site=site, last_at=last.raised_at if last else None, times=times(last) if last else None,
        again_by=again_by, is_late=again_by is not None and again_by < at, groups=_groups(here),
    )  # fmt: skip


def _again_by(site: Place, last: Alarm | None, *, at: datetime) -> datetime | None:
    """Until when the next drill must be held according to the policy; None when it says nothing, or none was held."""
    in_force = policy_in_force(site.organisation, at, followed=site.organisation.norm_setter())
    if in_force is None or last is None:
        return None
    _version, pack = in_force
    due = due_by(pack, Clock.DRILL, last.raised_at)
    return None if due is NOT_CONFIGURED else due  # type: ignore[return-value]


def is_there_a_norm(site: Place, *, at: datetime) -> bool:
    """Whether the policy says how often this location practises; nobody else does."""
    in_force = policy_in_force(site.organisation, at, followed=site.organisation.norm_setter())
    return in_force is not None and due_by(in_force[1], Clock.DRILL, at) is not NOT_CONFIGURED


def _groups(drills: QuerySet[Alarm]) -> list[tuple[str, datetime]]:
    """Each group that was called in a drill here, and when that was last."""
    called = Call.objects.filter(alarm__in=drills).values("group").annotate(last=Max("alarm__raised_at"))
    return [(group(one["group"]), one["last"]) for one in called.order_by("-last", "group")]


def listed(drills: QuerySet[Drill], *, at: datetime) -> list[Listed]:
    """The drills with how each stands."""
    return [one(drill, at=at) for drill in drills.with_alarm()]  # type: ignore[attr-defined]


def one(drill: Drill, *, at: datetime) -> Listed:
    """One drill as it stands."""
    return Listed(drill, drill.standing_at(at), times(drill.alarm) if drill.alarm else None)


def lead_places(person: Person) -> QuerySet[Place]:
    """Where this person may lead a drill."""
    led = person.reach("drills.lead", organisation="organisation", place="")
    return Place.objects.in_use().filter(led).order_by("path")  # type: ignore[no-any-return]


def planned_at(place: Place) -> list[str]:
    """The drills that can still begin at this place, by who leads them."""
    return list(DrillWindow.objects.unused().filter(place=place).values_list("by__name", flat=True))


def lead_devices(person: Person) -> QuerySet[Device]:
    """The buttons that this person may take for a drill: known buttons that hang somewhere, and nobody's own screen."""
    there = Q(kind__in=(Device.Kind.BUTTON, Device.Kind.DESK)) & Q(place__isnull=False)
    mine = person.reach("drills.lead", organisation="organisation", place="place")
    return Device.objects.in_use().filter(there & mine).select_related("place").order_by("name")


def lead_zones(person: Person) -> QuerySet[Zone]:
    """The inputs of panels that this person may take for a drill."""
    mine = person.reach("drills.lead", organisation="panel__organisation", place="place")
    return (
        Zone.objects.filter(mine, panel__revoked_at=None)
        .select_related("panel", "place")
        .order_by("panel", "pk")
    )


def may_be_told(person: Person) -> QuerySet[Person]:
    """Whom this person can tell beforehand."""
    return Person.objects.active().visible_to(person).exclude(pk=person.pk).distinct().order_by("name")
