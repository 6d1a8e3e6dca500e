"""What one can do with devices: enrol, hang, hear, supervise, revoke; the only writers."""

from regie.devices.actions.enrolling import enrol, enrol_panel, revoke
from regie.devices.actions.hanging import hang, hang_at, tie_zone, untie_zone
from regie.devices.actions.living import (
    note_alive,
    note_battery,
    note_signal,
    report_silent_devices,
    supervise,
    tell_keepers,
)

__all__ = [
    "enrol",
    "enrol_panel",
    "hang",
    "hang_at",
    "note_alive",
    "note_battery",
    "note_signal",
    "report_silent_devices",
    "revoke",
    "supervise",
    "tell_keepers",
    "tie_zone",
    "untie_zone",
]
