"""What stands on every page: navigation, organisation, demo mark, emergency number, theme."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from regie.partners.models import Organisation

PLACES = (
    ("web:home", gettext_noop("Mijn werk"), "checklist", None),
    ("alarms:board", gettext_noop("Bord"), "layout-dashboard", "alarms.respond"),
    ("visitors:list", gettext_noop("Aan de deur"), "door", "visitors.look"),
    ("visits:list", gettext_noop("Op pad"), "walk", "visits.go"),
    ("incidents:report", gettext_noop("Melden"), "pencil-plus", "incidents.report"),
    ("register:list", gettext_noop("Incidenten"), "folder", "incidents.report"),
    ("aftercare:list", gettext_noop("Nazorg"), "heart-handshake", "aftercare.give"),
    ("responses:in_force", gettext_noop("Maatregelen"), "shield-check", "incidents.read"),
    ("notices:promises", gettext_noop("Beloften"), "clock-check", "incidents.classify"),
    ("privacy:list", gettext_noop("Privacy"), "lock", "privacy.keep"),
    ("duty:rota", gettext_noop("Rooster"), "calendar-week", "duty.read"),
    ("drills:list", gettext_noop("Oefeningen"), "school", "alarms.respond"),
    ("policies:page", gettext_noop("Beleid"), "book", "policies.read"),
    ("people:list", gettext_noop("Medewerkers"), "users", "people.change"),
    ("places:list", gettext_noop("Plekken"), "building", "places.change"),
    ("devices:list", gettext_noop("Knoppen"), "device-mobile", "devices.change"),
    ("watch:page", gettext_noop("Werkt alles?"), "heartbeat", "watch.read"),
)


def page(request: Any) -> dict[str, Any]:
    """The context that base.html expects; see the comment at its top."""
    person = getattr(request, "user", None)
    person = person if person is not None and person.is_authenticated else None
    organisation = person.organisation if person else None
    own_theme = settings.HOUSE_STYLE / "theme.css"
    return {
        "person": person,
        "organisation": organisation.name if organisation else "",
        "demo": settings.DEMO or _is_made_up(organisation),
        "navigation": navigation(request, person) if person else [],
        "watches": bool(person and person.may("watch.read")),
        "emergency_number": settings.EMERGENCY_NUMBER,
        "dictation": settings.DICTATION,
        "theme_class": "regie-theme",
        "theme_url": static("huisstijl/theme.css") if own_theme.exists() else "",
    }


def _is_made_up(organisation: Any) -> bool:
    """Whether this is the demo; where nobody is known, it is as soon as a demo chain lives here."""
    if organisation:
        return organisation.is_demo
    try:
        return Organisation.objects.filter(is_demo=True).exists()
    except DatabaseError:
        # The page that says what still works must work itself.
        return False


def navigation(request: Any, person: Any) -> list[tuple[str, str, str, bool]]:
    """The doors that are open to this person: address, word, icon, and whether they stand there now."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        (reverse(name), _(word), icon, _stands_in(here, name))
        for name, word, icon, permission in PLACES
        if permission is None or person.may(permission)
    ]


def _stands_in(here: str, name: str) -> bool:
    """Whether the present page belongs to this door; incidents have two doors, so only the page itself counts."""
    room = name.partition(":")[0]
    return here == name or (room not in ("incidents", "web") and here.partition(":")[0] == room)
