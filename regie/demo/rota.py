"""A simple rota for the demo chain: at every hour of the week somebody of every group is on duty."""

from datetime import datetime

from regie.demo.people import EAST, INTERVENTION_TEAM, TOWN_HALL
from regie.duty.actions import put_on_rota
from regie.people.models import Person
from regie.places.models import Place

DAY, EVENING = 8 * 60, 18 * 60
MIDNIGHT = 24 * 60
# At night one guard and one manager a site stand by; by day two guards and the team in turns.
GUARDS = {EAST: ("fatima", "rick"), TOWN_HALL: ("samira", "bram")}
LEADS = {EAST: ("sanne", "karim"), TOWN_HALL: ("els",)}


def fill(people: dict[str, Person], sites: dict[str, Place], *, at: datetime) -> None:
    """Put everybody on the rota for the whole week."""
    for name, site in sites.items():
        team = [made.username for made in INTERVENTION_TEAM if made.site == name]
        for weekday in range(7):
            _around_the_clock(people, GUARDS[name], "guards", site, weekday, at=at)
            _around_the_clock(people, LEADS[name], "team_leads", site, weekday, at=at)
            _around_the_clock(people, ("priya",), "coordinators", site, weekday, at=at)
            turn = [team[(weekday * 3 + shift) % len(team)] for shift in range(4)]
            _around_the_clock(people, tuple(turn), "intervention_team", site, weekday, at=at)


def _around_the_clock(
    people: dict[str, Person], names: tuple[str, ...], group: str, site: Place, weekday: int, *, at: datetime
) -> None:
    """By day all of them, in the evening and at night the first."""
    for name in names:
        _block(people[name], group, site, weekday, DAY, EVENING, at=at)
    _block(people[names[0]], group, site, weekday, 0, DAY, at=at)
    _block(people[names[0]], group, site, weekday, EVENING, MIDNIGHT, at=at)


def _block(
    person: Person, group: str, site: Place, weekday: int, start: int, end: int, *, at: datetime
) -> None:
    put_on_rota(
        person=person, group=group, site=site, weekday=weekday, from_minute=start, until_minute=end, at=at
    )
