"""What a panel's signal becomes: an alarm, a line in the journal, or nothing; ACK only after the commit."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from regie.alarms.actions import Press, Taken, take_press
from regie.alarms.models import Alarm
from regie.devices.actions import note_signal
from regie.devices.models import Device, TestPress, Zone
from regie.devices.queries import panel_with_account, zone_of
from regie.gateways import Kind, Signal, Verdict
from regie.worker.threads import writer

# A panel repeats what was not acknowledged within a second or so; sequence numbers come round much later.
SAME_MESSAGE = timedelta(minutes=2)

log = logging.getLogger(__name__)


async def receive(signal: Signal) -> Verdict:
    """Store the signal and say what the panel may be told; an error means silence, so the panel repeats it."""
    return await writer.run(store, signal, at=timezone.now())


def store(signal: Signal, *, at: datetime) -> Verdict:
    """One signal, on disk when this returns ACK. An unknown account hears nothing: no oracle."""
    panel = panel_with_account(signal.account)
    if panel is None:
        log.warning("a panel with the unknown account %s sent %s", signal.account, signal.code)
        return Verdict.SILENT
    if signal.kind is Kind.RAISE:
        _raise(panel, signal, at=at)
    else:
        note_signal(panel, kind=str(signal.kind), code=signal.code, zone=signal.zone or "", at=at)
    return Verdict.ACK


def _raise(panel: Device, signal: Signal, *, at: datetime) -> Taken:
    """The alarm or the announced test of this press; a repeat of the same message is the same alarm."""
    test = TestPress.objects.filter(
        device=panel, key__startswith=_stem(panel, signal), at__gte=at - SAME_MESSAGE
    ).first()
    known = None if test else _repeated(panel, signal, at=at)
    if test or known:
        return Taken(alarm=known, test=test, is_new=False)
    zone = zone_of(panel, signal.zone or "")
    place = zone.place if zone else panel.place
    return take_press(
        Press(
            key=f"{_stem(panel, signal)}{at.isoformat()}", kind=zone.level if zone else "alarm",
            origin=Alarm.Origin.PANEL, organisation=panel.organisation, place=place, device=panel,
            zone=signal.zone or "", place_words=_unknown_zone(panel, signal), note=_note(zone, signal),
        ),
        at=at,
    )  # fmt: skip


def _repeated(panel: Device, signal: Signal, *, at: datetime) -> Alarm | None:
    """The alarm of the same message a moment ago, or the open one of the button when the panel says "again"."""
    mine = Alarm.objects.filter(device=panel)
    same_message = mine.filter(key__startswith=_stem(panel, signal), raised_at__gte=at - SAME_MESSAGE)
    if not signal.repeats:
        return same_message.first()
    zone = zone_of(panel, signal.zone or "")
    return same_message.first() or mine.open().filter(place=zone.place if zone else panel.place).first()


def _stem(panel: Device, signal: Signal) -> str:
    return f"sia:{panel.pk}:{signal.fingerprint}:"


def _unknown_zone(panel: Device, signal: Signal) -> str:
    """A zone without a place, in a panel without one: the panel's name is the best that is known."""
    if panel.place or not signal.zone:
        return ""
    return _("Locatie onbekend (%(panel)s, zone %(zone)s)") % {"panel": panel.name, "zone": signal.zone}


def _note(zone: Zone | None, signal: Signal) -> str:
    """What the panel adds in words, and the zone when nobody has said where it hangs."""
    parts = [signal.text] if signal.text else []
    if zone is None and signal.zone:
        parts.append(_("zone %(zone)s van het paneel heeft nog geen plek") % {"zone": signal.zone})
    return "; ".join(parts)
