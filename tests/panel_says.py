"""What a panel says, made as the gateway makes it, and what it hears back; no socket in between."""

from datetime import timedelta

from regie.gateways import Signal
from regie.gateways.sia_dc09 import build, parse
from regie.gateways.sia_events import signals_of
from regie.intake.panel import store
from regie.journal.models import Entry
from tests import make

KEY = "00112233445566778899AABBCCDDEEFF"
NOW = make.NOW


def said(
    data: str = "#1234|NPA007", *, at=NOW, off: float | None = 0.0, sequence: int = 42, key: str | None = KEY,
    token: str = "SIA-DCS", **header,
) -> Signal:  # fmt: skip
    """One signal as the gateway makes it, said by a panel whose clock is `off` seconds ahead (None: no time)."""
    stamp = None if off is None else at + timedelta(seconds=off)
    secret = bytes.fromhex(key) if key else None
    raw = build(token, "1234", data, sequence=f"{sequence:04d}", stamped_at=stamp, key=secret, **header)
    return signals_of(parse(raw, secret), received_at=at, source="10.0.0.9")[0]


def tell(signal: Signal, *, after: float = 0.0) -> str:
    """What the panel hears when this signal comes in so many seconds after ten o'clock."""
    return store(signal, at=NOW + timedelta(seconds=after)).value


def kinds(subject: str) -> list[str]:
    """What the journal holds of one subject, calls left out."""
    found = Entry.objects.filter(subject=subject).order_by("id").values_list("kind", flat=True)
    return [kind for kind in found if "Step" not in kind and "Told" not in kind]
