"""Who is on duty now, what a week looks like, and when nobody is there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from regie.duty import rules
from regie.duty.models import AMSTERDAM, Group, RotaLine
from regie.people.models import Person
from regie.places.models import Place


@dataclass(frozen=True)
class Day:
    """One day of one group: its lines, each in a lane of its own, and the hours that nobody covers."""

    weekday: int
    lines: list[tuple[RotaLine, int]]
    lanes: int
    gaps: list[tuple[int, int]]
    now: int | None


def on_duty(group: str, *, place: Place | None, at: datetime) -> QuerySet[Person]:
    """The people of `group` on duty at the site of `place`; without a place: at every site."""
    lines = RotaLine.objects.holding(at).filter(group=group)
    if place:
        lines = lines.filter(site_id=place.site_id)
    return Person.objects.active().filter(pk__in=lines.values("person")).order_by("name")


def in_group(group: str, *, place: Place | None) -> QuerySet[Person]:
    """Everybody with a line in `group` at the site of `place`, on duty now or not; without a place: at every site."""
    lines = RotaLine.objects.filter(group=group)
    if place:
        lines = lines.filter(site_id=place.site_id)
    return Person.objects.active().filter(pk__in=lines.values("person")).order_by("name")


def on_duty_by_group(*, site_ids: list[int], at: datetime) -> list[tuple[str, list[str]]]:
    """Per group its label and the names on duty at these sites; a group without anybody has an empty list."""
    lines = RotaLine.objects.holding(at).filter(site_id__in=site_ids, person__is_active=True)
    rows = lines.values_list("group", "person__name").order_by("person__name").distinct()
    names: dict[str, list[str]] = {group.value: [] for group in Group}
    for group, name in rows:
        names[group].append(name)
    return [(str(Group(group).label), people) for group, people in names.items()]


def people_on_duty(*, place: Place | None, at: datetime) -> list[tuple[int, str]]:
    """Everybody on duty at the site of `place`, whatever the group; without a place: at every site."""
    lines = RotaLine.objects.holding(at).filter(person__is_active=True)
    if place:
        lines = lines.filter(site_id=place.site_id)
    return list(lines.values_list("person_id", "person__name").order_by("person__name").distinct())


def week_of(site: Place, *, at: datetime) -> list[tuple[str, list[Day]]]:
    """Per group its seven days; the minute of now stands on today."""
    lines = RotaLine.objects.filter(site=site, person__is_active=True).select_related("person")
    by_day: dict[tuple[str, int], list[RotaLine]] = {}
    for line in lines.order_by("weekday", "from_minute", "person__name"):
        by_day.setdefault((line.group, line.weekday), []).append(line)
    return [
        (group.value, [_day(weekday, by_day.get((group.value, weekday), []), at=at) for weekday in range(7)])
        for group in Group
    ]


def _day(weekday: int, lines: list[RotaLine], *, at: datetime) -> Day:
    hours = [(line.from_minute, line.until_minute) for line in lines]
    lanes = rules.lanes(hours)
    local = at.astimezone(AMSTERDAM)
    now = local.hour * 60 + local.minute if local.weekday() == weekday else None
    return Day(
        weekday, list(zip(lines, lanes, strict=True)), max(lanes, default=0) + 1, rules.gaps(hours), now
    )


def sites_in_chain(person: Person) -> QuerySet[Place]:
    """The sites of the own organisation and of its partners: anybody may know who is on duty there."""
    chain = Person.objects.visible_to(person).values("organisation")
    sites = Place.objects.in_use().filter(kind=Place.Kind.SITE, organisation__in=chain)
    return sites.order_by("name")  # type: ignore[no-any-return]


def sites_rostered_by(person: Person) -> QuerySet[Place]:
    """The sites of which this person may change the rota."""
    reach = person.reach("duty.change", organisation="organisation", place="")
    return Place.objects.in_use().filter(reach, kind=Place.Kind.SITE).order_by("name")  # type: ignore[no-any-return]


def colleagues_of(person: Person) -> QuerySet[Person]:
    """Whom this person may put on a rota: everybody in the chain."""
    return Person.objects.active().visible_to(person).distinct().order_by("name")


def rostered_at(place: Place) -> list[str]:
    """Who stands on the rota of this site, each once."""
    people = RotaLine.objects.filter(site=place).order_by("person__name")
    return list(dict.fromkeys(people.values_list("person__name", flat=True)))
