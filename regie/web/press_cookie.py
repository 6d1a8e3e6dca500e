"""Which button the browser of somebody who logs in is."""

from typing import Any

from django.http import HttpResponse

from regie.devices.actions import enrol
from regie.devices.cookie import NAME, remember
from regie.devices.models import Device
from regie.devices.queries import device_with_token
from regie.people.models import Person
from regie.people.queries import workplace_of


def renew(request: Any, response: HttpResponse, person: Person) -> None:
    """Give this browser a button of this person, unless it has one already; it hangs where the person works."""
    token = request.COOKIES.get(NAME, "")
    known = device_with_token(token)
    if known is None or known.person_id != person.pk:
        _, token = enrol(
            kind=Device.Kind.BROWSER, name=person.name, organisation=person.organisation, person=person,
            place=workplace_of(person), at=request.now, by=person,
        )  # fmt: skip
    remember(response, token)
