"""Who is on duty now, and where nobody is."""

from datetime import datetime

from django.db.models import QuerySet

from regie.duty.models import Group, RotaLine
from regie.people.models import Person
from regie.places.models import Place


def on_duty(group: str, *, place: Place | None, at: datetime) -> QuerySet[Person]:
    """The people of `group` on duty at the site of `place`; without a place: at every site."""
    lines = RotaLine.objects.holding(at).filter(group=group)
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
