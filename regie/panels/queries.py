"""With which key a panel speaks, whether a signal was heard before, and what is the matter with it."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum

from regie.devices.models import Device
from regie.gateways import Signal
from regie.panels import rules
from regie.panels.models import Heard, Knock, PanelKey, Trouble
from regie.people.models import Person
from regie.people.rules import carrying
from regie.vault import Unreadable, unseal

SHOWN = 20

log = logging.getLogger(__name__)


def key_of(account: str) -> bytes | None:
    """The key with which this account speaks; None when there is no such account, no key, or none to be read."""
    found = PanelKey.objects.filter(panel__account=account.upper(), panel__revoked_at=None).first()
    if found is None:
        return None
    try:
        return unseal(found.sealed)
    except Unreadable as problem:
        log.error("the key of panel %s cannot be read: %s", found.panel_id, problem)  # noqa: TRY400
        return None


def has_key(panel: Device) -> bool:
    """Whether this panel must encrypt what it says."""
    return PanelKey.objects.filter(panel=panel).exists()


def recording_of(panel: Device, signal: Signal) -> Heard | None:
    """The credible signal that this one repeats word for word.

    In an encrypted frame the number stands outside what is closed, so there the words alone decide; in plain text
    anything can be changed, and only the very same frame is a repetition.
    """
    same = Q(words=signal.words) if signal.encrypted else Q(frame=signal.frame)
    return Heard.objects.filter(same, panel=panel, credible=True, accepted_at__isnull=False).first()


def same_message(panel: Device, signal: Signal, *, since: datetime) -> Heard | None:
    """The latest accepted signal with the same words and number, whatever its time stamp.

    One that was let in with a wrong time does not count for an encrypted signal: this one can confirm it.
    """
    mine = Heard.objects.filter(panel=panel, fingerprint=signal.fingerprint, accepted_at__gte=since)
    return mine.filter(credible=True).first() if signal.encrypted else mine.first()


def refusals(panel: Device, signal: Signal, *, at: datetime) -> int:
    """How often this event of this panel was answered with our time."""
    late = Heard.objects.filter(
        panel=panel, fingerprint=signal.fingerprint, encrypted=True, credible=False,
        received_at__gte=at - rules.REFUSALS_COUNT_FOR,
    )  # fmt: skip
    return late.aggregate(sum=Sum("refusals"))["sum"] or 0


def troubles_of(panel: Device) -> QuerySet[Trouble]:
    """What is the matter with it now."""
    return panel.troubles.filter(over_at=None)


def last_signals(panel: Device) -> QuerySet[Heard]:
    """What it said last, link tests left out."""
    return panel.signals.all()[:SHOWN]


def troubles_among(devices: Iterable[Device]) -> QuerySet[Trouble]:
    """What is the matter now with any of these."""
    return Trouble.objects.filter(panel__in=list(devices), over_at=None).select_related("panel")


def panel_page(panel: Device) -> dict[str, Any]:
    """All that is shown of one panel beside its place."""
    return {
        "key": PanelKey.objects.filter(panel=panel).first(),
        "troubles": list(troubles_of(panel)),
        "signals": list(last_signals(panel)),
        "refused": list(panel.knocks.all()[:SHOWN]),
    }


def knocks_for(person: Person) -> QuerySet[Knock]:
    """Messages for accounts that are nobody's: for whoever looks after all devices of an organisation."""
    wide = any(one.path is None for one in carrying(person.held, "devices.change"))
    return Knock.objects.filter(panel=None)[:SHOWN] if wide else Knock.objects.none()
