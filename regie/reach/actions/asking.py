"""Ask one person something over every way of their own at once: it is no call, and nobody else hears it."""

import secrets
from datetime import datetime
from typing import Any

from regie.channels import DIRECT
from regie.journal.bell import Topic, ring_after_commit
from regie.people.models import ContactPoint, Person
from regie.reach.models import Outlet, Trial, Truth
from regie.reach.queries import NO_PROVIDER, carrier_of, outlets_for_person


def ask_person(person: Person, *, about: str, link: str, at: datetime) -> list[Trial]:
    """A question over each way, sent once, in the transaction of whoever asks; the screen asks as well."""
    outlets = outlets_for_person(person)
    asked = Trial.objects.bulk_create(
        over(point, outlets, stem="ask", about=about, link=link, at=at)
        for point in person.contact_points.order_by("rung", "pk")
    )
    ring_after_commit(Topic.TRIALS)
    return asked


def over(point: ContactPoint, outlets: list[Outlet], *, stem: str, at: datetime, **about: Any) -> Trial:
    """The row of one message over one way of a person; a way that nothing carries has failed at once (I-9)."""
    carrier = carrier_of(point.channel, outlets)
    reachable = carrier is not None or point.channel in DIRECT
    return Trial(
        person_id=point.person_id, point=point, outlet=carrier, channel=point.channel,
        sender=carrier.kind if carrier else DIRECT.get(point.channel, ""), address=point.address, at=at,
        key=f"{stem}-{secrets.token_hex(8)}", state=Truth.WAITING if reachable else Truth.FAILED,
        done_at=None if reachable else at, detail="" if reachable else NO_PROVIDER, **about,
    )  # fmt: skip
