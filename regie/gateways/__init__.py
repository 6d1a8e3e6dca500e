"""Ways in from outside for devices that do not speak HTTP, and the table GATEWAYS.

A gateway reads what a device sends and knows nothing of alarms, people or the database. Its contract:

1. it is made with `(host, port, handle, clock)`; port 0 means any free one, and `port` tells which;
2. `await start()` listens or raises OSError, `await stop()` finishes what is being stored and hangs up;
3. every event becomes one `Signal`, and `await handle(signal)` stores it: the device is told ACK only after
   that call has returned `Verdict.ACK`, our time after `Verdict.NAK`, DUH after `Verdict.DUH`, and nothing after
   `Verdict.SILENT` or an error;
4. no device, however slow, loud or hostile, delays another one or makes the process grow;
5. `last_sign_of_life` moves at least every ten seconds while the gateway can really let devices in.

To add one: write its module here, add its line to GATEWAYS, and write tests in `tests/gateways/` against a
peer that somebody else made.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from regie.gateways.sia_server import SiaServer
from regie.gateways.signals import Clock, Handle, Keys, Kind, Refusing, Signal, Stranger, Verdict


class Gateway(Protocol):
    """What every line of GATEWAYS makes."""

    host: str
    port: int
    last_sign_of_life: datetime | None

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


GATEWAYS: dict[str, Callable[[str, int, Handle, Clock], Gateway]] = {
    "sia_dc09": SiaServer,
}

__all__ = [
    "GATEWAYS",
    "Clock",
    "Gateway",
    "Handle",
    "Keys",
    "Kind",
    "Refusing",
    "SiaServer",
    "Signal",
    "Stranger",
    "Verdict",
]
