"""Which role may do what: one table, and the question asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from regie.refusal import Refused


class Role(StrEnum):
    """The roles of the chain; what each may do stands in PERMISSIONS."""

    EMPLOYEE = "employee"
    GUARD = "guard"
    RECEPTION = "reception"
    TEAM_LEAD = "team_lead"
    MANAGER = "manager"
    COORDINATOR = "coordinator"
    COUNSELLOR = "counsellor"
    HR = "hr"
    LEGAL = "legal"
    WORKS_COUNCIL = "works_council"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"
    OFFICE_HOLDER = "office_holder"
    CLERK = "clerk"
    MAYORS_OFFICE = "mayors_office"


EVERYBODY = frozenset(Role)
LEADERS = frozenset({Role.TEAM_LEAD, Role.MANAGER})
# Council and college: a regime of their own (S1-03), in an organisation of their own, which no other role opens.
OFFICE_READERS = frozenset({Role.CLERK, Role.MAYORS_OFFICE})
OFFICE_ROLES = OFFICE_READERS | {Role.OFFICE_HOLDER}

# The duty to intervene holds for everybody in the building (S3-13), so alarms and reports are everybody's.
PERMISSIONS: dict[str, frozenset[Role]] = {
    "alarms.press": EVERYBODY,
    "alarms.respond": EVERYBODY,
    "incidents.report": EVERYBODY,
    "incidents.read": LEADERS | OFFICE_READERS | {Role.COORDINATOR, Role.LEGAL},
    "incidents.classify": LEADERS | OFFICE_READERS | {Role.COORDINATOR},
    # Reading a case from which the reporter had somebody left out.
    "cases.instead": frozenset({Role.COORDINATOR, Role.COUNSELLOR, *OFFICE_READERS}),
    # Finding a citizen across departments, by name or number and with a purpose (U22).
    "originators.look_up": frozenset({Role.COORDINATOR, Role.LEGAL, *OFFICE_READERS}),
    # What leaves the register, each in its own shape (`register.rules.shapes`).
    "register.exchange": frozenset({Role.COORDINATOR}),
    "register.count": frozenset({Role.COORDINATOR, Role.HR, Role.LEGAL, Role.WORKS_COUNCIL, Role.DIRECTOR}),
    "register.accidents": frozenset({Role.HR}),
    # Who keeps it and the employer; the adviser and the inspector get it from them.
    "register.third_party": frozenset({Role.COUNSELLOR, Role.DIRECTOR}),
    "visitors.look": LEADERS | {Role.GUARD, Role.RECEPTION, Role.COORDINATOR},
    "interventions.log": EVERYBODY,
    "interventions.read": LEADERS | {Role.COORDINATOR, Role.LEGAL},
    "second_looks.ask": LEADERS | OFFICE_READERS | {Role.COORDINATOR, Role.LEGAL},
    "second_looks.give": EVERYBODY,
    "complaints.handle": OFFICE_READERS | {Role.LEGAL},
    "responses.choose": LEADERS | OFFICE_READERS | {Role.COORDINATOR},
    "responses.sign": LEADERS | OFFICE_READERS | {Role.LEGAL},
    "responses.override": OFFICE_READERS | {Role.MANAGER, Role.LEGAL},
    "letters.send": LEADERS | OFFICE_READERS | {Role.COORDINATOR, Role.LEGAL},
    # The words of the letters hold for everybody here; who writes one letter changes only that one.
    "letters.word": frozenset({Role.COORDINATOR, Role.LEGAL}),
    "aftercare.give": LEADERS | OFFICE_READERS | {Role.HR},
    "privacy.keep": OFFICE_READERS | {Role.LEGAL},
    "privacy.break_glass": LEADERS | {Role.COORDINATOR, Role.LEGAL},
    "policies.read": EVERYBODY,
    "learning.rate": EVERYBODY,
    "learning.ask": frozenset({Role.COORDINATOR}),
    "policies.import": frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    "duty.read": EVERYBODY,
    "duty.change": frozenset({Role.TEAM_LEAD, Role.COORDINATOR, Role.ADMINISTRATOR}),
    "people.change": frozenset({Role.ADMINISTRATOR}),
    "places.change": frozenset({Role.ADMINISTRATOR}),
    "watch.read": LEADERS | {Role.COORDINATOR, Role.ADMINISTRATOR},
    "devices.change": frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    "visits.go": EVERYBODY,
    "visits.see": LEADERS | {Role.COORDINATOR},
    "drills.lead": frozenset({Role.TEAM_LEAD, Role.COORDINATOR}),
}


@dataclass(frozen=True)
class Held:
    """A role that a person holds: in which organisation, and below which place (None: everywhere in it)."""

    role: str
    organisation_id: int
    path: str | None = None


def fits(role: str, *, office: bool) -> bool:
    """Whether a role can be held there: those of council and college only with them, no reader of others there."""
    return role == Role.ADMINISTRATOR or (role in OFFICE_ROLES) is office


def check_fits(role: str, *, office: bool) -> None:
    """Raise when a role would open the cases of office holders to others, or others' cases to who reads theirs."""
    if not fits(role, office=office):
        raise Refused("role_of_the_office")


def roles_for(permission: str) -> frozenset[Role]:
    """The roles that carry a permission; an unknown permission is a mistake in the code and raises KeyError."""
    return PERMISSIONS[permission]


def carrying(held: Iterable[Held], permission: str) -> tuple[Held, ...]:
    """Those of the held roles that carry the permission."""
    roles = roles_for(permission)
    return tuple(one for one in held if one.role in roles)


def may(
    held: Iterable[Held], permission: str, *, organisation_id: int | None = None, path: str | None = None
) -> bool:
    """Whether any held role carries `permission` for this organisation and this place.

    None as organisation or path asks "anywhere at all?"; a role without a place covers its whole organisation.
    """
    return any(_covers(one, organisation_id, path) for one in carrying(held, permission))


def _covers(one: Held, organisation_id: int | None, path: str | None) -> bool:
    same_organisation = organisation_id is None or one.organisation_id == organisation_id
    same_place = path is None or one.path is None or path.startswith(one.path)
    return same_organisation and same_place
