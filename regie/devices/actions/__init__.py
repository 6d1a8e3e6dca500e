"""What one can do with devices: enrol, hang, hear, supervise, revoke; the only writers."""

from regie.devices.actions.drilling import begin_drill, end_drill_window, open_drill_window, take_as_drill
from regie.devices.actions.enrolling import (
    enrol,
    enrol_panel,
    make_enrolment_code,
    make_mqtt_password,
    revoke,
    use_enrolment_code,
)
from regie.devices.actions.hanging import hang, hang_at, tie_zone, untie_zone
from regie.devices.actions.hooks import (
    end_hook,
    forget_button,
    make_hook,
    name_button,
    note_message,
    note_refusal,
)
from regie.devices.actions.living import (
    note_alive,
    note_battery,
    note_offline,
    note_signal,
    refuse_signal,
    report_silent_devices,
    supervise,
    tell_keepers,
)
from regie.devices.actions.testing import announce_test, end_tests, note_test, take_as_test

__all__ = [
    "announce_test",
    "begin_drill",
    "end_drill_window",
    "end_hook",
    "end_tests",
    "enrol",
    "enrol_panel",
    "forget_button",
    "hang",
    "hang_at",
    "make_enrolment_code",
    "make_hook",
    "make_mqtt_password",
    "name_button",
    "note_alive",
    "note_battery",
    "note_message",
    "note_offline",
    "note_refusal",
    "note_signal",
    "note_test",
    "open_drill_window",
    "refuse_signal",
    "report_silent_devices",
    "revoke",
    "supervise",
    "take_as_drill",
    "take_as_test",
    "tell_keepers",
    "tie_zone",
    "untie_zone",
    "use_enrolment_code",
]
