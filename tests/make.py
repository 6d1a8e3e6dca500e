"""Plain functions that build what a test needs: a small chain with somebody in every role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from regie.duty.actions import put_on_rota
from regie.letters.actions import load_wordings
from regie.partners.models import Covenant, Organisation
from regie.people.actions import add_person, give_role
from regie.people.models import Person
from regie.places.actions import add_place
from regie.places.models import Place
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE

# A Tuesday morning in winter, 10.00 in Amsterdam.
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PASSWORD = "lang genoeg voor de test"
MIDNIGHT = 24 * 60


@dataclass
class Chain:
    """A municipality with a job centre, a partner and a guard company, and people by their first name."""

    municipality: Organisation
    partner: Organisation
    guards: Organisation
    office: Organisation
    site: Place
    elsewhere: Place
    counter: Place
    people: dict[str, Person] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        """`chain.joris` is the person called joris."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


def chain(town: str = "Testdam", *, at: datetime = NOW, policy: bool = True) -> Chain:
    """Everybody below, the example policy in force since before `at`, and the letter templates.

    People of another town than Testdam have its name before theirs: `kanarie-joris`.
    """
    municipality = Organisation.objects.create(name=f"Gemeente {town}", kind="municipality")
    partner = Organisation.objects.create(name=f"Partner {town}", kind="partner")
    guards = Organisation.objects.create(name=f"Bewaking {town}", kind="guard_company")
    office = Organisation.objects.create(name=f"Raad en college {town}", kind="office")
    covenant = Covenant.objects.create(title="Convenant", leader=municipality, signed_on=date(2026, 1, 1))
    covenant.members.set([municipality, partner, guards, office])
    site = add_place(organisation=municipality, kind="site", name="Werkplein", at=at)
    floor = add_place(organisation=municipality, parent=site, kind="floor", name="Begane grond", at=at)
    counter = add_place(organisation=municipality, parent=floor, kind="counter", name="Balie 3", at=at)
    elsewhere = add_place(organisation=municipality, kind="site", name="Stadhuis", at=at)
    made = Chain(municipality, partner, guards, office, site, elsewhere, counter)
    for username, organisation, role, place in (
        ("joris", municipality, "employee", site),
        ("meryem", municipality, "employee", site),
        ("tom", municipality, "employee", elsewhere),
        ("roos", municipality, "reception", site),
        ("sanne", municipality, "team_lead", site),
        ("karim", municipality, "team_lead", site),
        ("els", municipality, "team_lead", elsewhere),
        ("ali", municipality, "manager", site),
        ("priya", municipality, "coordinator", None),
        ("wim", municipality, "hr", None),
        ("ingrid", municipality, "legal", None),
        ("omar", municipality, "works_council", None),
        ("dirk", municipality, "director", None),
        ("bea", municipality, "administrator", None),
        ("anouk", partner, "employee", site),
        ("peter", partner, "team_lead", site),
        ("fatima", guards, "guard", site),
        ("rick", guards, "guard", site),
        ("noor", municipality, "counsellor", None),
        ("vera", office, "office_holder", None),
        ("gijs", office, "clerk", None),
        ("lotte", office, "mayors_office", None),
    ):
        full = username if town == "Testdam" else f"{town.lower()}-{username}"
        made.people[username] = person(full, organisation, role, place, at=at)
    if policy:
        import_pack(organisation=municipality, text=EXAMPLE.read_text(encoding="utf-8"), at=at, by=None)
    load_wordings(at=at)
    return made


def person(
    username: str, organisation: Organisation, role: str, place: Place | None, *, at: datetime = NOW
) -> Person:
    """One member of staff with one role and an e-mail address."""
    made = add_person(
        organisation=organisation, username=username, name=username.capitalize(), password=PASSWORD,
        email=f"{username}@test.invalid", at=at,
    )  # fmt: skip
    give_role(made, role=role, place=place, at=at)
    return made


def on_duty(person: Person, group: str, site: Place, *, at: datetime = NOW) -> None:
    """Put a person on duty around the clock, the whole week."""
    for weekday in range(7):
        put_on_rota(
            person=person,
            group=group,
            site=site,
            weekday=weekday,
            from_minute=0,
            until_minute=MIDNIGHT,
            at=at,
        )
