"""How a browser becomes a button: a long-lived credential that can only press, and outlives the session."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from regie.alarms.views.pressing import COOKIE as NAME
from regie.devices.actions import enrol
from regie.devices.models import Device
from regie.devices.queries import device_with_token

A_YEAR = 365 * 86400


def renew(request: Any, response: HttpResponse, person: Any) -> None:
    """Give this browser a button of this person, unless it has one already."""
    known = device_with_token(request.COOKIES.get(NAME, ""))
    token = request.COOKIES.get(NAME, "")
    if known is None or known.person_id != person.pk:
        _, token = enrol(
            kind=Device.Kind.BROWSER, name=f"{person.name}", organisation=person.organisation, person=person,
            at=request.now, by=person,
        )  # fmt: skip
    response.set_cookie(
        NAME,
        token,
        max_age=A_YEAR,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
        path="/",
    )


def device_of(request: Any) -> Device | None:
    """The button that this browser is, also when nobody is logged in."""
    return device_with_token(request.COOKIES.get(NAME, ""))
