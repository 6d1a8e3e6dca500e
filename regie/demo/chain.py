"""Builds the demo chain, and tells its log-ins: all of it made up, and marked so on every page."""

import hashlib
from datetime import date, datetime
from typing import Any

from django.db import transaction

from regie.demo import rota
from regie.demo.people import EAST, EVERYBODY, GUARDS, MUNICIPALITY, OFFICE, PARTNER, TOWN_HALL, Made
from regie.devices.actions import enrol, enrol_panel, tie_zone
from regie.devices.models import Device
from regie.letters.actions import load_wordings
from regie.partners.models import Covenant, Organisation
from regie.people.actions import add_person, give_role
from regie.people.models import Person
from regie.places.actions import add_place
from regie.places.models import Place
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE

TO_TRY = ("joris", "fatima", "ali", "sanne", "karim", "priya", "ingrid", "wim", "beheer")
PANELS = {"1234": EAST, "5678": TOWN_HALL}
BUTTONS = {
    "Knop balie 3": (EAST, "Balie 3"),
    "Knop spreekkamer 2": (EAST, "Spreekkamer 2"),
    "Knop balie A": (TOWN_HALL, "Balie A"),
}
LAYOUT = {
    EAST: {
        "Begane grond": ("Balie 1", "Balie 2", "Balie 3", "Spreekkamer 1", "Spreekkamer 2"),
        "Eerste verdieping": ("Spreekkamer 3", "Spreekkamer 4"),
    },
    TOWN_HALL: {"Hal": ("Balie A", "Balie B", "Balie C"), "Eerste etage": ("Kamer 1.01", "Kamer 1.02")},
}


@transaction.atomic
def load(*, at: datetime) -> None:
    """Make the whole chain, all or nothing."""
    owner = Organisation.objects.create(name=MUNICIPALITY, kind="municipality", is_demo=True)
    partner = Organisation.objects.create(name=PARTNER, kind="partner", is_demo=True)
    guards = Organisation.objects.create(name=GUARDS, kind="guard_company", is_demo=True)
    office = Organisation.objects.create(name=OFFICE, kind="office", is_demo=True)
    covenant = Covenant.objects.create(
        title="Convenant veilige dienstverlening (demo)", leader=owner, signed_on=date(2026, 1, 5)
    )
    covenant.members.set([owner, partner, guards, office])
    sites = {name: _site(owner, name, at=at) for name in LAYOUT}
    organisations = {one.name: one for one in (owner, partner, guards, office)}
    people = {made.username: _person(made, organisations, sites, at=at) for made in EVERYBODY}
    load_wordings(at=at)
    import_pack(organisation=owner, text=EXAMPLE.read_text(encoding="utf-8"), at=at, by=None)
    rota.fill(people, sites, at=at)
    _devices(owner, sites, at=at)


def _site(owner: Organisation, name: str, *, at: datetime) -> Place:
    site = add_place(organisation=owner, kind="site", name=name, at=at)
    for floor_name, spots in LAYOUT[name].items():
        floor = add_place(organisation=owner, parent=site, kind="floor", name=floor_name, at=at)
        for spot in spots:
            kind = "counter" if spot.startswith("Balie") else "room"
            add_place(organisation=owner, parent=floor, kind=kind, name=spot, at=at)
    return site


def _person(
    made: Made, organisations: dict[str, Organisation], sites: dict[str, Place], *, at: datetime
) -> Person:
    person = add_person(
        organisation=organisations[made.organisation], username=made.username, name=made.name,
        password=password(made.username), job_title=made.job_title, guard_diploma=made.diploma,
        email=f"{made.username}@demo.invalid", at=at,
    )  # fmt: skip
    give_role(person, role=made.role, place=sites.get(made.site), at=at)
    return person


def _devices(owner: Organisation, sites: dict[str, Place], *, at: datetime) -> None:
    for name, (site, spot) in BUTTONS.items():
        place = Place.objects.within(sites[site]).get(name=spot)
        enrol(kind="button", name=name, organisation=owner, place=place, token=token(name), at=at)
    for account, site in PANELS.items():
        panel = enrol_panel(
            account=account, name=f"Paneel {site}", organisation=owner, place=sites[site], at=at
        )
        spots = Place.objects.within(sites[site]).filter(kind__in=("counter", "room")).order_by("pk")
        for number, spot in enumerate(spots, start=1):
            tie_zone(panel, number=str(number), place=spot, at=at)


def password(username: str) -> str:
    """The same password at every start, so that a demo can be shown twice; demo data only."""
    return f"{username}-{hashlib.sha256(f'demo {username}'.encode()).hexdigest()[:10]}"


def token(name: str) -> str:
    """The same device token at every start; demo data only."""
    return "demo-" + hashlib.sha256(f"demo device {name}".encode()).hexdigest()[:32]


def log_ins() -> list[dict[str, Any]]:
    """Every demo log-in with its role."""
    return [
        {
            "username": made.username, "password": password(made.username), "role": made.role, "name": made.name,
            "organisation": made.organisation, "site": made.site,
        }
        for made in EVERYBODY
    ]  # fmt: skip


def devices() -> list[dict[str, Any]]:
    """Every demo device with what it proves itself by."""
    places = dict(Device.objects.filter(organisation__name=MUNICIPALITY).values_list("name", "place__name"))
    buttons = [
        {"name": name, "kind": "button", "token": token(name), "place": places.get(name)} for name in BUTTONS
    ]
    panels = [
        {"name": f"Paneel {site}", "kind": "panel", "account": account, "place": site}
        for account, site in PANELS.items()
    ]
    return [*buttons, *panels]
