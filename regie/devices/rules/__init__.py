"""How a device proves itself, what an input is called, and when silence is a fault."""

from regie.devices.rules.battery import is_low, is_well
from regie.devices.rules.credentials import LONGEST_ZONE, mosquitto_hash, token_hash, zone_number
from regie.devices.rules.quarters import bounds, quarter_before, quarter_of
from regie.devices.rules.supervision import (
    CLASSES,
    Supervision,
    default_for,
    interval,
    is_silent,
    last_heard_before,
    reported_after,
    supervision_named,
)

__all__ = [
    "CLASSES",
    "LONGEST_ZONE",
    "Supervision",
    "bounds",
    "default_for",
    "interval",
    "is_low",
    "is_silent",
    "is_well",
    "last_heard_before",
    "mosquitto_hash",
    "quarter_before",
    "quarter_of",
    "reported_after",
    "supervision_named",
    "token_hash",
    "zone_number",
]
