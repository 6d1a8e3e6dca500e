"""What does a case know of what the norm asks: how they met, where, towards whom, and was it at work?"""

from collections.abc import Iterable
from typing import Any

from regie.incidents.models import Circumstances, Classification, Incident, Party
from regie.people.models import Person
from regie.people.rules import Role
from regie.places.models import Place
from regie.policies.rules import NOT_CONFIGURED, Case, Pack, read_history
from regie.responses.queries.case import day_of

Channel, PlaceType = Circumstances.Channel, Circumstances.PlaceType
# The norm's words for ours. Where we know less than the norm can ask, every word that it may be.
CHANNELS: dict[str, tuple[str, ...]] = {
    Channel.COUNTER: ("in_person",),
    Channel.ROOM: ("in_person",),
    Channel.VISIT: ("in_person",),
    Channel.PUBLIC: ("in_person",),
    Channel.PHONE: ("phone",),
    Channel.MAIL: ("email", "letter"),
    Channel.ONLINE: ("online", "social_media", "chat"),
}
PLACES: dict[str, tuple[str, ...]] = {
    PlaceType.INTERVIEW_ROOM: ("room",),
    PlaceType.OFFICE: ("site", "floor", "room"),
    PlaceType.ENTRANCE: ("ground", "outside"),
    PlaceType.HOME: ("home_visit",),
    PlaceType.STREET: ("street",),
    PlaceType.VEHICLE: ("vehicle",),
    PlaceType.NOWHERE: ("nowhere",),
}
# Where the channel itself says the place, when nobody told it.
PLACE_OF_CHANNEL: dict[str, tuple[str, ...]] = {
    Channel.COUNTER: ("counter",),
    Channel.ROOM: ("room",),
    Channel.VISIT: ("home_visit",),
    Channel.PUBLIC: ("street", "outside"),
}
KINDS_OF_PLACE = {kind: (kind.value,) for kind in Place.Kind}


def case_of(classification: Classification, pack: Pack) -> Case:
    """The case as the norm is asked about it. What came before stays unknown: a person says that, nobody counts."""
    incident = classification.incident
    told = Circumstances.objects.filter(incident=incident).first()
    channel = told.channel if told else ""
    private = channel == Channel.PRIVATE
    return Case(
        classes=tuple(classification.norm_classes),
        on=day_of(incident.happened_at),
        channel=_one_of(CHANNELS.get(channel, ()), _asked(pack, "channels")),
        place=_one_of(_places(incident, told), _asked(pack, "places")),
        target=_target(incident),
        history=NOT_CONFIGURED,
        off_duty=private,
        about_work=True if private else NOT_CONFIGURED,
    )


def _places(incident: Incident, told: Circumstances | None) -> tuple[str, ...]:
    """What somebody told of it goes before the kind of the place on our list."""
    if told and told.place_type in PLACES:
        return PLACES[PlaceType(told.place_type)]
    if incident.place:
        return KINDS_OF_PLACE.get(Place.Kind(incident.place.kind), ())
    return PLACE_OF_CHANNEL.get(told.channel, ()) if told else ()


def _asked(pack: Pack, name: str) -> list[frozenset[str]]:
    """Every list of names between which this norm tells apart."""
    lists = [getattr(rule.when, name) for rule in pack.rules]
    scope = getattr(pack.scope, name)
    return [frozenset(one) for one in (*lists, () if scope is NOT_CONFIGURED else scope) if one]


def _one_of(possible: tuple[str, ...], asked: Iterable[frozenset[str]]) -> str | None:
    """One of what it may be when the norm makes no difference between them; otherwise it is not known."""
    told_apart = any(set(possible) & names and not set(possible) <= names for names in asked)
    return possible[0] if possible and not told_apart else None


def _target(incident: Incident) -> str | None:
    """Whom it happened to, when that is one kind of person; a guard may be ours or hired, so that is not known."""
    people = Person.objects.filter(pk__in=incident.affected_ids).prefetch_related("assignments")
    kinds = {_kind_of(one) for one in people}
    if not kinds and incident.parties.filter(kind=Party.Kind.VICTIM).exists():
        return "visitor"
    kind = kinds.pop() if kinds else None
    return None if kinds else kind


def _kind_of(person: Person) -> str | None:
    roles = {one.role for one in person.held}
    if Role.OFFICE_HOLDER in roles:
        return "politician"
    return None if roles <= {Role.GUARD} else "employee"


def asked_before(question: dict[str, Any], fresh: Case) -> Case:
    """What a person said earlier goes before what the case knows by itself."""
    repeated, history = read_history(question.get("history", ()))
    known = {name: question.get(name) or getattr(fresh, name) for name in ("channel", "place", "target")}
    about = question.get("about_work")
    return Case(
        classes=fresh.classes, on=fresh.on, **known, repeated=repeated, history=history,
        circumstances=question.get("circumstances", {}), off_duty=question.get("off_duty", fresh.off_duty),
        about_work=fresh.about_work if not isinstance(about, bool) else about,
    )  # fmt: skip
