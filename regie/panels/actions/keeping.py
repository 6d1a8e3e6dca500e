"""Give a panel a key, another key, or none; it is stored sealed and never shown again."""

from datetime import datetime

from django.db import transaction

from regie.devices.models import Device
from regie.journal.actions import record
from regie.panels import facts, rules
from regie.panels.models import PanelKey
from regie.refusal import Refused
from regie.vault import seal


@transaction.atomic
def set_key(panel: Device, *, key: str, at: datetime, by: object) -> PanelKey:
    """What this panel says is only believed when it is encrypted with this key (hexadecimal) from now on."""
    if panel.kind != Device.Kind.PANEL:
        raise Refused("key_for_panel", name=panel.name)
    digits = rules.key_digits(key)
    bits = rules.KEY_BITS[len(digits)]
    sealed = seal(bytes.fromhex(digits))
    found, _is_new = PanelKey.objects.update_or_create(
        panel=panel, defaults={"sealed": sealed, "bits": bits, "set_at": at}
    )
    record(facts.KeySet(panel.pk, bits), at=at, by=by)
    return found


@transaction.atomic
def remove_key(panel: Device, *, at: datetime, by: object) -> None:
    """This panel speaks in plain text from now on."""
    gone, _rows = PanelKey.objects.filter(panel=panel).delete()
    if not gone:
        raise Refused("key_not_there", name=panel.name)
    record(facts.KeyRemoved(panel.pk), at=at, by=by)
