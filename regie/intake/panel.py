"""What a panel's signal becomes: an alarm, a line in the journal, or nothing; ACK only after the commit."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from regie import moment
from regie.alarms.actions import Press, take_press, verify
from regie.alarms.models import Alarm
from regie.devices.actions import note_signal
from regie.devices.models import Device, TestPress, Zone
from regie.devices.queries import panel_with_account, zone_of
from regie.gateways import Clock, Kind, SiaServer, Signal, Stranger, Verdict
from regie.intake.knocks import knocks
from regie.panels import actions as panels
from regie.panels import queries, rules
from regie.panels.actions import Hearing
from regie.panels.actions.hearing import Standing
from regie.panels.models import Heard
from regie.worker.threads import writer


def panel_server(host: str, port: int, clock: Clock) -> SiaServer:
    """The receiver for panels, with everything that it needs to know."""
    return SiaServer(host, port, receive, clock, keys=key_of, refused=refuse)


async def receive(signal: Signal) -> Verdict:
    """Store the signal and say what the panel may be told; an error means silence, so the panel repeats it."""
    return await writer.store(store, signal, at=moment.now())


async def key_of(account: str) -> bytes | None:
    """The key of an account; for whoever has none the answer takes as long."""
    return await writer.run(queries.key_of, account)


def refuse(stranger: Stranger) -> None:
    """Nobody could read it: count it, and say nothing to the sender."""
    knocks.count(stranger.source, rules.Why.KEY, stranger.account)


def store(signal: Signal, *, at: datetime) -> Verdict:
    """One signal, on disk when this returns ACK. Who has no business here hears nothing: no oracle."""
    panel = panel_with_account(signal.account)
    if panel is None or queries.has_key(panel) != signal.encrypted:
        why = rules.Why.PLAIN if panel else rules.Why.UNKNOWN
        knocks.count(signal.source, why, signal.account)
        return Verdict.SILENT
    hearing = _heard(panel, signal, at=at)
    if hearing.standing is Standing.RECORDING:
        knocks.count(signal.source, rules.Why.REPLAY, signal.account)
    return Verdict.NAK if hearing.late else Verdict.ACK


@transaction.atomic
def _heard(panel: Device, signal: Signal, *, at: datetime) -> Hearing:
    """Judge the signal and let follow what follows from it, all of it or nothing."""
    hearing = panels.hear(panel, signal, at=at)
    if hearing.standing is Standing.DOUBTFUL:
        _doubt(panel, signal, hearing, at=at)
    elif not hearing.late and hearing.standing is not Standing.RECORDING:
        if signal.encrypted:
            panels.end_trouble(panel, rules.Trouble.CLOCK, at=at)
        if hearing.standing is Standing.NEW and hearing.row:
            _take(panel, signal, hearing.row, at=at)
        else:
            note_signal(panel, kind="supervision", code=signal.code, zone="", at=at)
    return hearing


def _take(panel: Device, signal: Signal, row: Heard, *, at: datetime) -> None:
    """Heard for the first time."""
    if signal.kind is not Kind.RAISE:
        note_signal(panel, kind=str(signal.kind), code=signal.code, zone=signal.zone or "", at=at)
        panels.note_turn(panel, signal, at=at)
        return
    note_signal(panel, kind="supervision", code=signal.code, zone="", at=at)
    doubted = _doubted(panel, signal, at=at)
    if doubted and signal.encrypted:
        verify(doubted, at=at, by=panel)
    elif not _told_before(panel, signal, at=at):
        take_press(_press(panel, signal, row), at=at)


def _doubt(panel: Device, signal: Signal, hearing: Hearing, *, at: datetime) -> None:
    """The panel's clock is wrong: say so, and do not leave a person alone because of it (at the third refusal)."""
    off = rules.clock_off(signal.stamped_at, at=at)
    seconds = round(off.total_seconds()) if off is not None else None
    panels.begin_trouble(panel, rules.Trouble.CLOCK, seconds=seconds, at=at)
    if hearing.row is None or hearing.refusals < rules.REFUSALS_UNTIL_ALARM:
        return
    panels.let_in(hearing.row, at=at)
    if not _doubted(panel, signal, at=at):
        take_press(_press(panel, signal, hearing.row, unverified=True, clock_off_seconds=seconds), at=at)


def _doubted(panel: Device, signal: Signal, *, at: datetime) -> Alarm | None:
    """The alarm of this press that nobody could verify: of the same message, or of the same button and still open."""
    lately = Alarm.objects.filter(device=panel, raised_at__gte=at - rules.REFUSALS_COUNT_FOR)
    for alarm in lately.filter(key__startswith=_stem(panel, signal)):
        if not _heard_as(alarm).credible:
            return alarm
    open_ones = Alarm.objects.open().filter(device=panel, unverified=True)
    return next((one for one in open_ones if _is_button(_heard_as(one), signal)), None)


def _heard_as(alarm: Alarm) -> Heard:
    """The signal that raised this alarm of a panel."""
    return Heard.objects.get(pk=alarm.key.rpartition(":")[2])


def _is_button(heard: Heard, signal: Signal) -> bool:
    return (heard.code, heard.zone, heard.area) == (signal.code, signal.zone or "", signal.area or "")


def _told_before(panel: Device, signal: Signal, *, at: datetime) -> bool:
    """Whether the alarm of this very press is still open, or it was the announced test: told again, or restamped."""
    if TestPress.objects.filter(
        device=panel, key__startswith=_stem(panel, signal), at__gte=at - rules.SAME_PRESS
    ).exists():
        return True
    mine = Alarm.objects.open().filter(device=panel)
    same_press = mine.filter(key__startswith=_stem(panel, signal), raised_at__gte=at - rules.SAME_PRESS)
    if not signal.repeats:
        return same_press.exists()
    zone = zone_of(panel, signal.zone or "")
    return same_press.exists() or mine.filter(place=zone.place if zone else panel.place).exists()


def _press(panel: Device, signal: Signal, row: Heard, **doubt: Any) -> Press:
    zone = zone_of(panel, signal.zone or "")
    return Press(
        key=f"{_stem(panel, signal)}{row.pk}", kind=zone.level if zone else "alarm", origin=Alarm.Origin.PANEL,
        organisation=panel.organisation, place=zone.place if zone else panel.place, device=panel,
        zone=signal.zone or "", place_words=_unknown_zone(panel, signal), note=_note(zone, signal), **doubt,
    )  # fmt: skip


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
