"""The demo chain is whole: every role has somebody, every hour somebody on duty, and all of it is marked as made up."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.alarms.models import Call
from regie.alarms.times import times
from regie.demo import chain, past
from regie.demo.people import INTERVENTION_TEAM, MANAGERS
from regie.devices.models import Device
from regie.drills.models import Drill
from regie.drills.rules import Standing
from regie.duty.models import Group
from regie.duty.queries import on_duty
from regie.partners.models import Covenant, Organisation
from regie.people.models import Person
from regie.people.rules import Role
from regie.places.models import Place
from regie.policies.queries import policy_in_force
from regie.verify import Asked, findings
from tests import make
from tests.built_once import BuiltOnce

# What is in it does not depend on the database; on PostgreSQL every process that is started for real begins with it.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
the_demo = BuiltOnce(lambda: chain.load(at=make.NOW))


@pytest.fixture
def demo(db):
    """The demo chain in the test database."""
    the_demo()


def test_the_intervention_team_has_twenty_members_and_every_manager(demo):
    """S2-11 S2-13: a team of twenty with all department managers in it."""
    managers = {made.username for made in MANAGERS}
    assert len(INTERVENTION_TEAM) == 20
    assert (
        set(Person.objects.filter(assignments__role=Role.MANAGER).values_list("username", flat=True))
        == managers
    )
    assert managers <= {made.username for made in INTERVENTION_TEAM}
    rostered = Person.objects.filter(rota_lines__group=Group.INTERVENTION_TEAM).distinct()
    assert {person.username for person in rostered} == {made.username for made in INTERVENTION_TEAM}


def test_at_every_hour_of_the_week_somebody_of_every_group_is_on_duty(demo):
    """S2-12 S1-18: rostered and always on standby, at both sites."""
    empty = [
        (site.name, group, hour)
        for site in Place.objects.filter(kind="site")
        for group in Group.values
        for hour in range(0, 7 * 24, 1)
        if not on_duty(group, place=site, at=make.NOW + timedelta(hours=hour)).exists()
    ]
    assert empty == []


def test_one_chain_under_one_norm(demo):
    """S1-04 S2-21 S4-02: a municipality, a partner and a guard company with a covenant; one policy counts."""
    covenant = Covenant.objects.get()
    assert {one.kind for one in covenant.members.all()} == {
        "municipality",
        "partner",
        "guard_company",
        "office",
    }
    owners = {one.norm_setter() for one in Organisation.objects.all()}
    assert owners == {covenant.leader}
    _version, pack = policy_in_force(covenant.leader, make.NOW)
    assert "voorbeeld" in pack.label.in_language("nl")


def test_some_guards_hold_the_diploma_and_every_role_has_somebody(demo):
    """S3-20 S1-08: the diploma is recorded per guard."""
    guards = Person.objects.filter(assignments__role=Role.GUARD)
    assert {guard.guard_diploma for guard in guards} == {True, False}
    assert set(Person.objects.values_list("assignments__role", flat=True)) == {role.value for role in Role}


def test_every_spot_has_a_button_on_a_panel(demo):
    """S1-18: no counter or room without an alarm provision."""
    spots = Place.objects.filter(kind__in=("counter", "room"))
    assert not spots.filter(zones=None).exists()
    assert Device.objects.filter(kind="button").count() == len(chain.BUTTONS)


@pytest.mark.parametrize("address", ["/", "/board/", "/incidents/", "/policies/", "/press/"])
def test_every_page_says_that_it_is_made_up(demo, address):
    """S3-05: nobody takes the demo for real."""
    client = Client()
    client.post("/login/", {"username": "sanne", "password": chain.password("sanne")})
    assert "verzonnen" in client.get(address).content.decode()


def test_the_demo_has_practised(demo):
    """S1-20: last week's drill is whole: its times, its lessons, and a true story; nobody is called for it today."""
    past.practise(at=make.NOW)
    drill = Drill.objects.with_alarm().get()
    took = times(drill.alarm)
    assert (took.of("there"), took.of("charge"), took.help_words) == (44, 49, "44 s")
    assert drill.standing_at(make.NOW) == Standing.EVALUATED
    assert not Call.objects.filter(state=Call.State.WAITING).exists()
    assert list(findings(Asked(at=make.NOW))) == []
